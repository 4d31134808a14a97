"""What is remembered of a conversation for some minutes, in memory only. Never what a person wrote."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from whenever import Instant

from bot.domain.actions import CheckStep, StartCheck
from bot.domain.changes import Change
from bot.domain.just_done import JustDone
from bot.domain.messages import Button, Reply
from bot.domain.reminders import Reminder
from bot.domain.sessions import Guided
from bot.domain.settings_wishes import Setting
from bot.domain.signs import Standing
from bot.domain.text import Text
from bot.domain.values import dataclass


class Outcome(StrEnum):
    """How a message was dealt with, as `hammy ask --json` reports it."""

    ANSWER = "answer"
    CLARIFY = "clarify"
    MISS = "miss"
    ACTION = "action"
    CHECKLIST = "checklist"
    URGENT = "urgent"
    EMERGENCY = "emergency"


class ReminderHold(StrEnum):
    """What a raised warning sign does to a person's reminders."""

    ALL = "all"
    """An emergency: nothing is sent for some hours."""
    STRETCHES = "stretches"
    """Help is needed today: stretch reminders stay paused until the person resumes them."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a topic was answered: the nearest example, its score (0-1), and the runner-up."""

    topic: str
    example: str | None = None
    score: float | None = None
    runner_up: str | None = None
    runner_up_score: float | None = None


@dataclass(frozen=True, slots=True)
class SpokenOf:
    """The reminder that was saved last, as it was then, or one that was `shown` by itself: "it" is this one."""

    reminder: Reminder
    shown: bool = False


@dataclass(frozen=True, slots=True)
class Conversation:
    """The last topic, what is on offer, and how many misses came in a row, as of `at`.

    `signs` are the warning signs that stand. `pieces` are the lexicon's own words that a complaint contained, for the
    next message may go on with it. `lines` are the checks whose line on when not to wait was shown. `others` are the
    topics that came close to what was answered or offered last, `asides` how many reactions were answered. `reminder`
    is the one that was spoken of last, `just` what was logged or changed last, `setting` the one that was shown since.
    """

    at: Instant
    topic: str | None = None
    offered: tuple[Button, ...] = ()
    explanation: Explanation | None = None
    misses: int = 0
    signs: Standing | None = None
    pieces: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    asides: int = 0
    reminder: SpokenOf | None = None
    just: JustDone | None = None
    setting: Setting | None = None

    @property
    def checking(self) -> tuple[CheckStep, ...]:
        """The buttons of a check that was shown last; where it stands is in them alone."""
        return tuple(button.action for button in self.offered if isinstance(button.action, CheckStep))

    @property
    def which_check(self) -> tuple[StartCheck, ...]:
        """The buttons of checks, where the last reply offers several of them and nothing else."""
        starts = tuple(button.action for button in self.offered if isinstance(button.action, StartCheck))
        return starts if len(starts) == len(self.offered) > 1 else ()


@dataclass(frozen=True, slots=True)
class Decision:
    """What to say and what to remember; `intent` is the intent that was acted on.

    `toast` is shown over the chat for a moment, `hold` is what happens to the person's reminders, `changes` are what
    becomes of what is kept of them. `resumes` offers to resume what was held, where anything is. `subject` is what
    the message is about where no intent answers it, and `aside` that it only was reacted to: what was offered before
    stays on offer. `guided` is what becomes of the run of a session in this chat. `rated` says that the thumbs go
    from below the message that was tapped. `began` is the number of the draft that the message began.
    """

    outcome: Outcome
    reply: Reply | None
    conversation: Conversation
    intent: str | None = None
    toast: str | None = None
    hold: ReminderHold | None = None
    changes: tuple[Change, ...] = ()
    resumes: bool = False
    subject: str | None = None
    aside: bool = False
    guided: Guided | None = None
    rated: bool = False
    began: int | None = None

    def below(self, above: Text | None) -> Decision:
        """The decision with a sentence above what it says."""
        if above is None or self.reply is None:
            return self
        return replace(self, reply=replace(self.reply, text=above + self.reply.text))
