"""Open questions as JSON in their column: all that they are made of has its fields by name."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from whenever import Instant, Time

from bot.domain.drafts import Draft
from bot.domain.said_days import SaidDay, read_spelt, spelt
from bot.storage.sqlite.rows import clock, moment, ms, time_of

_NOT_KEPT = frozenset({"left_out", "clock", "amount"})
"""Fields of what was read that hold words of a person, or are only told."""

Reader = Callable[[Any], Any]

_READ: Mapping[Any, Reader] = {Time: time_of, Instant: moment}
"""What JSON has no form for; all else is as it is there."""


def draft_content(draft: Draft) -> str:
    """An open question as JSON."""
    return json.dumps(draft, default=_plain, separators=(",", ":"))


def draft_of(content: str) -> Draft | None:
    """A stored open question; None for one that another version wrote and this one cannot read."""
    try:
        draft: Draft = _reader_of(Draft)(json.loads(content))
    except (KeyError, TypeError, ValueError):
        return None
    return draft


def _plain(value: Any) -> Any:
    if isinstance(value, SaidDay):
        return spelt(value)
    if isinstance(value, Time):
        return clock(value)
    if isinstance(value, Instant):
        return ms(value)
    kind: Any = type(value)
    return {name: getattr(value, name) for name in _readers(kind)}


@cache
def _readers(kind: Any) -> Mapping[str, Reader]:
    """How each field of a dataclass is read that is kept."""
    hints = get_type_hints(kind)
    return {one.name: _reader_of(hints[one.name]) for one in fields(kind) if one.name not in _NOT_KEPT}


def _reader_of(hint: Any) -> Reader:
    """How a value of a type is read, or nothing in its place. A union of types is a day as it was said."""
    kinds = [one for one in get_args(hint) if one is not NoneType] if NoneType in get_args(hint) else [hint]
    kind = kinds[0]
    if len(kinds) > 1 or kind == SaidDay:
        return _or_none(read_spelt)
    if get_origin(kind) is tuple:
        each = _reader_of(get_args(kind)[0])
        return lambda stored: tuple(map(each, stored))
    if is_dataclass(kind):
        return _or_none(lambda stored: _made(kind, stored))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _or_none(kind)
    return _or_none(_READ[kind]) if kind in _READ else lambda stored: stored


def _made(kind: Any, stored: Any) -> Any:
    readers = _readers(kind)
    if isinstance(stored, list):  # as earlier versions wrote what has few fields
        stored = dict(zip(readers, stored, strict=True))
    return kind(**{name: read(stored[name]) for name, read in readers.items() if name in stored})


def _or_none(read: Reader) -> Reader:
    return lambda stored: read(stored) if stored is not None else None
