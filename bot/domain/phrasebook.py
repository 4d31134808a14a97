"""Hammy's fixed words, typed: each view declares its phrases as a class, read from its file in content/voice.

A field of type `Text` is a sentence, one of type `str` the label of a button or a single word. A field of type
`Mapping[Enum, Text]` or `Mapping[Enum, str]` has one for every member, by its value.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import field, fields
from enum import StrEnum
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from bot.domain.limits import BUTTON_LABEL_UNITS, MESSAGE_UNITS
from bot.domain.text import Text
from bot.domain.values import dataclass


class Phrases:
    """What the phrases of each view are derived from. Derived classes are frozen dataclasses with keywords alone."""


P = TypeVar("P", bound=Phrases)


def slots(*names: str) -> Any:
    """A sentence that is filled with these values."""
    return field(metadata={"slots": frozenset(names)})


def within(units: int) -> Any:
    """A label that may be as long as this, in place of what a button takes."""
    return field(metadata={"units": units})


def keyed(keys: Collection[StrEnum]) -> Any:
    """Words for these members of an enum alone."""
    return field(metadata={"keys": tuple(key.value for key in keys)})


@dataclass(frozen=True, slots=True)
class Declared:
    """One field of a view's phrases, as the catalogue checks it.

    `keys` are what it has a phrase for each of, with the key it is kept by; None where it is a single phrase.
    `named_elsewhere` says that its keys are names that no enum holds.
    """

    name: str
    sentence: bool
    slots: frozenset[str]
    units: int
    keys: Mapping[str, Any] | None = None
    named_elsewhere: bool = False


def declared(phrases: type[Phrases]) -> tuple[Declared, ...]:
    """All fields of a view's phrases. Raises TypeError for a field that is neither sentence nor label."""
    hints = get_type_hints(phrases)
    return tuple(_declared(one.name, hints[one.name], one.metadata) for one in fields(phrases))  # type: ignore[arg-type]


def _declared(name: str, hint: Any, more: Mapping[str, Any]) -> Declared:
    keys: dict[str, Any] | None = None
    elsewhere = False
    if get_origin(hint) is Mapping:
        key, hint = get_args(hint)
        elsewhere = key is str
        chosen = more.get("keys")
        keys = {} if elsewhere else {one.value: one for one in key if chosen is None or one.value in chosen}
    if hint not in (Text, str):
        raise TypeError(f"{name} is neither a sentence nor a label")
    sentence = hint is Text
    units = more.get("units", MESSAGE_UNITS if sentence else BUTTON_LABEL_UNITS)
    return Declared(name, sentence, more.get("slots", frozenset()), units, keys, elsewhere)


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """All of Hammy's own words. `start_topics` are the questions that stand under the first of them."""

    parts: Mapping[type[Phrases], Phrases]
    start_topics: tuple[str, ...]

    def of(self, view: type[P]) -> P:
        """The phrases of one view. Raises KeyError for a class that the catalogue does not read."""
        found = self.parts[view]
        assert isinstance(found, view)
        return found
