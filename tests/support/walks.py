"""Somebody who taps and types whatever comes to mind, in any order, and what their check may then end in."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from bot.assistant import Assistant
from bot.domain.actions import Action, AfterCheck, CheckStep, StartCheck
from bot.domain.checklists import CheckAnswer
from bot.domain.library import Library
from tests.support.talk import Answered, Talk

SIGNS = (
    "my foot goes numb",
    "my leg keeps giving way",
    "I feel faint",
    "it is a sharp pain",
    "my calf is swollen and hot",
)
URGENT = (SIGNS[1], SIGNS[4])
_MEANT = {
    "yes": CheckAnswer.YES,
    "no": CheckAnswer.NO,
    "none of these": CheckAnswer.NO,
    "not sure": CheckAnswer.NOT_SURE,
    "dunno": CheckAnswer.NOT_SURE,
    "nothing like that": CheckAnswer.NO,
}
WORDS = (
    "yes",
    "no",
    "not sure",
    "back",
    "stop",
    "none of these",
    "why does my leg shake?",
    "hello",
    "2",
    "/cancel",
    "dunno",
    "nothing like that",
    "yes but only at night",
    "what do you mean",
    "go back",
    "the shaking one",
    "check me please",
)


@dataclass
class Walker:
    """One person; `signed` once a sign was typed, or tapped in a check that ended; `urgent` for help today."""

    assistant: Assistant
    chance: random.Random
    signed: bool = False
    urgent: bool = False
    seen: list[Action] = field(default_factory=list)
    trace: list[str] = field(default_factory=list)

    async def walk(self, steps: int) -> str | None:
        """What went wrong, None where nothing did."""
        talk = Talk(self.assistant)
        library = self.assistant.library
        self.look(await talk.presses(StartCheck(self.chance.choice(tuple(library.checks.lists)))))
        for _ in range(steps):
            before = self._steps(talk)
            step: CheckStep | None = None
            kind = self.chance.random()
            no = next((one for one in before if one.answer is CheckAnswer.NO), None)
            if kind < 0.8:
                some = self.chance.choice(self.seen[-8:] if kind < 0.7 else self.seen)
                action = no if no is not None and kind < 0.6 else some
                self.trace.append(repr(action))
                answered = await talk.presses(action)
                step = action if isinstance(action, CheckStep) else None
            else:
                text = self.chance.choice(SIGNS if kind > 0.92 else WORDS)
                self.trace.append(text)
                self.signed |= text in SIGNS
                answered = await (talk.commands("cancel") if text == "/cancel" else talk.says(text))
                self.urgent |= text in URGENT
                step = next((one for one in before if one.answer is _MEANT.get(text)), None)
            wrong = self._wrong(answered, step, library)
            if wrong:
                return f"{wrong} after {' > '.join(self.trace)}"
            self.look(answered)
        return None

    def look(self, answered: Answered) -> None:
        """Remember the buttons of the checks that are shown."""
        reply = answered.decision.reply
        buttons = reply.buttons if reply is not None else ()
        self.seen.extend(one.action for one in buttons if isinstance(one.action, CheckStep | StartCheck | AfterCheck))

    def _wrong(self, answered: Answered, step: CheckStep | None, library: Library) -> str | None:
        """The outcome that is shown, where nothing gives it; what the step gives is taken note of."""
        if answered.decision.reply is None or self._steps_of(answered):
            return None
        given = (min(step.position, 2), step.answer) if step is not None else None
        yes, unsure = CheckAnswer.YES, CheckAnswer.NOT_SURE
        cards, numbers = library.checks.cards, library.emergency_numbers
        led = {
            cards.emergency.says.fill(numbers=numbers).plain: given == (0, yes),
            cards.urgent_not_sure.says.paragraphs[0].plain: given == (0, unsure),
            cards.urgent.says.paragraphs[0].plain: self.urgent or given in ((1, yes), (1, unsure)),
            cards.routine.says.paragraphs[0].plain: self.signed or given in ((2, yes), (2, unsure)),
            cards.no_flags.says.paragraphs[0].plain: not self.signed
            and step is not None
            and step.answer is CheckAnswer.NO,
        }
        shown = next((card for card in led if answered.text.startswith(card) and step is not None), None)
        if shown is None:
            return None
        fits, answer = led[shown], step.answer if step is not None else None
        self.signed |= answer in (yes, unsure)
        self.urgent |= answer in (yes, unsure) and given is not None and given[0] < 2
        return None if fits else f"{shown!r}"

    def _steps(self, talk: Talk) -> tuple[CheckStep, ...]:
        return self._steps_of(talk.last) if talk.last is not None else ()

    @staticmethod
    def _steps_of(answered: Answered) -> tuple[CheckStep, ...]:
        reply = answered.decision.reply
        buttons = reply.buttons if reply is not None else ()
        return tuple(one.action for one in buttons if isinstance(one.action, CheckStep))
