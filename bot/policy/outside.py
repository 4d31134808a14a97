"""What no intent answers: a subject that is named as not covered, a reaction, and the repair of a misunderstanding."""

from __future__ import annotations

from dataclasses import replace

from bot.capabilities.context import Context
from bot.domain.conversation import Conversation, Decision, Outcome
from bot.domain.intents import IntentKind
from bot.domain.library import Library
from bot.domain.subjects import Aside, NamedSubject, Outside, SubjectReply
from bot.domain.understanding import Ranking
from bot.views import outside as views

NOT_MEANT = "reactions/not_meant"
"""The subject of those who say that Hammy answered something else."""

WAITING = "reactions/waiting"
"""The subject of those who want a moment."""

REPAIRS = 2
"""So many other titles are offered to them."""

NEAR = 0.2
"""From this score on the best topic is offered below a subject, in place of the one that its content names."""

_TURN_SECONDS = 600


def reply_of(outside: Outside | None, library: Library) -> SubjectReply | None:
    """What the content says of a subject, or else of its field; None where it says nothing."""
    if outside is None:
        return None
    return library.subjects.get(outside.subject) or library.subjects.get(outside.subject.partition("/")[0])


def is_reaction(outside: Outside | None, library: Library) -> bool:
    """Whether a text asks for nothing: one short line is enough for it."""
    return isinstance(reply_of(outside, library), Aside)


def answer_outside(ranking: Ranking, context: Context) -> Decision | None:
    """The subject by its name, a line to a reaction, other titles for a misunderstanding; None for anything else."""
    library, conversation, outside = context.library, context.conversation, ranking.outside
    match reply_of(outside, library):
        case NamedSubject() as named:
            assert outside is not None
            word = outside.word if outside.subject in library.subjects else None
            reply = views.named_reply(library, named, word, _nearest(ranking, library) or named.nearest)
            return Decision(Outcome.MISS, reply, replace(conversation, misses=0), subject=outside.subject)
        case Aside() as aside:
            assert outside is not None
            if outside.subject == NOT_MEANT:
                return _repaired(context)
            return _said_aside(aside, outside.subject, context)
        case None:
            return None


def patience(context: Context) -> Decision | None:
    """A line for who wants a moment; what is open stays so."""
    aside = context.library.subjects.get(WAITING)
    return _said_aside(aside, WAITING, context) if isinstance(aside, Aside) else None


def _said_aside(aside: Aside, subject: str, context: Context) -> Decision:
    conversation = context.conversation
    turn = conversation.asides + int(context.now.timestamp()) // _TURN_SECONDS
    known = replace(conversation, asides=conversation.asides + 1)
    return Decision(Outcome.MISS, views.aside_reply(aside, turn), known, subject=subject, aside=True)


def _nearest(ranking: Ranking, library: Library) -> str | None:
    """The topic that came so close that the message may have meant it; None where none did."""
    best = ranking.best
    if best is None or best.score < NEAR:
        return None
    knowledge = library.training.intents[best.intent].group is IntentKind.KNOWLEDGE
    return best.intent if knowledge else None


def _repaired(context: Context) -> Decision:
    """Sorry, and the next titles: those that came close last, or else those that belong to the last topic."""
    library, conversation = context.library, context.conversation
    topics = _others(conversation, library)[:REPAIRS]
    left = tuple(one for one in conversation.others if one not in topics)
    known = replace(conversation, others=left, misses=0)
    return Decision(Outcome.MISS, views.repair_reply(library, topics), known, subject=NOT_MEANT)


def _others(conversation: Conversation, library: Library) -> tuple[str, ...]:
    topic = conversation.topic
    related = library.answers[topic].related if topic is not None else ()
    return tuple(one for one in dict.fromkeys((*conversation.others, *related)) if one != topic)
