"""A question of Hammy's own: a typed text is its answer, unless it is clearly something else."""

from __future__ import annotations

from dataclasses import replace

from whenever import Instant, TimeDelta

from bot.capabilities.capability import Asked, Call
from bot.capabilities.context import Context
from bot.capabilities.editing import fitting
from bot.capabilities.registry import Registry
from bot.domain.conversation import Conversation, Decision
from bot.domain.drafts import Awaiting, Draft
from bot.domain.editing import fits
from bot.domain.intents import IntentKind, ShortReply
from bot.domain.library import Library
from bot.domain.schedules import ScheduleRequest
from bot.domain.typed_answers import TypedAnswer
from bot.domain.understanding import Understanding, Verdict
from bot.domain.values import dataclass
from bot.policy.open.choices import asks_for_draft
from bot.policy.outside import is_reaction, patience

_SETTLING = (ShortReply.YES, ShortReply.STOP)
"""What keeps or drops what is open, in whatever words, is no other question."""

ANSWERED_WITHIN = TimeDelta(hours=1)
"""How long a typed text counts as the answer to an open question; its buttons count for longer."""

_ANSWERS_A_REMINDER = ("reminder_create", "reminder_edit", "timezone_set", "settings")
_ANSWERS = {
    Awaiting.ZONE: ("timezone_set",),
    Awaiting.CLOCK_CHECK: ("timezone_set",),
    Awaiting.QUIET_HOURS: ("settings", "reminders_pause", "reminder_create"),
    Awaiting.GOAL: ("settings", "hydration_log"),
    Awaiting.GLASS: ("settings", "hydration_log"),
    Awaiting.BOTTLE: ("settings", "hydration_log"),
    Awaiting.AMOUNT: ("hydration_log",),
    Awaiting.PAUSE: ("reminders_pause", "reminder_cancel"),
}
"""Intents that an answer to an open question may look like."""

_SETTINGS = (Awaiting.QUIET_HOURS, Awaiting.GOAL, Awaiting.GLASS, Awaiting.BOTTLE)
"""Questions whose answer may name the setting."""


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """The person's draft, and what the text means as its answer."""

    draft: Draft
    answer: TypedAnswer | None

    def is_answered_after(self, moment: Instant) -> bool:
        """Whether the text answers it, and it was asked after a moment."""
        return self.answer is not None and self.draft.asked > moment

    def take(self, understanding: Understanding, context: Context, registry: Registry) -> Call | Decision | None:
        """The answer; one that says nothing where the text is nothing else either, so that it is asked again."""
        if self.draft.awaiting is None:
            return None
        in_time = context.now - self.draft.asked <= ANSWERED_WITHIN
        if self.answer is not None and self.answer.waits and in_time:
            return patience(context)
        if self._is_of_another(understanding, context) or (
            self.answer is not None and self.answer.loose and _tells_of_another(understanding)
        ):
            return None
        if not self._names_one_in_time(context.now) and not may_answer(
            self.draft, understanding, context.library, context.now, told=self.answer
        ):
            return None
        if self.draft.asks_place and self._is_no_place(understanding, context.library):
            return None
        if self.answer is None and not (_means_nothing(understanding) and _was_asked_last(context)):
            return None
        if self.answer is None and is_reaction(understanding.ranking.outside, context.library):
            return None
        return call_of(self.draft.awaiting, self.answer or TypedAnswer(), registry)

    def _names_one_in_time(self, now: Instant) -> bool:
        """Whether it is answered by a change of what is made, one of the reminders, how long to pause, or words that
        settle it.
        """
        answer = self.answer
        if self.draft.request is None and self.draft.asks_place and answer is not None:
            answer = replace(answer, edit=None)
        named = answer is not None and (
            answer.edit is not None
            or answer.which is not None
            or answer.pick is not None
            or answer.all
            or answer.half_day is not None
            or answer.until is not None
            or answer.end is not None
            or (answer.request is not None and answer.exact)
            or answer.undecided
            or answer.word in _SETTLING
        )
        return named and now - self.draft.asked <= ANSWERED_WITHIN

    def _is_no_place(self, understanding: Understanding, library: Library) -> bool:
        """Whether it is a known reaction, even where a town sounds like it; or names no place but another subject."""
        outside = understanding.ranking.outside
        if outside is None or (self.answer is not None and (self.answer.word or self.answer.edit or self.answer.exact)):
            return False
        named = outside.subject in library.subjects
        return is_reaction(outside, library) if self.answer is not None and named else named and self.answer is None

    def _is_of_another(self, understanding: Understanding, context: Context) -> bool:
        """Whether the text changes a reminder that is kept and not this one, or asks for a new one by its kind."""
        request, edit = self.draft.request, self.answer.edit if self.answer is not None else None
        if _ends_a_kept_one(understanding, request, context):
            return True
        wish = understanding.schedule
        if wish is not None and understanding.edit is None and wish.kind is not None and not wish.missing:
            return True
        if request is None or request.kind is None:
            return False
        beside = edit is not None and edit.adds and wish is not None and wish.kind != request.kind
        if wish is not None and wish.kind is not None and (understanding.edit is None or beside):
            leaves_nothing_open = self.draft.awaiting is Awaiting.PREVIEW or self.draft.asks_place
            return leaves_nothing_open or (wish.kind != request.kind and _says_when(wish))
        if edit is None or not edit.which.names_one or fits(request, edit):
            return False
        return bool(fitting(edit, context))


