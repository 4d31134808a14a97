"""The warning-signs checks: lists and questions with where each comes from, and the cards they end in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any

from bot.domain.text import Text


class CheckAnswer(StrEnum):
    """What a button of a check says."""

    YES = "yes"
    NO = "no"
    NOT_SURE = "not_sure"
    BACK = "back"
    STOP = "stop"


class CheckOutcome(StrEnum):
    """How a check ends, most serious first."""

    EMERGENCY = "emergency"
    URGENT_NOT_SURE = "urgent_not_sure"
    URGENT = "urgent"
    ROUTINE = "routine"
    NO_FLAGS = "no_flags"


@dataclass(frozen=True, slots=True)
class Marks:
    """Where a statement comes from: facts of the articles, facts by analogy, a public source, or our own choice."""

    source: tuple[str, ...] = ()
    analogy: tuple[str, ...] = ()
    net: str | None = None
    project: str | None = None

    def __bool__(self) -> bool:
        return bool(self.source or self.analogy or self.net or self.project)


@dataclass(frozen=True, slots=True)
class Sign:
    """One warning sign. `asks` is its own question, where it has one; a bullet of a list has none."""

    id: str
    says: str
    marks: Marks
    asks: str | None = None


@dataclass(frozen=True, slots=True)
class SignList:
    """Several signs under one question that is answered for all of them at once."""

    asks: str
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    """One check: after the emergency list its urgent list, then its questions.

    `document` is the article whose answers lead here; `version` changes with any word of the check.
    """

    id: str
    title: str
    document: str
    urgent: SignList
    questions: tuple[Sign, ...]
    version: str


@dataclass(frozen=True, slots=True)
class Card:
    """A text with a title and marks."""

    title: str
    says: Text
    marks: Marks


def _with(*slots: str) -> Any:
    return field(metadata={"slots": frozenset(slots)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cards:
    """Every card by name. A field's `slots` are the values its text is filled with."""

    emergency: Card = _with("numbers")
    emergency_other: Card = _with("numbers")
    emergency_line: Card = _with("numbers")
    crisis: Card = _with("numbers")
    crisis_other: Card = _with("numbers")
    violence: Card = _with("numbers")
    urgent: Card = _with("numbers")
    urgent_not_sure: Card = _with("numbers")
    routine: Card = _with("sign", "origin")
    flag_line: Card
    no_flags: Card
    restarted: Card
    stopped: Card
    choose: Card
    signs_intro: Card
    signs_shaking: Card
    origin_source: Card
    origin_net: Card = _with("net")
    origin_project: Card


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckLabels:
    """Labels of the buttons of a check."""

    yes: str
    no: str
    not_sure: str
    list_yes: str
    list_no: str
    back: str
    stop: str
    again: str


@dataclass(frozen=True, slots=True)
class Checks:
    """All checks. `banned` are words of reassurance that may stand nowhere."""

    emergency: SignList
    lists: Mapping[str, Checklist]
    cards: Cards
    label: CheckLabels
    banned: tuple[str, ...]

    def of_document(self, document: str) -> str | None:
        """The check that answers from a document lead to."""
        return next((one.id for one in self.lists.values() if one.document == document), None)


def card_slots() -> dict[str, frozenset[str]]:
    """Names of all cards with the slots each must use."""
    return {one.name: one.metadata.get("slots", frozenset()) for one in fields(Cards)}


def check_label_names() -> tuple[str, ...]:
    """Names of all labels."""
    return tuple(one.name for one in fields(CheckLabels))
