"""The one place where it is decided what Hammy does. It reads top to bottom as the policy."""

from __future__ import annotations

from dataclasses import replace

from whenever import Instant, TimeDelta

from bot.domain.actions import CheckStep
from bot.domain.conversation import Conversation, Decision, Explanation, Outcome
from bot.domain.errands import AnswerDraft, Return, ShareLocation, TypedAnswer
from bot.domain.intents import FollowUpKind, IntentKind
from bot.domain.library import Library
from bot.domain.messages import (
    Commanded,
    Departed,
    Incoming,
    Located,
    Migrated,
    Pressed,
    Reply,
    Returned,
    Said,
    Unreadable,
)
from bot.domain.understanding import Ranking, Understanding, Verdict
from bot.policy import commands, errands, offers, presses, warnings
from bot.views import answers
from bot.views.explain import why_reply

REMEMBERED = TimeDelta(minutes=10)
"""How long a topic and its buttons count as what is being talked about."""

CHOICES = 3
"""At most this many titles are offered in a close call."""


def fresh(conversation: Conversation | None, now: Instant) -> Conversation:
    """The conversation as far as it still counts: after ten minutes it starts anew."""
    if conversation is None or now - conversation.at > REMEMBERED:
        return Conversation(at=now)
    return conversation


def decide(
    incoming: Incoming,
    understanding: Understanding | None,
    conversation: Conversation,
    library: Library,
    person: int,
    reading: TypedAnswer | None = None,
) -> Decision:
    """What to answer, or the errand to do first. `understanding` is that of the words in it, where there are any.

    `reading` is what a typed text means as the answer to the person's open question.
    """
    match incoming:
        case Commanded():
            warned = understanding and warnings.decide_warning(understanding, conversation, library, person)
            return warned or commands.decide_command(incoming, understanding, reading, conversation, library, person)
        case Pressed(action=action):
            return presses.decide_press(action, conversation, library, person)
        case Unreadable(kind=kind):
            return Decision(Outcome.MISS, _unreadable(library, kind), conversation)
        case Located(latitude, longitude):
            return errands.do(ShareLocation(latitude, longitude), conversation)
        case Returned():
            return errands.do(Return(), conversation)
        case Departed() | Migrated():
            return Decision(Outcome.ACTION, None, conversation)
        case Said():
            assert understanding is not None
            return _decide_said(incoming, understanding, conversation, library, person, reading)


def complete(decision: Decision, understanding: Understanding | None, library: Library, now: Instant) -> Decision:
    """The decision with what milder warning signs add to its reply, and with what is remembered of it as of now."""
    if understanding is not None and decision.errand is None:
        instead = warnings.instead_of_reassuring(understanding, decision, library)
        if instead is not None:
            decision = presses.answered(library, decision.conversation, instead)
        decision = warnings.with_lines(decision, understanding, library)
    return _remembering(decision, now)


def _decide_said(
    said: Said,
    understanding: Understanding,
    conversation: Conversation,
    library: Library,
    person: int,
    reading: TypedAnswer | None,
) -> Decision:
    """Warning signs before anything else, in every state; then the open question, then a question of its own."""
    warned = warnings.decide_warning(understanding, conversation, library, person)
    if warned is not None:
        return warned
    if said.edited:
        return Decision(Outcome.MISS, None, conversation)
    if reading is not None:
        return errands.do(AnswerDraft(reading), conversation)
    return _decide_question(said.text, understanding, conversation, library, person)


def _decide_question(
    text: str, understanding: Understanding, conversation: Conversation, library: Library, person: int
) -> Decision:
    if understanding.short_reply is not None:
        action = offers.resolve(understanding.short_reply, conversation.offered)
        if action is not None:
            return presses.decide_press(action, conversation, library, person, in_place=False)
        if conversation.checking or not _courtesy(understanding.ranking, library):
            say = library.phrasebook.say
            sentence = say.check_tap if conversation.checking else say.bare_short_reply
            return Decision(Outcome.MISS, Reply(sentence), conversation)
    if understanding.follow_up is not None and conversation.topic is not None:
        followed = _follow_up(understanding.follow_up, conversation, library)
        if followed is not None:
            return followed
    errand = errands.errand_in(text, understanding, library)
    if errand is not None:
        return errands.do(errand, replace(conversation, misses=0))
    ranking, context = understanding.ranking, understanding.in_context
    if ranking.verdict is not Verdict.CLEAR and context is not None and context.verdict is Verdict.CLEAR:
        ranking = context
    match ranking.verdict:
        case Verdict.CLEAR:
            return _answer(ranking, understanding.second, conversation, library, person)
        case Verdict.CLOSE:
            return _clarify(ranking, conversation, library)
        case Verdict.MISS:
            return missed(conversation, library)


