"""The warning-signs checks: lists and questions with where each comes from, and the cards they end in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field, fields
from enum import StrEnum
from typing import Any

from bot.domain.text import Text
from bot.domain.values import dataclass

ANY_SIGN = "any_sign"
"""The told sign that stands for one without words of its own."""


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
    """One warning sign. `asks` is its own question, where it has one; a bullet of a list has none.

    `of_other` are the words on screen where it is about somebody else than who reads them, where they differ.
    """

    id: str
    says: str
    marks: Marks
    asks: str | None = None
    of_other: str | None = None

    def shown(self, other: bool) -> str:
        """The question or the bullet, about whoever reads it or about somebody else."""
        own = self.asks or self.says
        return own if not other or self.of_other is None else self.of_other


@dataclass(frozen=True, slots=True)
class SignList:
    """Several signs under one question that is answered for all of them at once."""

    asks: str
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class ToldSign:
    """A sign that somebody wrote of, in our words.

    `code` stands for it in buttons, and never changes. `asked` are the signs of the checks that it answers. One that
    `holds` keeps answers back that invite to stretch.
    """

    code: str
    says: str
    asked: tuple[str, ...] = ()
    holds: bool = True


@dataclass(frozen=True, slots=True)
class Checklist:
    """One check: after the emergency list its urgent list, then its questions.

    `document` is the article whose answers lead here; `version` changes with any word of the check; `line` says under
    its answers when not to wait.
    """

    id: str
    title: str
    document: str
    urgent: SignList
    questions: tuple[Sign, ...]
    version: str
    line: Text = field(default_factory=Text)


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
    crisis: Card = _with("numbers", "lines")
    crisis_other: Card = _with("numbers")
    violence: Card = _with("numbers")
    crisis_asked: Card = _with("numbers", "lines")
    urgent: Card = _with("numbers")
    urgent_not_sure: Card = _with("numbers")
    routine: Card
    flag_line: Card
    no_flags: Card
    still_crisis: Card = _with("numbers", "lines")
    still_emergency: Card = _with("numbers")
    still_urgent: Card
    still_routine: Card
    held_back: Card
    taken_back: Card
    taken_back_crisis: Card = _with("numbers", "lines")
    reminders_held: Card
    you_wrote: Card = _with("sign")
    yes_to: Card = _with("sign", "origin")
    not_sure_of: Card = _with("sign", "origin")
    yes_to_list: Card
    not_sure_of_list: Card
    next_urgent: Card
    next_routine: Card
    next_no_flags: Card
    to_show: Card = _with("check")
    to_show_told: Card = _with("sign")
    to_show_yes: Card = _with("sign")
    to_show_not_sure: Card = _with("sign")
    to_show_no: Card
    to_show_end: Card
    restarted: Card
    restarted_late: Card
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
    next: str
    to_show: str
    emergency_list: str


@dataclass(frozen=True, slots=True)
class Checks:
    """All checks. `told` are the signs as the screen calls them; `banned` words of reassurance may stand nowhere."""

    emergency: SignList
    lists: Mapping[str, Checklist]
    cards: Cards
    label: CheckLabels
    banned: tuple[str, ...]
    told: Mapping[str, ToldSign] = field(default_factory=dict)

    def told_sign(self, sign: str) -> ToldSign:
        """A sign by what the screen calls it; one that has no words of its own is any sign."""
        return self.told.get(sign) or self.told[ANY_SIGN]

    def told_by(self, codes: Iterable[str]) -> tuple[ToldSign, ...]:
        """The signs that codes of a button stand for; an unknown code is any sign."""
        by_code = {one.code: one for one in self.told.values()}
        return tuple(dict.fromkeys(by_code.get(code) or self.told[ANY_SIGN] for code in codes))

    def of_document(self, document: str) -> str | None:
        """The check that answers from a document lead to."""
        return next((one.id for one in self.lists.values() if one.document == document), None)


def card_slots() -> dict[str, frozenset[str]]:
    """Names of all cards with the slots each must use."""
    return {one.name: one.metadata.get("slots", frozenset()) for one in fields(Cards)}


def check_label_names() -> tuple[str, ...]:
    """Names of all labels."""
    return tuple(one.name for one in fields(CheckLabels))
