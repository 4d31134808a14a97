"""Where the content is sound is told by tests/catalogue/test_content.py, which takes some seconds."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.cli.check import check_all
from tests.catalogue.copies import Content


def test_every_problem_is_a_line_and_the_last_line_counts_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = Content(tmp_path)
    content.change("content/answers/cramp_relief.yaml", related=["toe_relief"])
    content.change("intents/knowledge/cramp_relief.yaml", close_to=["toe_stretch"])
    assert check_all(tmp_path) == 1
    said = capsys.readouterr()
    assert said.out.splitlines() == [
        "intents/knowledge/cramp_relief.yaml: close_to: there is no intent toe_stretch",
        "content/answers/cramp_relief.yaml: related: there is no topic toe_relief",
        "2 problems.",
    ]
    assert said.err == ""


def test_a_single_problem_is_counted_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = Content(tmp_path)
    content.change("content/answers/cramp_relief.yaml", related=["toe_relief"])
    assert check_all(tmp_path) == 1
    assert capsys.readouterr().out.endswith("\n1 problem.\n")


def test_a_folder_without_content(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check_all(tmp_path) == 1
    assert "content/facts.yaml: this file is missing" in capsys.readouterr().out
