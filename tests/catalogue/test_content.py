from __future__ import annotations

import pytest

from bot.cli.check import check_all

pytestmark = pytest.mark.long


def test_the_content_has_no_problems(capsys: pytest.CaptureFixture[str]) -> None:
    """All that `hammy check` looks at; it takes some seconds, so everything of it is asked here, once."""
    code = check_all()
    said = capsys.readouterr()
    assert said.out == "No problems.\n"
    assert said.err == ""
    assert code == 0
