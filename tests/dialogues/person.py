"""What a person does in a conversation, and what they then see."""

from __future__ import annotations

import re
from dataclasses import replace

from whenever import TimeDelta

from tests.dialogues.moments import When, shown
from tests.dialogues.screen import Answer, Button, Screen, Shown, since
from tests.dialogues.stage import Stage
from tests.dialogues.steps import Drank, Given, Glass, Goal, Quiet, Remind, Zone

_A_WHILE = TimeDelta(seconds=5)
"""How long a person thinks before each act."""
_MOST_AGREED = 6

_AGREED = re.compile(
    r"^\W*(save|yes|ok(ay)?|sure|right|correct|confirm|use|looks good|(change|move|set|switch|make) (it |them )?to"
    r"|(log|count) (it|them|that|both|\d))\b",
    re.IGNORECASE,
)
_DELETES = re.compile(r"\b(delete|remove|forget|erase)\b", re.IGNORECASE)
_ASKS_FOR_TOWN = re.compile(
    r"(which|what) town|(do not|don.t) know that place|town .*\?|has the same time as you", re.IGNORECASE
)
_TOWN = "Berlin"


class NoButtonError(Exception):
    """A button that was to be tapped is not there; the message says which, and which are."""


class Someone:
    """A person who has said nothing yet. `transcript` has a line for each thing said or done, so far."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.answer = Answer()
        self.transcript: list[str] = []

    async def say(self, text: str) -> None:
        """Type something."""
        before = await self._before()
        self.transcript.append(f"> {text}")
        await self.stage.say(text)
        await self._look(before)

    async def tap(self, pattern: re.Pattern[str]) -> None:
        """Tap a button of the last answer. Raises NoButtonError."""
        await self._press(_button(self.answer.messages, pattern), pattern, self.answer.labels)

    async def try_tap(self, pattern: re.Pattern[str]) -> None:
        """The same, or nothing where there is no such button."""
        if _button(self.answer.messages, pattern) is not None:
            await self.tap(pattern)

    async def tap_above(self, pattern: re.Pattern[str]) -> None:
        """Tap the newest fitting button of the screen. Raises NoButtonError."""
        screen = tuple((await self.stage.screen()).values())
        await self._press(_button(screen, pattern), pattern, Answer(screen).labels)

    async def agree(self) -> None:
        """Be content with what is offered until nothing is; never with what deletes."""
        before, told = await self.stage.screen(), False
        for _ in range(_MOST_AGREED):
            if (found := _agreeable(self.answer)) is not None:
                await self._press(found, _AGREED, ())
            elif not told and _ASKS_FOR_TOWN.search(self.answer.text):
                told = True
                await self.say(_TOWN)
            else:
                break
        if (all_of_it := since(before, await self.stage.screen())).messages:
            self.answer = all_of_it

    async def wait(self, when: When) -> bool:
        """Let time pass; whether a new message came by itself. What came is then the last answer."""
        zone = (await self.stage.kept()).zone
        moment = when.after(self.stage.now, zone)
        before = await self.stage.screen()
        await self.stage.pass_until(moment)
        self.transcript.append(f"... {shown(moment, zone)}")
        new = since(before, await self.stage.screen())
        if new.messages:
            self._heard(new)
        return new.came

    async def bring_about(self, given: Given) -> None:
        """What is so before the conversation begins, said in the words that are documented."""
        match given:
            case Zone():
                await self._told_and_agreed(f"/timezone {given.zone}")
            case Remind():
                await self._told_and_agreed(f"/remind {given.remind}")
            case Drank():
                await self._told_and_agreed(f"/water {given.drank}")
            case Quiet():
                await self._set("quiet", given.quiet)
            case Goal():
                await self._set("goal|water", given.goal)
            case Glass():
                await self._set("glass", given.glass)
            case _:
                raise AssertionError(f"{given} is a step as any other")

    async def _told_and_agreed(self, text: str) -> None:
        await self.say(text)
        await self.agree()

    async def _set(self, setting: str, value: str) -> None:
        await self.say("/settings")
        await self.tap(re.compile(setting, re.IGNORECASE))
        await self._told_and_agreed(value)

    async def _press(
        self, found: tuple[Shown, Button] | None, pattern: re.Pattern[str], instead: tuple[str, ...]
    ) -> None:
        if found is None:
            raise NoButtonError(f"no button is {pattern.pattern!r}, only {', '.join(instead) or 'none at all'}")
        message, button = found
        before = await self._before()
        self.transcript.append(f"> [{button.label}]")
        assert button.data is not None
        await self.stage.press(message.id, button.data)
        await self._look(before)

    async def _before(self) -> Screen:
        await self.stage.pass_until(self.stage.now + _A_WHILE)
        return await self.stage.screen()

    async def _look(self, before: Screen) -> None:
        self._heard(since(before, await self.stage.screen()))

    def _heard(self, answer: Answer) -> None:
        self.answer = answer
        for message in answer.messages:
            self.transcript += [f"  {line}" for line in message.text.splitlines() if line.strip()]
            if message.buttons:
                self.transcript.append("  " + " ".join(f"[{button.label}]" for button in message.buttons))


def _button(messages: tuple[Shown, ...], pattern: re.Pattern[str]) -> tuple[Shown, Button] | None:
    """The first fitting button of the newest message that has one."""
    for message in reversed(messages):
        for button in message.buttons:
            if button.data is not None and pattern.search(button.label):
                return message, button
    return None


def _agreeable(answer: Answer) -> tuple[Shown, Button] | None:
    """What a content person taps, where it deletes nothing."""
    kept = tuple(
        replace(one, buttons=tuple(button for button in one.buttons if not _DELETES.search(button.label)))
        for one in answer.messages
        if not any(_DELETES.search(line) and line.rstrip().endswith("?") for line in one.text.splitlines())
    )
    return _button(kept, _AGREED)
