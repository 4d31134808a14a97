"""Every action with the tag and the fields it has as callback data: `tag:field:field`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

from bot.domain import actions as act
from bot.domain.amounts import LEAST_ML, MOST_ML
from bot.domain.checklists import CheckAnswer
from bot.domain.display import Hours, Unit
from bot.domain.past_days import FURTHEST
from bot.domain.schedules import DateOrder, Day, HalfDay
from bot.domain.sessions import Steering
from bot.gateway.callback_fields import (
    CODES,
    DAYS,
    MOMENT,
    TIME,
    WINDOW,
    Field,
    either,
    letters,
    optional,
    text,
    whole,
    whole_36,
)


@dataclass(frozen=True, slots=True)
class Row:
    """One action. `fields` are those of its class, in the same order; a sealed one ends in a seal.

    What a tag means never changes: buttons live as long as the message they stand under. `d`, `k`, `o`, `r` and `u`
    by themselves were used before.
    """

    tag: str
    action: type[act.Action]
    fields: tuple[Field[Any], ...] = ()
    sealed: bool = False

    def write(self, action: act.Action) -> str:
        """The action without its seal. Raises ValueError where a number is out of range."""
        values = (getattr(action, one.name) for one in fields(action))
        written = (field.write(value) for field, value in zip(self.fields, values, strict=True))
        return ":".join((self.tag, *written)).rstrip(":")

    def read(self, parts: Sequence[str]) -> act.Action:
        """The action of what follows the tag, where the seal may be any. Raises ValueError for what is none."""
        given = list(parts[:-1] if self.sealed else parts)
        given.extend([""] * (len(self.fields) - len(given)))
        return self.action(*(field.read(part) for field, part in zip(self.fields, given, strict=True)))


_NAME = text(r"[a-z][a-z0-9_]{1,40}")
_ZONE = text(r"[A-Za-z0-9_/+-]{1,40}")
_CHECK = text(r"[a-z]{1,9}")
_VERSION = text(r"[0-9a-f]{6}")
_POSITION = whole(0, 99)
_PERSON = whole_36(0, 10**16 - 1)
_BEGUN = whole_36(0, 36**6 - 1)
_DRAFT = whole(1, 10**15 - 1)
_STORED = whole(1, 2**63 - 1)
_MINUTES = whole(1, 24 * 60)
_GLASSES = whole(1, 10)
_DAYS_AGO = whole(0, FURTHEST)
_ML = whole(LEAST_ML, MOST_ML)
_ANSWER = letters(
    {
        CheckAnswer.YES: "y",
        CheckAnswer.NO: "n",
        CheckAnswer.NOT_SURE: "u",
        CheckAnswer.BACK: "b",
        CheckAnswer.STOP: "s",
    }
)
_ENDING = letters({act.Ending.NEXT: "n", act.Ending.TEXT: "t"})
_DAY = letters({day: str(number) for number, day in enumerate(Day, 1)})
_HALF = letters({HalfDay.MORNING: "m", HalfDay.LATER: "l"})
_ORDER = letters({DateOrder.DAY_FIRST: "d", DateOrder.MONTH_FIRST: "m"})
_PART = letters(
    {
        act.DraftPart.KIND: "k",
        act.DraftPart.DAYS: "d",
        act.DraftPart.TIMES: "t",
        act.DraftPart.INTERVAL: "i",
        act.DraftPart.ZONE: "z",
    }
)
_PAUSE = letters(
    {
        act.PauseLength.TWO_HOURS: "h",
        act.PauseLength.UNTIL_TOMORROW: "t",
        act.PauseLength.THREE_DAYS: "d",
        act.PauseLength.WEEK: "w",
        act.PauseLength.UNTIL_RESUMED: "r",
    }
)
_SNOOZE = letters(
    {
        act.SnoozeChoice.TEN: "t",
        act.SnoozeChoice.HALF_HOUR: "h",
        act.SnoozeChoice.HOUR: "o",
        act.SnoozeChoice.EVENING: "e",
    }
)
_HOURS = letters({Hours.TWELVE: "t", Hours.TWENTY_FOUR: "f"})
_UNIT = letters({Unit.MILLILITRES: "m", Unit.OUNCES: "o"})
_REASON = letters({act.SkipReason.BUSY: "b", act.SkipReason.HURTING: "h", act.SkipReason.STOPPED: "s"})
_THUMB = either("u", "d")
_SESSION = text(r"[a-z]{1,12}")
_HOLD = whole(0, 600)
_STEERING = letters(
    {
        Steering.NEXT: "n",
        Steering.PAUSE: "p",
        Steering.RESUME: "r",
        Steering.STOP: "s",
        Steering.HURTS: "h",
        Steering.BACK: "b",
        Steering.TELL: "t",
        Steering.AGAIN: "a",
    }
)

ROWS = (
    Row("a", act.ShowAnswer, (_NAME,)),
    Row("p", act.PickAnswer, (_NAME,)),
    Row("m", act.ShowMore, (_NAME,)),
    Row("i", act.ShowPicture, (_NAME,)),
    Row("l", act.ShowLess, (_NAME,)),
    Row("t", act.RateAnswer, (_NAME, _THUMB)),
    Row("b", act.BrowseTopics, (optional(_NAME),)),
    Row("n", act.NoneOfThese),
    Row("c", act.StartCheck, (optional(_NAME), CODES, optional(_PERSON))),
    Row("q", act.CheckStep, (_CHECK, _VERSION, _POSITION, _ANSWER, _PERSON, _BEGUN, CODES), sealed=True),
    Row("e", act.AfterCheck, (_ENDING, _CHECK, _VERSION, _POSITION, _ANSWER, CODES), sealed=True),
    Row("s", act.ShowMarks),
    Row("go", act.OfferSession, (_SESSION, optional(_STORED), optional(MOMENT))),
    Row("gb", act.BeginSession, (_SESSION, _HOLD, optional(_STORED), optional(MOMENT))),
    Row("gs", act.SteerSession, (_SESSION, _DRAFT, _POSITION, _STEERING)),
    Row("dk", act.ChooseKind, (_DRAFT, _NAME)),
    Row("da", act.ChooseDays, (_DRAFT, DAYS)),
    Row("dp", act.PickDays, (_DRAFT,)),
    Row("dd", act.ToggleDay, (_DRAFT, _DAY)),
    Row("df", act.FinishDays, (_DRAFT,)),
    Row("dt", act.ToggleTime, (_DRAFT, TIME)),
    Row("du", act.FinishTimes, (_DRAFT,)),
    Row("di", act.AskInterval, (_DRAFT,)),
    Row("de", act.ChooseInterval, (_DRAFT, _MINUTES)),
    Row("dw", act.ChooseWindow, (_DRAFT, WINDOW)),
    Row("dh", act.ChooseHalfDay, (_DRAFT, _HALF)),
    Row("dq", act.ChooseDateOrder, (_DRAFT, _ORDER)),
    Row("db", act.MoveTo, (_DRAFT, TIME)),
    Row("dc", act.AskChange, (_DRAFT,)),
    Row("do", act.Reopen, (_DRAFT, _PART)),
    Row("ds", act.ConfirmDraft, (_DRAFT,)),
    Row("dn", act.ChangeThis, (_DRAFT, _STORED)),
    Row("dl", act.ChangeAll, (_DRAFT,)),
    Row("dv", act.ConfirmChanges, (_DRAFT,)),
    Row("dx", act.DropDraft, (_DRAFT,)),
    Row("dg", act.ShowRegions, (_DRAFT,)),
    Row("dr", act.ChooseRegion, (_DRAFT, _NAME)),
    Row("dz", act.ChooseZone, (_DRAFT, _ZONE)),
    Row("dy", act.ConfirmZone, (_DRAFT, _ZONE)),
    Row("dm", act.ChooseGlass, (_DRAFT, _ML)),
    Row("ll", act.ShowReminders),
    Row("ln", act.BeginReminder, (optional(_NAME),)),
    Row("la", act.AskPause),
    Row("lp", act.PauseAll, (_PAUSE,)),
    Row("lr", act.ResumeAll),
    Row("lx", act.AskRemoveAll),
    Row("ld", act.RemoveAll, (optional(_NAME),)),
    Row("rs", act.ShowReminder, (_STORED,)),
    Row("re", act.EditReminder, (_STORED,)),
    Row("rh", act.ShowHistory, (_STORED,)),
    Row("ra", act.AskReminderPause, (_STORED,)),
    Row("rp", act.PauseReminder, (_STORED, _PAUSE)),
    Row("rr", act.ResumeReminder, (_STORED,)),
    Row("rx", act.AskRemoveReminder, (_STORED,)),
    Row("rd", act.RemoveReminder, (_STORED,)),
    Row("ru", act.TakeBackReminders, (MOMENT,)),
    Row("wa", act.AskAmount),
    Row("wg", act.DrinkGlasses, (_GLASSES,)),
    Row("wm", act.DrinkMillilitres, (_ML,)),
    Row("wy", act.DrinkForSure, (_ML, _DAYS_AGO)),
    Row("wu", act.TakeBackDrink, (MOMENT,)),
    Row("wt", act.StretchNow),
    Row("ws", act.TakeBackStretch, (MOMENT,)),
    Row("su", act.TakeBackSetting, (MOMENT,)),
    Row("ww", act.ShowWeek),
    Row("wd", act.ShowDays),
    Row("ss", act.ShowSettings),
    Row("sz", act.AskZone),
    Row("sa", act.AskQuietHours),
    Row("sq", act.SetQuietHours, (optional(WINDOW),)),
    Row("sb", act.AskGoal),
    Row("so", act.DropGoal),
    Row("sg", act.AskGlass),
    Row("sh", act.SetHours, (_HOURS,)),
    Row("sv", act.SetUnit, (_UNIT,)),
    Row("se", act.EraseData),
    Row("sk", act.KeepAsIs),
    Row("od", act.NudgeDone, (_STORED,)),
    Row("oz", act.NudgeSnooze, (_STORED,)),
    Row("of", act.NudgeSnoozeFor, (_STORED, _SNOOZE)),
    Row("ok", act.NudgeSkip, (_STORED,)),
    Row("or", act.NudgeSkipAs, (_STORED, _REASON)),
    Row("ob", act.NudgeBack, (_STORED,)),
    Row("oa", act.NudgeAmount, (_STORED,)),
    Row("ou", act.NudgeUndo, (_STORED, optional(MOMENT))),
)
