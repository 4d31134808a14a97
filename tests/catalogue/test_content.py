from __future__ import annotations

import pytest

from bot.cli.check import check_all
from bot.content_lint import overmatch
from bot.content_lint.overmatch import overmatched
from tests.support.learned import learned_assistant, learned_model

pytestmark = pytest.mark.long


@pytest.fixture
def learned_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is learned of all sentences is what is served, and is not learned anew."""
    _, understander = learned_model()
    monkeypatch.setattr(overmatch, "IntentRanker", lambda _: understander._ranker)


@pytest.mark.usefixtures("learned_once")
def test_the_content_has_no_problems(capsys: pytest.CaptureFixture[str]) -> None:
    """All that `hammy check` looks at but the shares of sentences that are held out."""
    _has_none(capsys, check_all(shares=0))


@pytest.mark.usefixtures("learned_once")
def test_no_sentence_of_a_share_is_claimed_by_another_intent() -> None:
    """The first of the ten shares."""
    assert overmatched(learned_assistant().library.training, tried=1) == []


@pytest.mark.nightly
def test_no_sentence_is_claimed_by_another_intent(capsys: pytest.CaptureFixture[str]) -> None:
    """All that `hammy check` looks at, with each share held out."""
    _has_none(capsys, check_all())


def _has_none(capsys: pytest.CaptureFixture[str], code: int) -> None:
    said = capsys.readouterr()
    assert said.out == "No problems.\n"
    assert said.err == ""
    assert code == 0
