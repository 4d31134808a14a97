"""Warning signs in labelled messages: every file beside this one whose lines say which flag they deserve."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.catalogue.root import catalogue_root
from bot.domain.red_flags import Response
from bot.understanding.red_flags import RedFlagScreen, respond
from tests.support.whole_screen import whole_screen

HERE = Path(__file__).parent
ALARMS = {
    Response.EMERGENCY_CARD,
    Response.EMERGENCY_CARD_THIRD_PERSON,
    Response.CRISIS_CARD,
    Response.CRISIS_CARD_THIRD_PERSON,
    Response.VIOLENCE_CARD,
    Response.URGENT_AFTER_LIST,
}
ASKED = ALARMS | {Response.START_CHECK, Response.CRISIS_ASKED}
NAMED = ASKED | {Response.FLAG_LINE_AND_CHECK}

FLOORS = {"emergency": 0.98, "see_professional": 0.93, "none": 0.94}
"""What the screen is meant to reach on messages that nobody tuned it for."""
REACHED = {
    "own_red_flags": {"emergency": 0.99, "see_professional": 0.98, "none": 0.99},
    "more_red_flags": {"emergency": 0.99, "see_professional": 0.99, "none": 0.99},
    "fresh_red_flags": {"emergency": 0.99, "see_professional": 0.97, "none": 0.98},
    "kinds_red_flags": {"emergency": 0.99, "see_professional": 0.98, "none": 0.99},
    "another_red_flags": {"emergency": 0.98, "see_professional": 0.98, "none": 0.96},
    "apart_red_flags": {"emergency": 0.97, "see_professional": 0.97, "none": 0.96},
    "voices_red_flags": {"emergency": 0.96, "see_professional": 0.96, "none": 0.99},
    "unlike_red_flags": {"emergency": 0.9, "see_professional": 0.86, "none": 0.94},
    "strange_red_flags": {"emergency": 0.93, "see_professional": 0.95, "none": 0.97},
}
"""What it does reach where that is known to be less or more; raise these, never lower them."""

MAX_ALARMS = {"examples": 0.008, "own_questions": 0.005}
"""How many of the sentences that intents are learned from, and of the questions beside this file, may alarm: nearly
all of them are ordinary, and those that are not tell of a sign."""


def lines(path: Path) -> list[dict[str, Any]]:
    """The labelled messages of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def labelled_files() -> list[Path]:
    """The files whose lines have a flag, and are English."""
    heads = {path: path.read_text(encoding="utf-8")[:2000] for path in sorted(HERE.glob("*.jsonl"))}
    return [path for path, head in heads.items() if '"flag"' in head and '"language"' not in head]


def is_held(line: dict[str, Any]) -> bool:
    """Whether a line is never looked at, so that it can tell how strangers fare: only its share is reported."""
    return bool(line.get("half") == "held")


@pytest.fixture(scope="module")
def screen() -> RedFlagScreen:
    """The screen as the bot has it."""
    return whole_screen()


@pytest.mark.parametrize("path", labelled_files(), ids=lambda path: path.stem)
def test_messages_get_what_they_deserve(screen: RedFlagScreen, path: Path) -> None:
    floors = REACHED.get(path.stem, FLOORS)
    total: Counter[str] = Counter()
    wrong: dict[str, list[str]] = {flag: [] for flag in FLOORS}
    for line in lines(path):
        response = respond(screen.screen(line["text"]))
        total[line["flag"]] += 1
        right = {
            "emergency": response in ASKED,
            "see_professional": response in NAMED,
            "none": response not in ALARMS,
        }[line["flag"]]
        if not right:
            wrong[line["flag"]].append("(held out)" if is_held(line) else f"{response}: {line['text']}")
    for flag, floor in floors.items():
        assert len(wrong[flag]) <= (1 - floor) * total[flag] + 1e-9, wrong[flag]


@pytest.mark.parametrize("line", lines(HERE / "red_flag_examples.jsonl"), ids=lambda line: str(line["text"])[:40])
def test_examples_get_exactly_their_response(screen: RedFlagScreen, line: dict[str, Any]) -> None:
    flags = screen.screen(line["text"])
    assert respond(flags) == line["expect"]


def alarm_share(screen: RedFlagScreen, texts: list[str]) -> tuple[float, list[str]]:
    """How many of ordinary messages alarm or begin the check, and which."""
    alarmed = [text for text in texts if respond(screen.screen(text)) in ASKED]
    return len(alarmed) / len(texts), alarmed


def test_ordinary_questions_do_not_alarm(screen: RedFlagScreen) -> None:
    texts = [line["text"] for line in lines(HERE / "own_questions.jsonl") if line["label"] != "none"]
    share, alarmed = alarm_share(screen, texts)
    assert share < MAX_ALARMS["own_questions"], alarmed


def test_sentences_that_intents_are_learnt_from_do_not_alarm(screen: RedFlagScreen) -> None:
    files = sorted((catalogue_root() / "intents" / "knowledge").glob("*.yaml"))
    texts = [text for path in files for text in yaml.load(path.read_bytes(), yaml.CSafeLoader)["examples"]]
    share, alarmed = alarm_share(screen, texts)
    assert share < MAX_ALARMS["examples"], alarmed
