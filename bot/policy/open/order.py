"""All that is open in a conversation, newest first, and who takes a typed text.

A new open thing is one more module here, and one more line in `open_things`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from bot.capabilities.capability import Call
from bot.capabilities.context import Context
from bot.capabilities.registry import Registry
from bot.domain.conversation import Decision
from bot.domain.editing import Edit
from bot.domain.understanding import Understanding
from bot.domain.values import dataclass
from bot.policy.open.check import OpenCheck
from bot.policy.open.choices import OpenChoices, OpenConfirmation, asks_to_confirm
from bot.policy.open.just_done import OpenJustDone, OpenSetting
from bot.policy.open.label import OpenLabel
from bot.policy.open.nudge import OpenNudge
from bot.policy.open.pause import OpenPause
from bot.policy.open.pick import OpenPick
from bot.policy.open.question import OpenQuestion
from bot.policy.open.reminders import SavedReminders
from bot.policy.open.session import OpenSession
from bot.policy.open.short_reply import NothingOpen
from bot.policy.open.signs import OpenSigns
from bot.policy.open.topic import OpenTopic
from bot.policy.open.way_home import WayHome
from bot.policy.open.which_check import OpenWhichCheck


class OpenThing(Protocol):
    """Something that a typed text may belong to."""

    def take(self, understanding: Understanding, context: Context, registry: Registry, /) -> Call | Decision | None:
        """What comes of the text; None where it is not for this."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What the person was asked that is kept: a question, and a nudge that the text reads as an answer to.

    `label` is the button whose words were typed, `pick` which of the reminders on offer are meant,
    `pause` how long the pause that was just made is to be instead.
    """

    question: OpenQuestion | None = None
    nudge: OpenNudge | None = None
    label: OpenLabel | None = None
    pick: OpenPick | None = None
    pause: OpenPause | None = None


def open_things(asking: Asking, context: Context, edit: Edit | None = None) -> Iterator[OpenThing]:
    """What is open, newest first. A question that the text does not answer waits until the nudge has had its turn.

    `edit` is the text as a change of a reminder. No word leads home past a warning sign or out of a check.
    """
    conversation, question, nudge = context.conversation, asking.question, asking.nudge
    if conversation.signs is not None and not (conversation.checking and conversation.signs.gravity.had_card):
        yield OpenSigns(conversation.signs)
    if conversation.checking:
        yield OpenCheck(conversation.checking)
    if asking.label is not None:
        yield asking.label
    yield WayHome()
    if conversation.which_check:
        yield OpenWhichCheck(conversation.which_check)
    if context.run is not None:
        yield OpenSession(context.run)
    if conversation.setting is not None:
        yield OpenSetting(conversation.setting)
    if conversation.just is not None and (question is None or question.draft.asked <= conversation.just.when):
        yield OpenJustDone(conversation.just)
    if asking.pause is not None:
        yield asking.pause
    if asking.pick is not None:
        yield asking.pick
    if asks_to_confirm(conversation.offered):
        yield OpenConfirmation(conversation.offered)
    if question is not None and (nudge is None or question.is_answered_after(nudge.came)):
        yield question
    if nudge is not None:
        yield nudge
        if question is not None:
            yield question
    if edit is not None:
        yield SavedReminders(edit)
    if conversation.offered:
        yield OpenChoices(conversation.offered)
    yield NothingOpen()
    if conversation.topic is not None:
        yield OpenTopic(conversation.topic)


def taken(understanding: Understanding, asking: Asking, context: Context, registry: Registry) -> Call | Decision | None:
    """What the newest open thing that takes a text makes of it; None where it belongs to nothing that is open."""
    for thing in open_things(asking, context, understanding.edit):
        outcome = thing.take(understanding, context, registry)
        if outcome is not None:
            return outcome
    return None
