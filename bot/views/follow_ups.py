"""What is said to short follow-ups that lead to no other answer."""

from __future__ import annotations

from bot.domain.library import Library
from bot.domain.messages import Button, Reply, Row
from bot.domain.phrasebook import Phrases
from bot.domain.text import Text, joined
from bot.domain.values import dataclass
from bot.views.answers import AnswerPhrases, check_button, more_button, pick_row


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpPhrases(Phrases):
    """Each about the answer before it."""

    other_leg: Text
    brief: Text
    no_more: Text
    not_helped: Text
    doubted: Text
    elsewhen: Text
    going_on: Text


def other_leg_reply(library: Library, topic: str) -> Reply:
    """Whether the last answer holds for the other leg."""
    return Reply(
        library.phrasebook.of(FollowUpPhrases).other_leg, ((check_button(library, topic),), pick_row(library, topic))
    )


def brief_reply(library: Library, topic: str) -> Reply:
    """The point of an answer, with what must be known before it."""
    answer = library.answers[topic]
    limits = library.phrasebook.of(AnswerPhrases).drinking_limits if answer.drinking == "short" else Text()
    text = joined((library.phrasebook.of(FollowUpPhrases).brief, answer.point, limits))
    own = (more_button(library, topic),) if answer.more else ()
    return Reply(text, _below(library, topic, *own))


def no_more_reply(library: Library, topic: str) -> Reply:
    """All of the answer was said."""
    return Reply(library.phrasebook.of(FollowUpPhrases).no_more, _below(library, topic))


def not_helped_reply(library: Library, topic: str) -> Reply:
    """Who tried it in vain is led to the check, whatever it was about, and to what belongs to it."""
    checks = ((check_button(library, topic),),)
    return Reply(library.phrasebook.of(FollowUpPhrases).not_helped, (*checks, *_related(library, topic)))


def doubted_reply(library: Library, topic: str) -> Reply:
    """Who doubts it, or finds it too much or too little: what the point rests on, and who knows more."""
    phrases = library.phrasebook.of(FollowUpPhrases)
    return Reply(joined((phrases.doubted, library.answers[topic].point)), _below(library, topic))


def elsewhen_reply(library: Library, topic: str) -> Reply:
    """Another moment, or somebody else: the point that holds then too, and the topics that it may be about."""
    phrases = library.phrasebook.of(FollowUpPhrases)
    return Reply(joined((phrases.elsewhen, library.answers[topic].point)), _below(library, topic))


def going_on_reply(library: Library, topic: str) -> Reply:
    """A circumstance alone: the topics that it may be about."""
    return Reply(library.phrasebook.of(FollowUpPhrases).going_on, _below(library, topic))


def _below(library: Library, topic: str, *own: Button) -> tuple[Row, ...]:
    checks = (check_button(library, topic),) if library.answers[topic].symptom else ()
    return (*(((*own, *checks),) if own or checks else ()), *_related(library, topic))


def _related(library: Library, topic: str) -> tuple[Row, ...]:
    return tuple(pick_row(library, one) for one in library.answers[topic].related)
