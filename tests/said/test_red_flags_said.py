"""Warning signs in labelled messages: every file beside this one whose lines say which flag they deserve."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from bot.catalogue.files import Folder
from bot.catalogue.library import catalogue_root
from bot.catalogue.red_flags import read_red_flags
from bot.domain.red_flags import Response
from bot.understanding.red_flags import RedFlagScreen, respond

HERE = Path(__file__).parent
ALARMS = {
    Response.EMERGENCY_CARD,
    Response.EMERGENCY_CARD_THIRD_PERSON,
    Response.CRISIS_CARD,
    Response.URGENT_AFTER_LIST,
}
ASKED = ALARMS | {Response.START_CHECK}
NAMED = ASKED | {Response.FLAG_LINE_AND_CHECK}

MIN_EMERGENCIES_ASKED = 0.98
MIN_PROFESSIONAL_NAMED = 0.93
MAX_ORDINARY_ALARMED = 0.06


def lines(path: Path) -> list[dict[str, Any]]:
    """The labelled messages of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def labelled_files() -> list[Path]:
    """The files whose lines have a flag."""
    return [path for path in sorted(HERE.glob("*.jsonl")) if '"flag"' in path.read_text(encoding="utf-8")[:2000]]


@pytest.fixture(scope="module")
def screen() -> RedFlagScreen:
    """The screen with the words of intents/red_flags."""
    folder = Folder(catalogue_root())
    lexicon = read_red_flags(folder)
    assert lexicon is not None, folder.problems
    return RedFlagScreen(lexicon)


@pytest.mark.parametrize("path", labelled_files(), ids=lambda path: path.stem)
def test_messages_get_what_they_deserve(screen: RedFlagScreen, path: Path) -> None:
    total: Counter[str] = Counter()
    wrong: dict[str, list[str]] = {"emergency": [], "see_professional": [], "none": []}
    for line in lines(path):
        response = respond(screen.screen(line["text"]))
        total[line["flag"]] += 1
        missed = line["flag"] == "emergency" and response not in ASKED
        unnamed = line["flag"] == "see_professional" and response not in NAMED
        alarmed = line["flag"] == "none" and response in ALARMS
        if missed or unnamed or alarmed:
            wrong[line["flag"]].append(f"{response}: {line['text']}")
    assert len(wrong["emergency"]) <= (1 - MIN_EMERGENCIES_ASKED) * total["emergency"], wrong["emergency"]
    assert len(wrong["see_professional"]) <= (1 - MIN_PROFESSIONAL_NAMED) * total["see_professional"], wrong[
        "see_professional"
    ]
    assert len(wrong["none"]) <= MAX_ORDINARY_ALARMED * total["none"], wrong["none"]


@pytest.mark.parametrize("line", lines(HERE / "red_flag_examples.jsonl"), ids=lambda line: str(line["text"])[:40])
def test_examples_get_exactly_their_response(screen: RedFlagScreen, line: dict[str, Any]) -> None:
    flags = screen.screen(line["text"])
    assert respond(flags) == line["expect"]
