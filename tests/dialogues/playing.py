"""A conversation from its beginning to its end, with what did not hold."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from bot.assistant import Assistant
from tests.dialogues.expectations import complaints
from tests.dialogues.kept import Kept
from tests.dialogues.person import NoButtonError, Someone
from tests.dialogues.reading import MISSED, Dialogue, Dialogues
from tests.dialogues.shapes import Calendar, RhythmShape
from tests.dialogues.stage import stage
from tests.dialogues.steps import (
    Agree,
    ByCalendar,
    Comes,
    ComesNot,
    Expect,
    ExpectOneOf,
    HasReminders,
    HasRemindersOneOf,
    HasSettings,
    InRhythm,
    NoReminders,
    NothingKept,
    NudgeWas,
    Say,
    Step,
    StretchesToday,
    StretchesYesterday,
    Tap,
    TapAbove,
    TryTap,
    Wait,
    WaterToday,
    WaterYesterday,
)

_AT_ONCE = 4


@dataclass(frozen=True)
class Played:
    """A conversation as it went: it holds where nothing failed."""

    dialogue: Dialogue
    transcript: tuple[str, ...]
    failed: tuple[str, ...]

    @property
    def holds(self) -> bool:
        return not self.failed


async def play_all(assistant: Assistant, file: Dialogues, chosen: Sequence[Dialogue]) -> list[Played]:
    """Conversations of a file, several side by side, in their order."""
    room = asyncio.Semaphore(_AT_ONCE)

    async def one(dialogue: Dialogue) -> Played:
        async with room:
            return await play(assistant, file, dialogue)

    return await asyncio.gather(*map(one, chosen))


async def play(assistant: Assistant, file: Dialogues, dialogue: Dialogue) -> Played:
    """One conversation with a person of its own; it ends at a button that is not there."""
    async with stage(assistant) as ready:
        someone = Someone(ready)
        failed = await _Play(someone, file.words.get(MISSED)).through(dialogue)
        return Played(dialogue, tuple(someone.transcript), tuple(failed))


class _Play:
    def __init__(self, someone: Someone, missed: re.Pattern[str] | None) -> None:
        self._someone = someone
        self._missed = missed

    async def through(self, dialogue: Dialogue) -> list[str]:
        failed: list[str] = []
        try:
            for given in dialogue.given:
                if isinstance(given, Say | Tap | Comes):
                    await self._step(given)
                else:
                    await self._someone.bring_about(given)
            self._someone.transcript.append("--")
            for step in dialogue.steps:
                new = await self._step(step)
                failed += new
                self._someone.transcript += [f"! {line}" for line in new]
        except (NoButtonError, TimeoutError) as error:
            failed.append(str(error) or "the bot did not come to an end with it")
            self._someone.transcript.append(f"! {failed[-1]}")
        return failed

    async def _step(self, step: Step) -> list[str]:
        """What does not hold after a step."""
        someone = self._someone
        match step:
            case Say():
                await someone.say(step.say)
            case Tap():
                await someone.tap(step.tap)
            case TryTap():
                await someone.try_tap(step.try_tap)
            case TapAbove():
                await someone.tap_above(step.tap_above)
            case Agree():
                await someone.agree()
            case Wait():
                await someone.wait(step.wait)
            case Comes():
                return [] if await someone.wait(step.comes) else ["nothing came by itself"]
            case ComesNot():
                return ["something came by itself"] if await someone.wait(step.comes_not) else []
            case ByCalendar():
                return await self._by(step.calendar)
            case InRhythm():
                return await self._in(step.rhythm)
            case Expect():
                return complaints(step.expect, someone.answer, self._missed)
            case ExpectOneOf():
                each = [complaints(one, someone.answer, self._missed) for one in step.expect_one_of]
                return [] if not all(each) else [f"none of these holds: {' | '.join('; '.join(one) for one in each)}"]
            case _:
                return _of_kept(step, await someone.stage.kept())
        return []

    async def _by(self, calendar: Calendar) -> list[str]:
        failed = []
        for moment, comes in calendar:
            if await self._someone.wait(moment) != comes:
                failed.append(f"{'nothing' if comes else 'something'} came until {moment}")
        return failed

    async def _in(self, rhythm: RhythmShape) -> list[str]:
        came = [await self._someone.wait(rhythm.at) for _ in range(rhythm.days)]
        fits = any(came == [day % rhythm.gap == first for day in range(rhythm.days)] for first in range(rhythm.gap))
        return [] if fits else [f"it came on these days: {' '.join('yes' if one else 'no' for one in came)}"]


_OfKept = (
    HasReminders
    | HasRemindersOneOf
    | NoReminders
    | WaterToday
    | WaterYesterday
    | StretchesToday
    | StretchesYesterday
    | HasSettings
    | NudgeWas
    | NothingKept
)


def _of_kept(step: _OfKept, kept: Kept) -> list[str]:
    match step:
        case HasReminders():
            return kept.differs_from_reminders(step.reminders)
        case HasRemindersOneOf():
            each = [kept.differs_from_reminders(one) for one in step.reminders_one_of]
            return each[0] if all(each) else []
        case NoReminders():
            return kept.differs_from_reminders(())
        case WaterToday():
            return _amount(kept.water(kept.day()), step.water_today_ml, "ml today")
        case WaterYesterday():
            return _amount(kept.water(kept.day(1)), step.water_yesterday_ml, "ml yesterday")
        case StretchesToday():
            return _amount(kept.stretches(kept.day()), step.stretches_today, "stretches today")
        case StretchesYesterday():
            return _amount(kept.stretches(kept.day(1)), step.stretches_yesterday, "stretches yesterday")
        case HasSettings():
            return kept.differs_from_settings(step.settings)
        case NudgeWas():
            state = kept.last_nudge and kept.last_nudge["state"]
            return [] if state == step.nudge_was else [f"the last nudge was {state}, not {step.nudge_was}"]
        case NothingKept():
            return [f"kept is: {', '.join(kept.tables)}"] if kept.tables else []
        case _:
            assert_never(step)


def _amount(actual: int, wanted: Sequence[range], unit: str) -> list[str]:
    if any(actual in one for one in wanted):
        return []
    likely = " or ".join(f"{one[0]}-{one[-1]}" if len(one) > 1 else str(one[0]) for one in wanted)
    return [f"{actual} {unit}, not {likely}"]