def _says_when(wish: ScheduleRequest) -> bool:
    """Whether more than a kind is named: "water at noon" is another reminder, "water" may be the one that is made."""
    return bool(wish.times or wish.every_minutes or wish.window or wish.once_day or wish.in_minutes)


def _tells_of_another(understanding: Understanding) -> bool:
    """Whether the text clearly does or reports something by itself, whatever times stand in it."""
    return (
        understanding.setting is not None
        or understanding.cancel is not None
        or understanding.skip is not None
        or understanding.stretched is not None
        or understanding.drink is not None
        or understanding.symptom
    )


def _ends_a_kept_one(understanding: Understanding, request: ScheduleRequest | None, context: Context) -> bool:
    """Whether the text asks to stop a reminder that is kept, by a kind that is not being made."""
    kind = understanding.cancel.kind if understanding.cancel is not None else None
    if kind is None or (request is not None and request.kind == kind):
        return False
    return any(one.reminder.kind == kind for one in context.record.reminders)


def call_of(awaiting: Awaiting, answer: TypedAnswer, registry: Registry) -> Call | None:
    """What an answer does: stop drops any question, and no drops it too, but where it says that a clock is another."""
    no = answer.word is ShortReply.NO and awaiting is not Awaiting.CLOCK_CHECK
    if no or answer.word is ShortReply.STOP:
        return registry.command("cancel", Asked(command=True))
    return registry.answer(awaiting, answer)


def may_answer(
    draft: Draft, understanding: Understanding, library: Library, now: Instant, told: TypedAnswer | None = None
) -> bool:
    """False after an hour, for a clear question, and for a clear wish that is not what is being asked for.

    A time that is `told` in a sentence which asks nothing, and of no complaint, is the answer, whatever it sounds like.

    A new reminder is such a wish; below a preview and where a place is asked for, which leave nothing open, one that
    leaves something open is too.
    A time or a window alone sounds like a setting, and is what was asked for where it can be read as that.
    """
    if draft.awaiting is None or now - draft.asked > ANSWERED_WITHIN:
        return False
    if understanding.skip is not None and draft.request is None:
        return False
    asked, leaves_nothing_open = understanding.schedule, draft.awaiting is Awaiting.PREVIEW or draft.asks_place
    if asked is not None and (not asked.missing or (leaves_nothing_open and asked.kind is not None)):
        return False
    if understanding.setting is not None and draft.awaiting not in _SETTINGS:
        return False
    best = understanding.ranking.best
    if understanding.ranking.verdict is not Verdict.CLEAR or best is None or understanding.short_reply is not None:
        return True
    kind = library.training.intents[best.intent].group
    if kind is IntentKind.KNOWLEDGE and told is not None and told.request is not None:
        return understanding.complaint is None and not understanding.flags and not understanding.pieces
    if kind is IntentKind.CONVERSATION and draft.awaiting is not Awaiting.ZONE:
        return True
    return best.intent in _ANSWERS.get(draft.awaiting, _ANSWERS_A_REMINDER)


def _was_asked_last(context: Context) -> bool:
    """Whether nothing else was said since: what is answered then is this question, in words that cannot be read."""
    conversation = context.conversation
    return conversation == Conversation(conversation.at) or asks_for_draft(conversation.offered)


def _means_nothing(understanding: Understanding) -> bool:
    lost = understanding.ranking.verdict is Verdict.MISS and understanding.schedule is None
    return lost and understanding.short_reply is None
