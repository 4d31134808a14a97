from __future__ import annotations

import pytest

from bot.cli.check import check_all

pytestmark = pytest.mark.long


def test_the_content_has_no_problems(capsys: pytest.CaptureFixture[str]) -> None:
    """All that `hammy check` looks at, once; the first of the ten shares of the sentences is held out."""
    _has_none(capsys, check_all(shares=1))


@pytest.mark.nightly
def test_no_sentence_is_claimed_by_another_intent(capsys: pytest.CaptureFixture[str]) -> None:
    """The same, with each share held out."""
    _has_none(capsys, check_all())


def _has_none(capsys: pytest.CaptureFixture[str], code: int) -> None:
    said = capsys.readouterr()
    assert said.out == "No problems.\n"
    assert said.err == ""
    assert code == 0
