"""Actions of every class, at random: each field has whatever its name and type allow."""

from __future__ import annotations

from dataclasses import fields
from enum import Enum
from typing import Any, get_args, get_type_hints

from hypothesis import strategies as st
from whenever import Instant, Time

from bot.domain.actions import Action, PauseLength, PauseReminder, ReminderAction
from bot.domain.kinds import KindId
from bot.domain.schedules import Day, Window, in_order

ACTIONS: tuple[type[Action], ...] = get_args(Action)

NAMES = st.from_regex(r"[a-z][a-z0-9_]{1,40}", fullmatch=True)
ZONES = st.from_regex(r"[A-Za-z0-9_/+-]{1,40}", fullmatch=True)
STORED = st.integers(1, 2**63 - 1)
TIMES = st.builds(Time, st.integers(0, 23), st.integers(0, 59))
WINDOWS = st.builds(Window, TIMES, TIMES).filter(lambda window: window.minutes > 0)

MOMENTS = st.integers(0, 253_402_300_799_999).map(lambda at: Instant.from_timestamp(at, unit="millisecond"))

BY_NAME: dict[str, st.SearchStrategy[Any]] = {
    "topic": NAMES,
    "category": st.none() | NAMES,
    "region": NAMES,
    "zone": ZONES,
    "version": st.from_regex(r"[0-9a-f]{6}", fullmatch=True),
    "begun": st.integers(0, 36**6 - 1),
    "told": st.lists(st.from_regex(r"[a-z]{2}", fullmatch=True), max_size=6).map(tuple),
    "position": st.integers(0, 99),
    "person": st.integers(0, 10**16 - 1),
    "number": st.integers(1, 10**15 - 1),
    "reminder": STORED,
    "occurrence": STORED,
    "minutes": st.integers(1, 24 * 60),
    "glasses": st.integers(1, 10),
    "ml": st.integers(1, 5000),
    "days_ago": st.integers(0, 13),
    "session": st.from_regex(r"[a-z]{1,12}", fullmatch=True),
    "hold": st.integers(0, 600),
    "nudge": STORED,
    "run": st.integers(1, 10**15 - 1),
    "step": st.integers(0, 99),
}
BY_TYPE: dict[Any, st.SearchStrategy[Any]] = {
    Time: TIMES,
    Window: WINDOWS,
    Window | None: st.none() | WINDOWS,
    KindId: NAMES,
    KindId | None: st.none() | NAMES,
    tuple[Day, ...]: st.sets(st.sampled_from(Day), min_size=1).map(in_order),
    Instant: MOMENTS,
    Instant | None: st.none() | MOMENTS,
}
CHECKS: dict[str, st.SearchStrategy[Any]] = {
    "StartCheck": st.none() | NAMES,
    "AfterCheck": st.from_regex(r"[a-z]{1,9}", fullmatch=True),
    "CheckStep": st.from_regex(r"[a-z]{1,9}", fullmatch=True),
}


def actions_of(kind: type[Action], **fixed: st.SearchStrategy[Any]) -> st.SearchStrategy[Action]:
    """Actions of one class; some fields may be fixed to fewer values."""
    types = get_type_hints(kind)
    chosen = {one.name: _values(kind, one.name, types[one.name]) for one in fields(kind)}
    return st.builds(kind, **{name: fixed.get(name, values) for name, values in chosen.items()})


def every_action_on(reminder: int) -> list[ReminderAction]:
    """Everything that a button can do to one reminder."""
    plain = [kind(reminder) for kind in get_args(ReminderAction) if kind is not PauseReminder]
    return [*plain, *(PauseReminder(reminder, length) for length in PauseLength)]


def _values(kind: type[Action], name: str, of: Any) -> st.SearchStrategy[Any]:
    if name == "check":
        return CHECKS[kind.__name__]
    if name in BY_NAME:
        return st.none() | BY_NAME[name] if of == int | None else BY_NAME[name]
    if of in BY_TYPE:
        return BY_TYPE[of]
    if of is bool:
        return st.booleans()
    assert issubclass(of, Enum)
    return st.sampled_from(list(of))
