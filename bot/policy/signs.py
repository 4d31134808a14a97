"""What stands of the warning signs that were told, and what it does to the answers that come after."""

from __future__ import annotations

from dataclasses import replace

from bot.capabilities.answers import answered
from bot.domain.actions import CheckStep, StartCheck
from bot.domain.check_steps import AFTER_LIST
from bot.domain.checklists import Checks
from bot.domain.conversation import Conversation, Decision, Outcome
from bot.domain.intents import IntentKind
from bot.domain.library import Library
from bot.domain.messages import Button, Reply
from bot.domain.red_flags import Response
from bot.domain.signs import Gravity, Standing, codes_of, standing_after
from bot.domain.text import Text, joined
from bot.domain.understanding import Understanding
from bot.policy.two_questions import second_topic
from bot.views import answers, checks

COURTESIES = frozenset({"greeting", "how_are_you", "thanks", "goodbye"})
"""Small talk that is answered in the light of what stands."""

_NAMED = 2
"""Messages in a row that nothing fitted, the one that told a sign among them: more are said to be none of mine."""


def remembering(conversation: Conversation, understanding: Understanding, library: Library) -> Conversation:
    """The conversation with the signs that a message tells, and with the pieces of a complaint in it."""
    check = fitting_check(understanding, library.checks)
    if check is None:
        check = check_of_topics(understanding, conversation, library)
    signs = standing_after(conversation.signs, understanding.flags, understanding.response, check, library.checks)
    return replace(conversation, signs=signs, pieces=understanding.pieces or conversation.pieces)


def fitting_check(understanding: Understanding, all_of: Checks) -> str | None:
    """The check that asks about what was told, where only one does."""
    asked = {sign for flag in understanding.flags for sign in all_of.told_sign(flag.id).asked}
    fits = [
        one.id for one in all_of.lists.values() if any(sign.id in asked for sign in (*one.urgent.signs, *one.questions))
    ]
    return fits[0] if len(fits) == 1 else None


def check_of_topics(understanding: Understanding, conversation: Conversation, library: Library) -> str:
    """The check whose topics are together nearest to what was said, that of the last topic, or else the first."""
    shares: dict[str, float] = {}
    for candidate in understanding.ranking.candidates:
        if library.training.intents[candidate.intent].group is IntentKind.KNOWLEDGE:
            check = library.check_of(candidate.intent)
            if check is not None:
                shares[check] = shares.get(check, 0.0) + candidate.score
    if shares:
        return max(shares, key=lambda check: shares[check])
    check = library.check_of(conversation.topic) if conversation.topic else None
    return check or next(iter(library.checks.lists))


def standing_reply(signs: Standing, person: int, library: Library, held: bool = False) -> Reply:
    """What is said instead, while signs stand; the check is offered where no card was shown."""
    cards, numbers = library.checks.cards, library.emergency_numbers
    if signs.asked and not signs.told:
        return Reply(cards.crisis_asked.says.fill(numbers=numbers, lines=library.crisis_lines))
    match signs.gravity:
        case Gravity.CRISIS:
            return Reply(cards.still_crisis.says.fill(numbers=numbers, lines=library.crisis_lines))
        case Gravity.EMERGENCY:
            return Reply(cards.still_emergency.says.fill(numbers=numbers))
        case Gravity.URGENT:
            card = cards.still_urgent
        case _:
            card = cards.still_routine
    told = checks.told_text(library, [library.checks.told_sign(one) for one in signs.told])
    parts = (told, card.says, cards.held_back.says if held else Text())
    return Reply(joined(parts), ((check_button(signs, person, library),),))


def check_button(signs: Standing, person: int, library: Library) -> Button:
    """The button of the check that fits, with what was told."""
    urgent = signs.gravity is Gravity.URGENT and bool(signs.told)
    check = AFTER_LIST if urgent else signs.check
    return replace(
        answers.check_button(library), action=checks.start_of(check, codes_of(signs, library.checks), person)
    )


def in_its_light(
    decision: Decision, understanding: Understanding | None, before: Standing | None, person: int, library: Library
) -> Decision:
    """The decision, but for what could reassure, or would invite to stretch, load or breathe deeply: that waits.

    `before` are the signs that stood before this message. What is lost or only courteous is answered with them.
    """
    if before is None or decision.reply is None or _is_of_the_check(decision):
        return decision
    topics = [decision.intent] if decision.intent else []
    if understanding is not None and decision.outcome is Outcome.ANSWER:
        second = second_topic(understanding, decision.intent or "", library)
        topics = [*topics, second] if second else topics
    shown = [library.answers[topic] for topic in topics if topic in library.answers]
    if before.holds and any(answer.loads for answer in shown):
        return _instead(decision, standing_reply(before, person, library, held=True))
    if any(answer.with_signs for answer in shown):
        instead = next(answer.with_signs for answer in shown if answer.with_signs)
        if before.gravity is Gravity.ROUTINE:
            other = answered(library, decision.conversation, instead, in_place=decision.reply.in_place)
            return _above(other, before, person, library)
        return _instead(decision, standing_reply(before, person, library))
    if understanding is None:
        return decision
    if decision.outcome in (Outcome.MISS, Outcome.CLARIFY):
        if before.gravity is Gravity.ROUTINE and _was_said(decision, understanding):
            return decision
        return _instead(decision, standing_reply(before, person, library))
    if decision.intent in COURTESIES and before.holds:
        return _instead(decision, standing_reply(before, person, library))
    return decision


def _was_said(decision: Decision, understanding: Understanding) -> bool:
    """Whether the message tells a sign itself, or nothing fits it as nothing did those before: the signs were named."""
    return understanding.response is Response.FLAG_LINE_AND_CHECK or decision.conversation.misses > _NAMED


def _instead(decision: Decision, reply: Reply) -> Decision:
    """Another reply; a session that the first one would have begun waits too."""
    assert decision.reply is not None
    reply = replace(reply, in_place=decision.reply.in_place)
    return replace(decision, outcome=Outcome.CHECKLIST, intent=None, reply=reply, guided=None)


def _above(decision: Decision, signs: Standing, person: int, library: Library) -> Decision:
    """The answer under what was told, without a picture."""
    assert decision.reply is not None
    told = standing_reply(signs, person, library)
    rows = decision.reply.rows
    if not any(isinstance(button.action, StartCheck) for button in decision.reply.buttons):
        rows = (*told.rows, *rows)
    return replace(
        decision, reply=replace(decision.reply, text=told.text + decision.reply.text, rows=rows, picture=None)
    )


def _is_of_the_check(decision: Decision) -> bool:
    assert decision.reply is not None
    return any(isinstance(button.action, CheckStep) for button in decision.reply.buttons)
