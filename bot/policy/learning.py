"""What may be learned from, and which answers people are asked about."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.actions import PickAnswer, ShowPicture
from bot.domain.conversation import Decision, Outcome
from bot.domain.intents import IntentKind
from bot.domain.library import Library
from bot.domain.messages import Incoming, Pressed, Said, Speaker
from bot.domain.subjects import NamedSubject
from bot.domain.understanding import Understanding
from bot.views.thumbs import thumbs_row


def is_plain_miss(said: Said, understanding: Understanding | None, decision: Decision, library: Library) -> bool:
    """Whether a sentence had no answer and has nothing to do with anybody's health, language or open question.

    One that was taken for a subject that is not covered has none either, and may have been taken for it wrongly.
    """
    if understanding is None or said.edited or said.forwarded or said.quoted:
        return False
    if understanding.flags or understanding.symptom or understanding.pieces or understanding.language is not None:
        return False
    missed = decision.outcome is Outcome.MISS and decision.reply is not None and not decision.aside
    if decision.subject is not None:
        named = library.subjects.get(decision.subject)
        missed = missed and isinstance(named, NamedSubject) and not named.about_health
    return missed and not decision.changes and decision.conversation.signs is None


def with_thumbs(
    decision: Decision, incoming: Incoming, understanding: Understanding | None, speaker: Speaker, library: Library
) -> Decision:
    """The decision with thumbs below an answer to one question, in private, while no warning sign stands.

    A message that is changed has them where it had them before, so that nobody is asked twice.
    """
    reply, topic = decision.reply, decision.intent
    if reply is None or topic is None or decision.outcome is not Outcome.ANSWER or speaker.in_group:
        return decision
    intent = library.training.intents.get(topic)
    if intent is None or intent.group is not IntentKind.KNOWLEDGE or topic != decision.conversation.topic:
        return decision
    if decision.conversation.signs is not None or (
        understanding is not None and (understanding.second is not None or understanding.flags)
    ):
        return decision
    if isinstance(incoming, Pressed):
        if isinstance(incoming.action, ShowPicture):
            return decision
        if reply.in_place and not incoming.rateable and not isinstance(incoming.action, PickAnswer):
            return decision
    return replace(decision, reply=replace(reply, rows=(*reply.rows, thumbs_row(library, topic))))
