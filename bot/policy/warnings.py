"""What warning signs in free text lead to, before and around an answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from whenever import Instant

from bot.capabilities.answers import answered
from bot.domain.actions import CheckStep, StartCheck
from bot.domain.check_steps import AFTER_LIST, steps_of
from bot.domain.checklists import ToldSign
from bot.domain.conversation import Conversation, Decision, Outcome, ReminderHold
from bot.domain.library import Library
from bot.domain.messages import Button, Reply
from bot.domain.red_flags import WHOM_TO_CALL, RedFlag, Response
from bot.domain.signs import Gravity, codes_of, is_own, of_other, told_in
from bot.domain.text import Text, joined
from bot.domain.understanding import Understanding
from bot.policy.signs import check_of_topics, fitting_check, standing_reply
from bot.views import answers, checks, misses
from bot.views.buttons import each_once, topics_button
from bot.views.checks import Going
from bot.views.foreign import crisis_other_text, crisis_text


def instead_of_reassuring(understanding: Understanding, decision: Decision, library: Library) -> str | None:
    """The topic to answer instead, where a sign was told and the answer would call the complaint harmless."""
    if understanding.response is not Response.FLAG_LINE_AND_CHECK or decision.outcome is not Outcome.ANSWER:
        return None
    answer = library.answers.get(decision.intent or "")
    return answer.with_signs if answer else None


def decide_warning(
    understanding: Understanding, conversation: Conversation, library: Library, person: int, now: Instant | None = None
) -> Decision | None:
    """The card or the check that comes instead of any answer; None where the message may be answered.

    A check begins `now`, which is the time of the conversation where nothing else is said.
    """
    told, minutes = codes_of(conversation.signs, library.checks), (now or conversation.at).timestamp() // 60
    begun = Going(person, minutes, told, of_other(conversation.signs))
    cards, numbers = library.checks.cards, library.emergency_numbers
    match understanding.response:
        case Response.START_CHECK | Response.URGENT_AFTER_LIST if _had_emergency(conversation):
            assert conversation.signs is not None
            return Decision(Outcome.EMERGENCY, standing_reply(conversation.signs, person, library), conversation)
        case Response.EMERGENCY_CARD:
            return _emergency(cards.emergency.says.fill(numbers=numbers), conversation)
        case Response.EMERGENCY_CARD_THIRD_PERSON:
            return _emergency(cards.emergency_other.says.fill(numbers=numbers), conversation)
        case Response.CRISIS_CARD:
            return _emergency(crisis_text(library, understanding.language), conversation)
        case Response.CRISIS_CARD_THIRD_PERSON:
            return _emergency(crisis_other_text(library, understanding.language), conversation)
        case Response.VIOLENCE_CARD:
            return _emergency(cards.violence.says.fill(numbers=numbers), conversation)
        case Response.CRISIS_ASKED:
            asks = cards.crisis_asked.says.fill(numbers=numbers, lines=library.crisis_lines)
            return Decision(Outcome.CHECKLIST, Reply(asks), replace(conversation, misses=0))
        case Response.URGENT_AFTER_LIST:
            decision = _first_step(Outcome.URGENT, AFTER_LIST, conversation, library, begun)
            return replace(decision, hold=ReminderHold.STRETCHES) if is_own(understanding.flags) else decision
        case Response.START_CHECK | Response.EMERGENCY_LINE | Response.CHECK_BUTTON if asks_for_numbers(understanding):
            check = check_meant(understanding, conversation, library)
            return _with_numbers(_first_step(Outcome.CHECKLIST, check, conversation, library, begun), library)
        case Response.START_CHECK:
            check = check_meant(understanding, conversation, library)
            return _first_step(Outcome.CHECKLIST, check, conversation, library, begun)
        case (
            Response.FLAG_LINE_AND_CHECK
            | Response.EMERGENCY_LINE
            | Response.CHECK_BUTTON
            | Response.OFFER_CHECK
            | Response.NOTHING
        ):
            return None


def around(decision: Decision, understanding: Understanding, library: Library, person: int) -> Decision:
    """The decision on a typed sentence with all that milder signs in it change and add; a check goes on as it is."""
    steps = decision.reply is not None and any(isinstance(one.action, CheckStep) for one in decision.reply.buttons)
    if steps or decision.outcome in (Outcome.EMERGENCY, Outcome.URGENT):
        return decision
    instead = instead_of_reassuring(understanding, decision, library)
    if instead is not None:
        decision = answered(library, decision.conversation, instead)
    return with_lines(decision, understanding, library, person)


def with_lines(decision: Decision, understanding: Understanding, library: Library, person: int = 0) -> Decision:
    """The decision on a question with the line and the button that milder signs in it are owed.

    The check of the button knows what this person told.

    Where the message reads like a complaint but no topic is clear, the check is offered.
    """
    cards = library.checks.cards
    lost = decision.outcome in (Outcome.MISS, Outcome.CLARIFY)
    match understanding.response:
        case Response.FLAG_LINE_AND_CHECK:
            line = checks.told_text(library, signs_told(understanding.flags, library)) + cards.flag_line.says
        case Response.EMERGENCY_LINE:
            line = cards.emergency_line.says.fill(numbers=library.emergency_numbers)
        case Response.CHECK_BUTTON:
            line = Text()
        case _ if lost and understanding.symptom:
            line = misses.offer_check(library)
        case _:
            return decision
    if decision.reply is None:
        return decision
    check = checks.start_of(
        check_meant(understanding, decision.conversation, library),
        codes_of(decision.conversation.signs, library.checks),
        person,
    )
    if decision.outcome is Outcome.MISS and decision.subject is not None:
        above = (
            understanding.response is Response.FLAG_LINE_AND_CHECK or understanding.response is Response.EMERGENCY_LINE
        )
        parts = (line, decision.reply.text) if above else (decision.reply.text, line)
        named = _with_check(replace(decision.reply, text=joined(parts)), Text(), check, library)
        return replace(decision, outcome=Outcome.CHECKLIST, reply=named)
    if decision.outcome is Outcome.MISS:
        button = replace(answers.check_button(library), action=check)
        reply = Reply(line or misses.offer_check(library), ((button,), (topics_button(library),)))
        return replace(decision, outcome=Outcome.CHECKLIST, reply=reply)
    return replace(decision, reply=_with_check(decision.reply, line, check, library))


def check_meant(understanding: Understanding, conversation: Conversation, library: Library) -> str:
    """The check that asks about the sign, else that nearest to what was said or to the last topic, else the first."""
    fitting = fitting_check(understanding, library.checks)
    return fitting or check_of_topics(understanding, conversation, library)


def signs_told(flags: Iterable[RedFlag], library: Library) -> tuple[ToldSign, ...]:
    """The signs that a message tells of, each once, in our words."""
    return tuple(dict.fromkeys(library.checks.told_sign(one) for one in told_in(flags)))


def _emergency(text: Text, conversation: Conversation) -> Decision:
    """A card and nothing else: no tips, no links, no buttons, and no talk to go on with but of the sign."""
    after = Conversation(conversation.at, signs=conversation.signs)
    return Decision(Outcome.EMERGENCY, Reply(text), after, hold=ReminderHold.ALL)


def _had_emergency(conversation: Conversation) -> bool:
    """Whether the emergency card was shown: a milder sign does not ask again what is known."""
    return conversation.signs is not None and conversation.signs.gravity is Gravity.EMERGENCY


def asks_for_numbers(understanding: Understanding) -> bool:
    """Whether somebody asks whether or whom to call."""
    return any(flag.id == WHOM_TO_CALL for flag in understanding.flags)


def _with_numbers(decision: Decision, library: Library) -> Decision:
    assert decision.reply is not None
    line = library.checks.cards.emergency_line.says.fill(numbers=library.emergency_numbers)
    return replace(decision, reply=replace(decision.reply, text=decision.reply.text + line))


def _first_step(outcome: Outcome, check: str, conversation: Conversation, library: Library, begun: Going) -> Decision:
    steps = steps_of(library.checks, check, begun.told)
    assert steps is not None
    reply = checks.step_reply(library, steps, 0, begun, in_place=False)
    return Decision(outcome, reply, replace(conversation, misses=0))


def _with_check(reply: Reply, line: Text, check: StartCheck, library: Library) -> Reply:
    """The reply under a line, with a check button; one that it has already learns what was told.

    No picture stands above it.
    """
    rows = reply.rows
    if not any(isinstance(button.action, StartCheck) for button in reply.buttons):
        rows = ((replace(answers.check_button(library), action=check),), *rows)
    elif check.told:
        rows = tuple(tuple(_telling(button, check) for button in row) for row in rows)
    return replace(reply, text=line + reply.text, rows=each_once(rows), picture=None)


def _telling(button: Button, check: StartCheck) -> Button:
    """A button that begins a check with what was told."""
    if not isinstance(button.action, StartCheck):
        return button
    return replace(button, action=replace(check, check=check.check or button.action.check))
