"""What milder signs add to a decision, and which check is meant: each rule alone, with understandings made for it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from whenever import Instant

from bot.domain.actions import BrowseTopics, CheckStep, ShowAnswer, StartCheck
from bot.domain.conversation import Conversation, Decision, Outcome
from bot.domain.intents import Candidate
from bot.domain.library import Library
from bot.domain.messages import Button, Reply
from bot.domain.red_flags import WHOM_TO_CALL, Assertion, RedFlag, Response, Tier
from bot.domain.signs import Gravity, Standing, codes_of
from bot.domain.text import Text, sentence
from bot.domain.understanding import Ranking, Understanding, Verdict
from bot.policy.signs import standing_reply
from bot.policy.warnings import around, check_meant, decide_warning, instead_of_reassuring, with_lines
from bot.views import checks
from bot.views.buttons import ButtonPhrases
from bot.views.checks import told_text
from bot.views.foreign import crisis_other_text, crisis_text
from bot.views.misses import MissPhrases
from tests.support.talk import Talk

NOW = Instant.from_utc(2026, 1, 5, 12)
BODY = sentence("The answer.")
OWN_CHECK = Button("Own check", StartCheck("shaking"))
RELATED = Button("Another question", ShowAnswer("cramp_what"))
NUMB = RedFlag("numb_tingle", Tier.ROUTINE, Assertion.AFFIRMED)
MILD = (Response.FLAG_LINE_AND_CHECK, Response.EMERGENCY_LINE, Response.CHECK_BUTTON)
STRONG = (
    Response.EMERGENCY_CARD,
    Response.EMERGENCY_CARD_THIRD_PERSON,
    Response.CRISIS_CARD,
    Response.CRISIS_CARD_THIRD_PERSON,
    Response.VIOLENCE_CARD,
    Response.CRISIS_ASKED,
    Response.URGENT_AFTER_LIST,
    Response.START_CHECK,
)


def test_half_sure_of_self_harm_it_asks_with_numbers_and_lines_and_no_list_of_the_body(library: Library) -> None:
    warned = decide_warning(understood(Response.CRISIS_ASKED), Conversation(NOW), library, 1)
    assert warned is not None
    assert warned.reply is not None
    asks = library.checks.cards.crisis_asked.says
    assert warned.reply.text == asks.fill(numbers=library.emergency_numbers, lines=library.crisis_lines)
    assert warned.reply.buttons == ()
    assert warned.hold is None


@pytest.mark.parametrize("response", [Response.START_CHECK, Response.EMERGENCY_LINE, Response.CHECK_BUTTON])
def test_whoever_asks_whom_to_call_gets_the_numbers_and_the_list(library: Library, response: Response) -> None:
    asked = RedFlag(WHOM_TO_CALL, Tier.ASK_FIRST, Assertion.HYPOTHETICAL)
    about = RedFlag("chest_breath", Tier.EMERGENCY, Assertion.HYPOTHETICAL)
    warned = decide_warning(replace(understood(response), flags=(about, asked)), Conversation(NOW), library, 1)
    assert warned is not None
    assert warned.reply is not None
    assert warned.outcome is Outcome.CHECKLIST
    numbers = library.checks.cards.emergency_line.says.fill(numbers=library.emergency_numbers)
    assert warned.reply.text.plain.endswith(numbers.plain)
    other = decide_warning(replace(understood(response), flags=(about,)), Conversation(NOW), library, 1)
    assert (other is None) == (response is not Response.START_CHECK)
    assert other is None or not other.reply or numbers.plain not in other.reply.text.plain


def understood(response: Response = Response.NOTHING, *topics: str, symptom: bool = False) -> Understanding:
    """A message that is owed a response, nearest to some topics."""
    ranking = Ranking(tuple(Candidate(topic, 0.2) for topic in topics), Verdict.MISS)
    return Understanding(ranking, response=response, symptom=symptom)


def decided(outcome: Outcome, *buttons: Button, topic: str | None = None, misses: int = 0) -> Decision:
    """A decision on the same message, with some buttons under its reply."""
    rows = tuple((button,) for button in buttons)
    return Decision(outcome, Reply(BODY, rows), Conversation(NOW, topic, misses=misses), topic)


def line(library: Library, response: Response) -> Text:
    """What a response puts above a reply."""
    cards = library.checks.cards
    return {
        Response.FLAG_LINE_AND_CHECK: cards.flag_line.says,
        Response.EMERGENCY_LINE: cards.emergency_line.says.fill(numbers=library.emergency_numbers),
    }.get(response, Text())


def test_the_line_names_each_sign_once(library: Library) -> None:
    flags = tuple(
        RedFlag(sign, Tier.ROUTINE, Assertion.AFFIRMED) for sign in ("numb_tingle", "sharp_pain", "numb_tingle")
    )
    understanding = replace(understood(Response.FLAG_LINE_AND_CHECK), flags=flags)
    after = with_lines(decided(Outcome.ANSWER), understanding, library)
    assert after.reply is not None
    first, second, *_ = (paragraph for paragraph in after.reply.text.plain.split("\n\n"))
    assert library.checks.told["numb_tingle"].says in first
    assert library.checks.told["sharp_pain"].says in second
    assert after.reply.text.plain.count(library.checks.told["numb_tingle"].says) == 1


@pytest.mark.parametrize("response", MILD)
@pytest.mark.parametrize("outcome", [Outcome.ANSWER, Outcome.ACTION, Outcome.CLARIFY])
def test_a_reply_without_a_check_gets_the_line_above_and_the_check_first(
    library: Library, response: Response, outcome: Outcome
) -> None:
    before = decided(outcome, RELATED, topic="cramp_relief")
    after = with_lines(before, understood(response), library)
    assert after.reply is not None
    check = Button(library.phrasebook.of(ButtonPhrases).check, StartCheck("cramp"))
    assert after.reply.text == line(library, response) + BODY
    assert after.reply.rows == ((check,), (RELATED,))
    assert (after.outcome, after.conversation, after.hold) == (outcome, before.conversation, None)


@pytest.mark.parametrize("response", MILD)
def test_a_check_that_is_there_already_is_not_doubled(library: Library, response: Response) -> None:
    before = decided(Outcome.ANSWER, RELATED, OWN_CHECK, topic="cramp_relief")
    after = with_lines(before, understood(response), library)
    assert after.reply is not None
    assert after.reply.rows == ((RELATED,), (OWN_CHECK,))
    assert after.reply.text == line(library, response) + BODY


@pytest.mark.parametrize("response", MILD)
def test_a_miss_that_is_owed_a_line_becomes_the_offer_of_the_check(library: Library, response: Response) -> None:
    after = with_lines(decided(Outcome.MISS, RELATED, misses=1), understood(response, "cramp_what"), library)
    label, say = library.phrasebook.of(ButtonPhrases), library.phrasebook.of(MissPhrases)
    assert after.outcome is Outcome.CHECKLIST
    assert after.reply is not None
    assert after.reply.text == (line(library, response) or say.offer_check)
    check = Button(label.check, StartCheck("cramp"))
    assert after.reply.rows == ((check,), (Button(label.topics, BrowseTopics()),))


def test_a_complaint_that_is_missed_is_offered_the_check(library: Library) -> None:
    after = with_lines(decided(Outcome.MISS, RELATED), understood(symptom=True), library)
    assert after.outcome is Outcome.CHECKLIST
    assert after.reply is not None
    assert after.reply.text == library.phrasebook.of(MissPhrases).offer_check


def test_a_complaint_that_is_a_close_call_is_offered_the_check_above_the_choice(library: Library) -> None:
    after = with_lines(decided(Outcome.CLARIFY, RELATED), understood(symptom=True), library)
    assert after.outcome is Outcome.CLARIFY
    assert after.reply is not None
    assert after.reply.text == library.phrasebook.of(MissPhrases).offer_check + BODY
    assert isinstance(after.reply.buttons[0].action, StartCheck)
    assert after.reply.buttons[1:] == (RELATED,)


@pytest.mark.parametrize("outcome", [Outcome.ANSWER, Outcome.ACTION, Outcome.CHECKLIST])
def test_a_complaint_that_was_answered_is_not(library: Library, outcome: Outcome) -> None:
    before = decided(outcome, RELATED)
    assert with_lines(before, understood(symptom=True), library) == before


@pytest.mark.parametrize("outcome", Outcome)
@pytest.mark.parametrize("response", [Response.NOTHING, Response.OFFER_CHECK])
def test_without_a_sign_or_a_complaint_nothing_is_added(library: Library, outcome: Outcome, response: Response) -> None:
    before = decided(outcome, RELATED)
    assert with_lines(before, understood(response), library) == before


@pytest.mark.parametrize("response", MILD)
def test_no_reply_stays_no_reply(library: Library, response: Response) -> None:
    silent = Decision(Outcome.MISS, None, Conversation(NOW))
    assert with_lines(silent, understood(response, symptom=True), library) == silent


@pytest.mark.parametrize("response", Response)
def test_only_the_strong_ones_come_instead_of_an_answer(library: Library, response: Response) -> None:
    warned = decide_warning(understood(response), Conversation(NOW), library, 1)
    assert (warned is not None) is (response in STRONG)


@pytest.mark.parametrize("response", STRONG[:5])
def test_a_card_begins_the_conversation_anew_as_of_its_time(library: Library, response: Response) -> None:
    talked = Conversation(NOW, "cramp_relief", (RELATED,), misses=1)
    warned = decide_warning(understood(response), talked, library, 1)
    assert warned is not None
    assert warned.conversation == Conversation(NOW)


@pytest.mark.parametrize("response", [Response.START_CHECK, Response.URGENT_AFTER_LIST])
def test_a_milder_sign_after_the_emergency_card_says_what_stands(library: Library, response: Response) -> None:
    signs = Standing(Gravity.EMERGENCY, ("chest_breath",))
    talked = Conversation(NOW, signs=signs, misses=1)
    warned = decide_warning(understood(response), talked, library, 7)
    assert warned == Decision(Outcome.EMERGENCY, standing_reply(signs, 7, library), talked)
    urgent = replace(talked, signs=Standing(Gravity.URGENT, ("numb_tingle",)))
    begun = decide_warning(understood(response), urgent, library, 7)
    assert begun is not None
    assert begun.outcome is not Outcome.EMERGENCY


@pytest.mark.parametrize("response", [Response.CRISIS_CARD, Response.CRISIS_CARD_THIRD_PERSON])
def test_the_card_on_self_harm_is_in_the_language_of_the_message(library: Library, response: Response) -> None:
    texts = {
        Response.CRISIS_CARD: crisis_text(library, "es"),
        Response.CRISIS_CARD_THIRD_PERSON: crisis_other_text(library, "es"),
    }
    warned = decide_warning(replace(understood(response), language="es"), Conversation(NOW), library, 1)
    english = decide_warning(understood(response), Conversation(NOW), library, 1)
    assert warned is not None
    assert english is not None
    assert warned.reply == Reply(texts[response])
    assert warned.reply != english.reply


@pytest.mark.parametrize("response", [Response.CRISIS_ASKED, Response.START_CHECK, Response.URGENT_AFTER_LIST])
def test_what_is_asked_is_no_miss(library: Library, response: Response) -> None:
    warned = decide_warning(understood(response), Conversation(NOW, "cramp_relief", misses=1), library, 1)
    assert warned is not None
    assert warned.conversation == Conversation(NOW, "cramp_relief")


def test_a_check_begins_now_with_what_was_told(library: Library) -> None:
    signs = Standing(Gravity.ROUTINE, ("numb_tingle",))
    later = NOW.add(hours=1, seconds=59)
    warned = decide_warning(understood(Response.START_CHECK), Conversation(NOW, signs=signs), library, 7, later)
    assert warned is not None
    assert warned.reply is not None
    steps = [button.action for button in warned.reply.buttons if isinstance(button.action, CheckStep)]
    codes = codes_of(signs, library.checks)
    assert codes
    assert {(one.person, one.begun, one.told) for one in steps} == {(7, later.timestamp() // 60, codes)}


@pytest.mark.parametrize("outcome", [Outcome.EMERGENCY, Outcome.URGENT])
def test_nothing_comes_around_a_card_or_a_check(library: Library, outcome: Outcome) -> None:
    card = decided(outcome, RELATED)
    assert around(card, understood(Response.FLAG_LINE_AND_CHECK), library, 7) == card
    step = decide_warning(understood(Response.START_CHECK), Conversation(NOW), library, 7)
    assert step is not None
    assert around(step, understood(Response.FLAG_LINE_AND_CHECK), library, 7) == step
    answer = decided(Outcome.ANSWER, RELATED)
    assert around(answer, understood(Response.FLAG_LINE_AND_CHECK), library, 7) != answer


@pytest.mark.parametrize("response", MILD)
def test_a_miss_that_is_named_keeps_its_words_and_gets_the_check(library: Library, response: Response) -> None:
    named = replace(decided(Outcome.MISS, RELATED), subject="health/knees")
    after = with_lines(named, understood(response), library, 7)
    check = Button(library.phrasebook.of(ButtonPhrases).check, checks.start_of("cramp", (), 7))
    rows = ((check,), (RELATED,))
    assert after == replace(named, outcome=Outcome.CHECKLIST, reply=Reply(line(library, response) + BODY, rows))


def test_a_complaint_that_is_named_is_offered_the_check_below(library: Library) -> None:
    named = replace(decided(Outcome.MISS, RELATED), subject="health/knees")
    after = with_lines(named, understood(symptom=True), library)
    assert after.reply is not None
    assert after.reply.text == BODY + library.phrasebook.of(MissPhrases).offer_check


@pytest.mark.parametrize("own", [StartCheck("shaking"), StartCheck()])
def test_a_check_that_is_there_learns_what_was_told_and_no_picture_stands_above_it(
    library: Library, own: StartCheck
) -> None:
    signs = Standing(Gravity.ROUTINE, ("numb_tingle",), "cramp")
    picture = next(iter(library.illustrations.values()))
    before = decided(Outcome.ANSWER, RELATED, replace(OWN_CHECK, action=own))
    assert before.reply is not None
    before = replace(
        before, reply=replace(before.reply, picture=picture), conversation=replace(before.conversation, signs=signs)
    )
    understanding = replace(understood(Response.FLAG_LINE_AND_CHECK), flags=(NUMB,))
    after = with_lines(before, understanding, library, 7)
    assert after.reply is not None
    assert after.reply.picture is None
    meant = check_meant(understanding, before.conversation, library)
    told = checks.start_of(meant, codes_of(signs, library.checks), 7)
    assert [button.action for button in after.reply.buttons] == [RELATED.action, told]


class TestTheCheckMeant:
    def test_is_that_of_the_topic_nearest_to_the_message(self, library: Library) -> None:
        talked = Conversation(NOW, "shaking_causes")
        assert check_meant(understood(Response.NOTHING, "cramp_what", "shaking_normal"), talked, library) == "cramp"

    def test_is_that_of_the_last_topic_where_the_message_has_none(self, library: Library) -> None:
        assert check_meant(understood(), Conversation(NOW, "cramp_relief"), library) == "cramp"
        assert check_meant(understood(), Conversation(NOW, "shaking_causes"), library) == "shaking"

    def test_is_the_first_where_there_is_no_topic_at_all(self, library: Library) -> None:
        assert check_meant(understood(), Conversation(NOW), library) == next(iter(library.checks.lists))

    def test_is_never_that_of_small_talk_or_of_an_action(self, library: Library) -> None:
        talked = Conversation(NOW, "cramp_relief")
        beside = understood(Response.NOTHING, "greeting", "red_flag_check", "reminder_create")
        assert check_meant(beside, talked, library) == "cramp"

    def test_passes_over_a_topic_that_leads_to_none(self, library: Library) -> None:
        unproven = replace(library.answers["warm_up"], facts=())
        library = replace(library, answers={**library.answers, "warm_up": unproven})
        assert check_meant(understood(Response.NOTHING, "warm_up", "cramp_what"), Conversation(NOW), library) == "cramp"


class TestAnAnswerThatReassures:
    def test_gives_way_to_one_that_does_not_where_a_sign_is_told(self, library: Library) -> None:
        told = understood(Response.FLAG_LINE_AND_CHECK)
        before = decided(Outcome.ANSWER, topic="shaking_normal")
        assert instead_of_reassuring(told, before, library) == library.answers["shaking_normal"].with_signs

    @pytest.mark.parametrize("response", [one for one in Response if one is not Response.FLAG_LINE_AND_CHECK])
    def test_stays_where_none_is(self, library: Library, response: Response) -> None:
        before = decided(Outcome.ANSWER, topic="shaking_normal")
        assert instead_of_reassuring(understood(response), before, library) is None

    @pytest.mark.parametrize("outcome", [one for one in Outcome if one is not Outcome.ANSWER])
    def test_is_no_choice_and_no_action(self, library: Library, outcome: Outcome) -> None:
        before = decided(outcome, topic="shaking_normal")
        assert instead_of_reassuring(understood(Response.FLAG_LINE_AND_CHECK), before, library) is None

    @pytest.mark.parametrize("topic", ["cramp_relief", "gone", None])
    def test_is_not_any_answer(self, library: Library, topic: str | None) -> None:
        before = decided(Outcome.ANSWER, topic=topic)
        assert instead_of_reassuring(understood(Response.FLAG_LINE_AND_CHECK), before, library) is None

    async def test_is_replaced_under_the_line(self, talk: Talk, library: Library) -> None:
        harmless = await talk.says("is it normal that my leg shakes when I stretch?")
        answered = await talk.says("is it normal that my leg shakes when I stretch? my foot goes numb")
        assert harmless.intent == "shaking_normal"
        assert (answered.outcome, answered.intent) == ("answer", "shaking_when_to_worry")
        flag_line = told_text(library, (library.checks.told["numb_tingle"],)) + library.checks.cards.flag_line.says
        instead = await talk.presses(ShowAnswer("shaking_when_to_worry"))
        assert answered.reply.text == flag_line + instead.reply.text
        assert answered.decision.conversation.topic == "shaking_when_to_worry"
