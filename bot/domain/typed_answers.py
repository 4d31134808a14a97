"""A typed text as the answer to an open question."""

from __future__ import annotations

from whenever import Instant

from bot.domain.amounts import Amount
from bot.domain.editing import Edit, Which
from bot.domain.intents import ShortReply
from bot.domain.picking import Pick
from bot.domain.schedules import HalfDay, ScheduleRequest, Window
from bot.domain.settings_wishes import NightEnd
from bot.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class TypedAnswer:
    """What a typed text means as the answer to an open question; None and empty where it means nothing there.

    `exact` says that a place is called just as the text is, or that it is a kind by its name alone, `which` is the
    reminder that it names, `all` that it means all that were offered. `loose` says that the value stands among words
    that mean nothing here, `waits` that a moment is asked for, `undecided` that it is left to Hammy. `more` is
    what else was drunk, beside the size of a glass or a bottle. `end` is one end of the quiet hours, `pick`
    which of the reminders that were offered are meant.
    """

    request: ScheduleRequest | None = None
    window: Window | None = None
    amount: Amount | None = None
    until: Instant | None = None
    word: ShortReply | None = None
    half_day: HalfDay | None = None
    place: str = ""
    exact: bool = False
    edit: Edit | None = None
    which: Which | None = None
    all: bool = False
    loose: bool = False
    waits: bool = False
    undecided: bool = False
    more: Amount | None = None
    end: NightEnd | None = None
    pick: Pick | None = None
