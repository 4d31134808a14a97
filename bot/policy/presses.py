"""What a button does, tapped or typed."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.actions import (
    Action,
    BrowseTopics,
    NoneOfThese,
    PickAnswer,
    ShowAnswer,
    ShowLess,
    ShowMore,
    ShowSigns,
)
from bot.domain.conversation import Conversation, Decision, Explanation, Outcome
from bot.domain.intents import Group
from bot.domain.library import Library
from bot.domain.messages import Reply
from bot.policy import answers


def decide_press(
    action: Action | None, conversation: Conversation, library: Library, *, in_place: bool = True
) -> Decision:
    """The decision on an action; `in_place` is False where it was typed and there is no message to edit."""
    match action:
        case ShowAnswer(topic) | PickAnswer(topic) | ShowMore(topic) | ShowLess(topic):
            if topic not in library.answers:
                return stale(conversation, library)
            return answered(
                library,
                conversation,
                topic,
                unfolded=isinstance(action, ShowMore),
                in_place=in_place and not isinstance(action, ShowAnswer),
            )
        case BrowseTopics(category):
            reply = answers.topics_reply(library, category, in_place=in_place)
            return Decision(Outcome.ACTION, reply, conversation)
        case NoneOfThese():
            reply = Reply(library.voice.say.none_of_these, answers.category_rows(library), in_place)
            return Decision(Outcome.MISS, reply, conversation)
        case ShowSigns():
            return Decision(Outcome.CHECKLIST, Reply(library.voice.say.offer_check), conversation)
        case None:
            return stale(conversation, library)


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
    group = library.sayings.intents[topic].group
    if group is not Group.KNOWLEDGE:
        outcome = Outcome.ACTION if group is Group.ACTIONS else Outcome.ANSWER
        return Decision(outcome, reply, replace(conversation, misses=0), topic)
    explained = conversation.explanation
    if explained is None or explained.topic != topic:
        explained = Explanation(topic)
    return Decision(Outcome.ANSWER, reply, Conversation(conversation.at, topic, (), explained), topic)


def stale(conversation: Conversation, library: Library) -> Decision:
    """A button that no longer means anything gets a plain answer, never a dead spinner."""
    return Decision(
        Outcome.MISS,
        Reply(library.voice.say.stale_button, ((answers.topics_button(library),),)),
        conversation,
    )
