"""Whether conversations with a warning sign end where they should: tests/said/conversations_signs.yaml, scored."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.assistant import Assistant
from bot.domain.actions import CheckStep
from bot.domain.library import Library
from bot.views.misses import MissPhrases
from tests.support.talk import Answered, Talk

FILE = Path(__file__).parents[1] / "said" / "conversations_signs.yaml"

_PROFESSIONAL = re.compile(r"\b(doctor|nurse|physio|health professional|medical help)\b", re.IGNORECASE)
_CHEERFUL = frozenset({"greeting", "thanks", "goodbye"})


@dataclass(frozen=True)
class Labelled:
    """What is said, one message after the other, and what the last reply may be."""

    id: str
    half: str
    say: tuple[str, ...]
    expect: str
    also: tuple[str, ...]


def labelled(half: str) -> list[Labelled]:
    """The conversations of one half of the file."""
    rows = yaml.load(FILE.read_text(encoding="utf-8"), yaml.CSafeLoader)["conversations"]
    return [
        Labelled(row["id"], row["half"], tuple(row["say"]), row["expect"], tuple(row.get("also", ())))
        for row in rows
        if row["half"] == half
    ]


def kinds_of(answered: Answered, library: Library) -> set[str]:
    """All that a reply is, in the terms of the file's head."""
    cards, numbers = library.checks.cards, library.emergency_numbers
    checking = any(isinstance(button.action, CheckStep) for button in answered.reply.buttons)
    answer = library.answers.get(answered.intent or "")
    kinds: set[str] = set()
    names = ("crisis", "still_crisis", "crisis_other", "violence")
    crisis = [card.says for name in names if (card := getattr(cards, name, None)) is not None]
    if any(answered.text.startswith(says.fill(numbers=numbers, lines=library.crisis_lines).plain) for says in crisis):
        kinds |= {"crisis", "held_back"}
    elif answered.outcome == "emergency":
        kinds |= {"emergency", "held_back"}
    if checking:
        kinds |= {"check", "held_back"}
        if answered.outcome == "urgent":
            kinds.add("professional")
    said = answered.text.replace(library.phrasebook.of(MissPhrases).first.plain, "")
    own = not any(one.line.plain in said for one in library.checks.lists.values())
    if answered.outcome == "checklist" or (own and _PROFESSIONAL.search(said)) or _flagged(said, library):
        kinds.add("professional")
    loads = answer is not None and bool(answer.loads or answer.with_signs)
    if not loads and answered.intent not in _CHEERFUL:
        kinds.add("held_back")
    if not checking and answered.outcome in ("answer", "clarify", "action", "miss"):
        kinds.add("plain")
    return kinds


def _flagged(said: str, library: Library) -> bool:
    return library.checks.cards.flag_line.says.plain in said


async def ended(assistant: Assistant, said: Sequence[str]) -> Answered:
    """The last reply to some messages in a new chat."""
    talk = Talk(assistant)
    for text in said:
        answered = await talk.says(text)
    return answered


async def ends_well(assistant: Assistant, one: Labelled) -> bool:
    """Whether the last reply is what it should be; an ordinary one says no word of a sign."""
    kinds = kinds_of(await ended(assistant, one.say), assistant.library)
    if one.expect == "plain":
        return "plain" in kinds and "professional" not in kinds
    return not kinds.isdisjoint({one.expect, *one.also})