def _courtesy(ranking: Ranking, library: Library) -> bool:
    """True for "no thanks" and the like. No other short reply is a question, however near it is to one."""
    if ranking.verdict is not Verdict.CLEAR or ranking.best is None:
        return False
    return library.training.intents[ranking.best.intent].group is IntentKind.CONVERSATION


def _follow_up(kind: FollowUpKind, conversation: Conversation, library: Library) -> Decision | None:
    topic = conversation.topic
    assert topic is not None
    answer = library.answers[topic]
    if kind is FollowUpKind.SOURCE:
        return Decision(Outcome.ANSWER, why_reply(library, conversation.explanation), conversation, "sources")
    if kind is FollowUpKind.MORE:
        return presses.answered(library, conversation, topic, unfolded=True) if answer.more else None
    follows = (answer.follow_ups or {}).get(kind)
    return presses.answered(library, conversation, follows) if follows else None


def _answer(
    ranking: Ranking, second: Ranking | None, conversation: Conversation, library: Library, person: int
) -> Decision:
    best = ranking.best
    assert best is not None
    runner_up = ranking.candidates[1] if len(ranking.candidates) > 1 else None
    explanation = Explanation(
        best.intent,
        ranking.example,
        best.score,
        runner_up.intent if runner_up else None,
        runner_up.score if runner_up else None,
    )
    special = commands.decide_intent(best.intent, conversation, library, person)
    if special is not None:
        return special
    if second is not None and second.best is not None:
        reply = answers.two_answers_reply(library, (best.intent, second.best.intent))
    else:
        reply = answers.answer_reply(library, best.intent)
    group = library.training.intents[best.intent].group
    if group is not IntentKind.KNOWLEDGE:
        outcome = Outcome.ACTION if group is IntentKind.ACTIONS else Outcome.ANSWER
        return Decision(outcome, reply, replace(conversation, misses=0), best.intent)
    known = Conversation(conversation.at, best.intent, (), explanation)
    return Decision(Outcome.ANSWER, reply, known, best.intent)


def _clarify(ranking: Ranking, conversation: Conversation, library: Library) -> Decision:
    topics = [candidate.intent for candidate in ranking.candidates[:CHOICES]]
    reply = answers.clarify_reply(library, topics)
    return Decision(Outcome.CLARIFY, reply, replace(conversation, misses=0), topics[0])


def missed(conversation: Conversation, library: Library) -> Decision:
    """An honest miss with the topics; the second in a row says something else and offers the check."""
    say = library.phrasebook.say
    if conversation.misses == 0:
        reply = Reply(say.miss_first, answers.category_rows(library))
    else:
        examples = tuple(answers.pick_row(library, topic) for topic in library.phrasebook.start_topics)
        ways_out = (answers.topics_button(library), answers.check_button(library))
        reply = Reply(say.miss_again, (*examples, ways_out))
    return Decision(Outcome.MISS, reply, replace(conversation, misses=conversation.misses + 1))


def _unreadable(library: Library, kind: str) -> Reply:
    say = library.phrasebook.say
    texts = {
        "sticker": say.unreadable_sticker,
        "voice": say.unreadable_voice,
        "photo": say.unreadable_photo,
    }
    return Reply(texts.get(kind, say.unreadable_other))


def _remembering(decision: Decision, now: Instant) -> Decision:
    """The decision with what its reply offers remembered as of now; of a check, only that there is one."""
    if decision.reply is None:
        return decision
    buttons = decision.reply.buttons
    checking = any(isinstance(button.action, CheckStep) for button in buttons)
    remembered = replace(decision.conversation, at=now, offered=() if checking else buttons, checking=checking)
    return replace(decision, conversation=remembered)
