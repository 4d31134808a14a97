"""Sentences and the reminders they ask for: every file beside this one whose lines say what is expected of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.catalogue.root import catalogue_root
from bot.evaluation.labelled import LineKind, is_held_out, read_lines
from bot.evaluation.schedule_form import form_of
from bot.evaluation.schedule_scores import Read, labelled_schedules, score_schedules
from tests.support.readers import read_schedule

HERE = Path(__file__).parent
PHRASES = frozenset(HERE.glob("*_readers.jsonl"))

EXACT = 0.95
"""The share that is read exactly, of the lines that nobody tuned on."""
FALSELY_CREATED = {"own_schedules": 1}
"""How many of those lines may be taken for a reminder that they do not ask for, where there are any; only lower it."""

CREATE = "reminder_create"
OF_REMINDERS = (CREATE, "reminder_edit")
"""What is said of new reminders, or of another time of those that are there: where none is there, it makes one."""
REALLY_ASK = {
    "remind me to drink water",
    "remind me to drink water at 9 or i'll collapse lol",
    "i drive an ambulance all day, can you remind me to stretch at 3",
    "fire alarm test at ten remind me at nine to stretch",
    "remind me tomorrow at 7 to stretch",
}
"""Sentences in files of other things that do ask for a reminder."""


def schedule_files() -> list[Path]:
    """The files of schedules."""
    return [path for path in sorted(HERE.glob("*schedules.jsonl")) if read_lines(path)[0] is LineKind.SCHEDULES]


@cache
def results(path: Path) -> list[Read]:
    """All lines of a file with what is read in them."""
    _, lines = read_lines(path)
    return [replace(one, request=read_schedule(one.text)) for one in labelled_schedules(lines)]


@pytest.mark.parametrize("path", schedule_files(), ids=lambda path: path.stem)
def test_sentences_that_nobody_tuned_on_are_read_exactly(path: Path) -> None:
    figures = score_schedules([one for one in results(path) if is_held_out(one.text)])
    assert figures.exact >= EXACT, figures
    assert figures.falsely_created <= FALSELY_CREATED.get(path.stem, 0), figures


@pytest.mark.parametrize("path", schedule_files(), ids=lambda path: path.stem)
def test_the_other_sentences_are_all_read_exactly(path: Path) -> None:
    wrong = [one for one in results(path) if not one.right and not is_held_out(one.text)]
    assert wrong == []


def other_messages() -> Iterator[str]:
    """Labelled messages that ask for no reminder: questions, warning signs, other wishes."""
    schedules = {*schedule_files(), *PHRASES}
    for path in sorted(set(HERE.glob("*.jsonl")) - schedules):
        for line in path.read_text(encoding="utf-8").splitlines():
            one: dict[str, Any] = json.loads(line)
            if "zone" not in one and CREATE not in (one.get("label"), one.get("intent")):
                yield one["text"]


def taught_sentences(folder: str) -> Iterator[str]:
    """All texts of more than three words in a folder of intents/, but those of reminders and their times."""
    for path in sorted((catalogue_root() / "intents" / folder).rglob("*.yaml")):
        if path.stem in OF_REMINDERS:
            continue
        texts = texts_in(yaml.load(path.read_bytes(), yaml.CSafeLoader))
        yield from (text for text in texts if len(text.split()) > 3)


def texts_in(taught: object) -> Iterator[str]:
    """All texts of a YAML file, names of fields aside."""
    if isinstance(taught, str):
        yield taught
    elif isinstance(taught, dict | list):
        for one in taught.values() if isinstance(taught, dict) else taught:
            yield from texts_in(one)


def test_messages_about_anything_else_create_nothing() -> None:
    created = {text: form_of(request) for text in other_messages() if (request := read_schedule(text)) is not None}
    assert created.keys() <= REALLY_ASK, created


@pytest.mark.parametrize("folder", ["knowledge", "conversation", "out_of_scope", "red_flags", "actions", "follow_ups"])
def test_what_other_intents_learn_from_creates_nothing(folder: str) -> None:
    texts = list(taught_sentences(folder))
    assert texts
    created = {text: form_of(request) for text in texts if (request := read_schedule(text)) is not None}
    assert created == {}
