"""What Hammy says about a topic, and where each statement comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from bot.domain.intents import FollowUpKind
from bot.domain.text import Text
from bot.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """One of the documents that Hammy answers from."""

    id: str
    title: str
    author: str | None
    kind: str

    @property
    def cited(self) -> str:
        """The title up to its colon, with the author where one is named."""
        name = self.title.partition(":")[0]
        return f"{name} ({self.author})" if self.author else name


@dataclass(frozen=True, slots=True)
class Fact:
    """One claim of a document, restated."""

    id: str
    document: str
    section: str
    says: str
    red_flag: bool = False


@dataclass(frozen=True, slots=True)
class Category:
    """A shelf of /topics; its topics are in reading order.

    `follow_ups` lead on from those of its answers that say nothing else.
    """

    id: str
    title: str
    topics: tuple[str, ...]
    follow_ups: Mapping[FollowUpKind, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """The curated answer to one intent.

    `symptom` adds the check button and the do-not-wait line, `drinking` names the part that speaks
    of drinking or minerals, and adds the line about told limits to it.
    `facts` are the ids that `short` and `more` restate; conversation has none.
    `loads` says that it invites to stretch, load, rub, warm or breathe deeply; None where nobody has decided.
    `offered` is False for what nobody wants to choose who asked something else: a courtesy, a deletion.
    `picture` is the illustration that shows what it says.
    `point` is the first that the answer says, with what must be known before it.
    `with_signs` is the topic to answer instead where the message tells a warning sign: some answers reassure.
    """

    intent: str
    title: str
    short: Text
    more: Text
    category: str | None = None
    symptom: bool = False
    drinking: Literal["short", "more"] | None = None
    facts: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    follow_ups: Mapping[FollowUpKind, str] | None = None
    with_signs: str | None = None
    loads: bool | None = None
    offered: bool = True
    picture: str | None = None
    point: Text = field(default_factory=Text)
