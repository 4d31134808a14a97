"""Answers to topics that are picked, unfolded or browsed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.capabilities.capability import Way, alone, way
from bot.capabilities.context import Context
from bot.domain.actions import (
    Action,
    BrowseTopics,
    NoneOfThese,
    PickAnswer,
    RateAnswer,
    ShowAnswer,
    ShowLess,
    ShowMore,
    ShowPicture,
)
from bot.domain.changes import CountThumb
from bot.domain.conversation import Conversation, Decision, Explanation, Outcome
from bot.domain.intents import IntentKind
from bot.domain.library import Library
from bot.domain.messages import Reply
from bot.domain.text import sentence
from bot.views import answers
from bot.views.thumbs import thanks


def answered(
    library: Library,
    conversation: Conversation,
    topic: str,
    *,
    unfolded: bool = False,
    in_place: bool = False,
) -> Decision:
    """The answer to a topic that was picked; the explanation of a typed question is kept while it is the same."""
    reply = answers.answer_reply(library, topic, unfolded=unfolded, in_place=in_place)
    kind = library.training.intents[topic].group
    if kind is not IntentKind.KNOWLEDGE:
        outcome = Outcome.ACTION if kind is IntentKind.ACTIONS else Outcome.ANSWER
        return Decision(outcome, reply, replace(conversation, misses=0), topic)
    explained = conversation.explanation
    if explained is None or explained.topic != topic:
        explained = Explanation(topic)
    known = replace(conversation, topic=topic, offered=(), explanation=explained, misses=0)
    return Decision(Outcome.ANSWER, reply, known, topic)


def on_show(action: ShowAnswer, context: Context) -> Decision:
    """In a new message."""
    return _topic(action.topic, context, in_place=False)


def on_pick(action: PickAnswer | ShowLess, context: Context) -> Decision:
    """In place of the question that offered it, or of the longer answer."""
    return _topic(action.topic, context, in_place=context.in_place)


def on_more(action: ShowMore, context: Context) -> Decision:
    """Unfolded in place."""
    return _topic(action.topic, context, unfolded=True, in_place=context.in_place)


def on_picture(action: ShowPicture, context: Context) -> Decision:
    """The picture alone, with what it shows."""
    picture = context.library.picture_of(action.topic)
    if picture is None:
        return stale(context)
    return Decision(Outcome.ANSWER, answers.picture_reply(picture), context.conversation, action.topic)


def on_browse(action: BrowseTopics, context: Context) -> Decision:
    """The categories, or the topics of one."""
    reply = answers.topics_reply(context.library, action.category, in_place=context.in_place)
    return Decision(Outcome.ACTION, reply, context.conversation)


def on_none(context: Context) -> Decision:
    """None of the offered topics was meant."""
    reply = answers.none_of_these_reply(context.library, in_place=context.in_place)
    return Decision(Outcome.MISS, reply, context.conversation)


def topics(context: Context) -> Decision:
    """All categories."""
    return Decision(Outcome.ACTION, answers.topics_reply(context.library, None), context.conversation)


def on_rate(action: RateAnswer, context: Context) -> Decision:
    """A thumb counts for the answer and the day; a word of thanks, and the thumbs go."""
    if action.topic not in context.library.answers:
        return stale(context)
    counted = (CountThumb(action.topic, action.up),)
    if not context.in_place:  # typed, in answer to a message with thumbs
        said = Decision(Outcome.ACTION, Reply(sentence(thanks(context.library))), context.conversation)
    else:
        said = replace(context.only_toast(thanks(context.library)), rated=True)
    return replace(said, changes=counted)


def stale(context: Context) -> Decision:
    """A button that no longer means anything gets a plain answer, never a dead spinner."""
    return Decision(Outcome.MISS, answers.stale_reply(context.library), context.conversation)


def _topic(topic: str, context: Context, *, unfolded: bool = False, in_place: bool) -> Decision:
    if topic not in context.library.answers:
        return stale(context)
    return answered(context.library, context.conversation, topic, unfolded=unfolded, in_place=in_place)


TAPS: Mapping[type[Action], Way] = {
    BrowseTopics: way(on_browse),
    NoneOfThese: alone(on_none),
    ShowAnswer: way(on_show),
    PickAnswer: way(on_pick),
    ShowMore: way(on_more),
    ShowLess: way(on_pick),
    ShowPicture: way(on_picture),
    RateAnswer: way(on_rate),
}
