"""What a file of conversations may say. Anything else is an error: a misspelt key would hold without a look at it."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictBool, StrictInt, ValidationInfo

from tests.dialogues.moments import OnTheClock, When, expected, when

_FLAGS = re.IGNORECASE | re.MULTILINE | re.DOTALL
_NAME = re.compile(r"\$([a-z]\w*)")
_DAY = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
_WEEK = {"daily": _DAY, "weekdays": _DAY[:5], "weekends": _DAY[5:]}


class Strict(BaseModel):
    """No key is ignored, nothing changes."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


def _compiled(said: object, info: ValidationInfo) -> re.Pattern[str]:
    words: dict[str, str] = (info.context or {}).get("words", {})
    if not isinstance(said, str):
        raise ValueError(f"{said!r} is not a pattern in quotes")  # noqa: TRY004 (pydantic collects no other error)

    def of(name: re.Match[str]) -> str:
        if name[1] not in words:
            raise ValueError(f"there is no ${name[1]} among the words")
        return f"(?:{words[name[1]]})"

    try:
        return re.compile(_NAME.sub(of, said), _FLAGS)
    except re.error as error:
        raise ValueError(f"{said!r} is no pattern: {error}") from None


def _listed(said: object) -> object:
    return said if isinstance(said, list | tuple) else (said,)


def _days(said: object) -> frozenset[str]:
    days = _WEEK.get(str(said), str(said).split())
    if unknown := set(days) - set(_DAY):
        raise ValueError(f"{' '.join(sorted(unknown))}: days are daily, weekdays, weekends or such as mon wed fri")
    return frozenset(days)


def _amounts(said: object) -> tuple[range, ...]:
    ranges = []
    for one in said if isinstance(said, list) else [said]:
        ends = re.fullmatch(r"(\d+)(?:-(\d+))?", str(one))
        if ends is None or isinstance(one, bool):
            raise ValueError(f"{one!r} is neither a number nor such as 465-480")
        ranges.append(range(int(ends[1]), int(ends[2] or ends[1]) + 1))
    return tuple(ranges)


Pattern = Annotated[re.Pattern[str], BeforeValidator(_compiled)]
Patterns = Annotated[tuple[Pattern, ...], BeforeValidator(_listed)]
Moment = Annotated[When, BeforeValidator(when)]
Clock = Annotated[str, Field(pattern=r"^\d\d:\d\d$")]
Window = Annotated[str, Field(pattern=r"^\d\d:\d\d-\d\d:\d\d$")]
Amounts = Annotated[tuple[range, ...], BeforeValidator(_amounts)]


class Expectation(Strict):
    """What the last answer is like."""

    text: Patterns = ()
    reply: Patterns = ()
    any: Patterns = ()
    buttons: Patterns = ()
    not_: Patterns = Field((), alias="not")
    no_buttons: Patterns = ()
    never: Patterns = ()
    answered: Literal[True] | None = None
    words: StrictInt | None = None
    max_buttons: StrictInt | None = None
    picture: Literal[True] | None = None
    edited: Literal[True] | None = None
    silence: Literal[True] | None = None


class ReminderShape(Strict):
    """What a reminder is like; what is not named may be anything."""

    kind: Literal["stretch", "water"] | None = None
    days: Annotated[frozenset[str], BeforeValidator(_days)] | None = None
    times: Annotated[tuple[Clock, ...], BeforeValidator(_listed)] | None = None
    every_minutes: StrictInt | None = None
    window: Window | None = None
    once: Annotated[str, Field(pattern=r"^(today|tomorrow) \d\d:\d\d$")] | None = None
    paused: StrictBool | None = None


class SettingsShape(Strict):
    """What settings are like; null is for none, and what is not named may be anything."""

    zone: str | None = None
    goal_ml: StrictInt | None = None
    glass_ml: StrictInt | None = None
    quiet: Window | None = None
    paused: StrictBool | None = None


class RhythmShape(Strict):
    """At a time, over so many days, every so many days."""

    at: Annotated[OnTheClock, BeforeValidator(when)]
    days: Annotated[StrictInt, Field(ge=1)]
    gap: Annotated[StrictInt, Field(ge=1)]


Calendar = tuple[Annotated[tuple[OnTheClock, bool], BeforeValidator(expected)], ...]
Reminders = tuple[ReminderShape, ...]
Raw = dict[str, Any]
