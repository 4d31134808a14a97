"""The steps of a conversation, each named as its only key."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Discriminator, Tag

from tests.dialogues.shapes import (
    Amounts,
    Calendar,
    Expectation,
    Moment,
    Pattern,
    Reminders,
    RhythmShape,
    SettingsShape,
    Strict,
)


class Say(Strict):
    say: str


class Tap(Strict):
    tap: Pattern


class TryTap(Strict):
    try_tap: Pattern


class TapAbove(Strict):
    tap_above: Pattern


class Agree(Strict):
    agree: None


class Wait(Strict):
    wait: Moment


class Expect(Strict):
    expect: Expectation


class ExpectOneOf(Strict):
    expect_one_of: tuple[Expectation, ...]


class Comes(Strict):
    comes: Moment


class ComesNot(Strict):
    comes_not: Moment


class ByCalendar(Strict):
    calendar: Calendar


class InRhythm(Strict):
    rhythm: RhythmShape


class HasReminders(Strict):
    reminders: Reminders


class HasRemindersOneOf(Strict):
    reminders_one_of: tuple[Reminders, ...]


class NoReminders(Strict):
    no_reminders: None


class WaterToday(Strict):
    water_today_ml: Amounts


class WaterYesterday(Strict):
    water_yesterday_ml: Amounts


class StretchesToday(Strict):
    stretches_today: Amounts


class StretchesYesterday(Strict):
    stretches_yesterday: Amounts


class HasSettings(Strict):
    settings: SettingsShape


class NudgeWas(Strict):
    nudge_was: str


class NothingKept(Strict):
    nothing_kept: None


class Zone(Strict):
    zone: str


class Remind(Strict):
    remind: str


class Drank(Strict):
    drank: str


class Quiet(Strict):
    quiet: str


class Goal(Strict):
    goal: str


class Glass(Strict):
    glass: str


def _as_mapping(raw: object) -> object:
    """`agree` alone is a step as well."""
    return {raw: None} if isinstance(raw, str) else raw


def _key(raw: Any) -> str | None:
    return str(next(iter(raw))) if isinstance(raw, dict) and len(raw) == 1 else None


Step = Annotated[
    Annotated[Say, Tag("say")]
    | Annotated[Tap, Tag("tap")]
    | Annotated[TryTap, Tag("try_tap")]
    | Annotated[TapAbove, Tag("tap_above")]
    | Annotated[Agree, Tag("agree")]
    | Annotated[Wait, Tag("wait")]
    | Annotated[Expect, Tag("expect")]
    | Annotated[ExpectOneOf, Tag("expect_one_of")]
    | Annotated[Comes, Tag("comes")]
    | Annotated[ComesNot, Tag("comes_not")]
    | Annotated[ByCalendar, Tag("calendar")]
    | Annotated[InRhythm, Tag("rhythm")]
    | Annotated[HasReminders, Tag("reminders")]
    | Annotated[HasRemindersOneOf, Tag("reminders_one_of")]
    | Annotated[NoReminders, Tag("no_reminders")]
    | Annotated[WaterToday, Tag("water_today_ml")]
    | Annotated[WaterYesterday, Tag("water_yesterday_ml")]
    | Annotated[StretchesToday, Tag("stretches_today")]
    | Annotated[StretchesYesterday, Tag("stretches_yesterday")]
    | Annotated[HasSettings, Tag("settings")]
    | Annotated[NudgeWas, Tag("nudge_was")]
    | Annotated[NothingKept, Tag("nothing_kept")],
    Discriminator(_key),
    BeforeValidator(_as_mapping),
]

Given = Annotated[
    Annotated[Zone, Tag("zone")]
    | Annotated[Remind, Tag("remind")]
    | Annotated[Drank, Tag("drank")]
    | Annotated[Quiet, Tag("quiet")]
    | Annotated[Goal, Tag("goal")]
    | Annotated[Glass, Tag("glass")]
    | Annotated[Say, Tag("say")]
    | Annotated[Tap, Tag("tap")]
    | Annotated[Comes, Tag("comes")],
    Discriminator(_key),
]
