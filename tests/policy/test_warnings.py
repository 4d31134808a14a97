"""Warning signs in free text: the table of tier and assertion, a row for each cell, as a person meets it."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from bot.assistant import Assistant
from bot.capabilities.rows import MENU
from bot.domain.actions import Action, CheckStep, ShowAnswer, StartCheck
from bot.domain.check_steps import AFTER_LIST, steps_of
from bot.domain.conversation import Conversation, ReminderHold
from bot.domain.library import Library
from bot.domain.messages import Speaker
from bot.domain.red_flags import Assertion, OwnCard, Response, Tier
from bot.domain.signs import Gravity
from bot.domain.text import Text
from bot.views.checks import CheckPhrases, told_text
from tests.support.talk import Answered, Talk

OUTSIDE = "what is the capital of France?"
TALKED_ABOUT = "cramp_relief"
"""The topic before each row. Its check is not the first one, so that a check by chance is told from the one meant."""

ADA = Speaker(7, 7)
QUESTION = "How do I stop a hamstring cramp right now?"
"""A clear question on the same topic, for the rows where the message is answered."""


@dataclass(frozen=True)
class Owed:
    """What a cell of the table is owed."""

    response: Response
    card: str | None = None
    """The card or line, by its name in content/checklists/outcomes.yaml."""
    check: str | None = None
    """The check whose first step is shown instead of an answer."""
    button: bool = False
    """True where the answer has a check button."""


CARD = Owed(Response.EMERGENCY_CARD, card="emergency")
CARD_FOR_THEM = Owed(Response.EMERGENCY_CARD_THIRD_PERSON, card="emergency_other")
CRISIS = Owed(Response.CRISIS_CARD, card="crisis")
CRISIS_FOR_THEM = Owed(Response.CRISIS_CARD_THIRD_PERSON, card="crisis_other")
SAFETY = Owed(Response.VIOLENCE_CARD, card="violence")
CHECK = Owed(Response.START_CHECK, check="cramp")
LIST_THEN_URGENT = Owed(Response.URGENT_AFTER_LIST, check=AFTER_LIST)
EMERGENCY_LINE = Owed(Response.EMERGENCY_LINE, card="emergency_line", button=True)
SIGN_LINE = Owed(Response.FLAG_LINE_AND_CHECK, card="flag_line", button=True)
BUTTON = Owed(Response.CHECK_BUTTON, button=True)
NOTHING = Owed(Response.NOTHING)

T, A = Tier, Assertion
TABLE = [
    (T.EMERGENCY, A.AFFIRMED, "I have chest pain and I can't breathe", CARD),
    (T.EMERGENCY, A.UNCERTAIN, "maybe I have chest pain", CARD),
    (T.EMERGENCY, A.OTHER, "my friend has chest pain and can't breathe", CARD_FOR_THEM),
    (T.EMERGENCY, A.CHILD, "my daughter has chest pain", CARD_FOR_THEM),
    (T.EMERGENCY, A.HISTORICAL, f"{QUESTION} I had chest pain years ago", EMERGENCY_LINE),
    (T.EMERGENCY, A.HYPOTHETICAL, f"{QUESTION} Do people get chest pain from it?", EMERGENCY_LINE),
    (T.EMERGENCY, A.NEGATED, f"{QUESTION} I have no chest pain", NOTHING),
    (T.ASK_FIRST, A.AFFIRMED, "I feel faint when my hamstring cramps", CHECK),
    (T.ASK_FIRST, A.UNCERTAIN, "maybe I feel faint when my hamstring cramps", CHECK),
    (T.ASK_FIRST, A.OTHER, "my mum is clammy when her hamstring cramps", CHECK),
    (T.ASK_FIRST, A.CHILD, "my daughter is clammy when her hamstring cramps", CHECK),
    (T.ASK_FIRST, A.HISTORICAL, f"{QUESTION} I felt dizzy years ago, it passed", BUTTON),
    (T.ASK_FIRST, A.HYPOTHETICAL, f"{QUESTION} Can one get dizzy?", BUTTON),
    (T.ASK_FIRST, A.NEGATED, f"{QUESTION} I am not dizzy", NOTHING),
    (T.URGENT, A.AFFIRMED, "my leg keeps giving way", LIST_THEN_URGENT),
    (T.URGENT, A.UNCERTAIN, "maybe my calf is swollen and hot", LIST_THEN_URGENT),
    (T.URGENT, A.OTHER, "my wife's calf is swollen and hot", LIST_THEN_URGENT),
    (T.URGENT, A.CHILD, "my son's calf is swollen and hot", LIST_THEN_URGENT),
    (T.URGENT, A.HISTORICAL, f"{QUESTION} My calf was swollen years ago, it healed", BUTTON),
    (T.URGENT, A.HYPOTHETICAL, f"{QUESTION} What if my calf gets swollen and hot?", BUTTON),
    (T.URGENT, A.NEGATED, f"{QUESTION} My calf isn't swollen", NOTHING),
    (T.ROUTINE, A.AFFIRMED, f"{QUESTION} My foot goes numb", SIGN_LINE),
    (T.ROUTINE, A.UNCERTAIN, f"{QUESTION} Maybe my foot is numb", SIGN_LINE),
    (T.ROUTINE, A.OTHER, f"{QUESTION} My mum's foot goes numb", SIGN_LINE),
    (T.ROUTINE, A.CHILD, f"{QUESTION} My daughter says her foot goes numb", SIGN_LINE),
    (T.ROUTINE, A.HISTORICAL, f"{QUESTION} My foot was numb years ago, all healed now", BUTTON),
    (T.ROUTINE, A.HYPOTHETICAL, f"{QUESTION} Can it cause numbness?", NOTHING),
    (T.ROUTINE, A.NEGATED, f"{QUESTION} My foot isn't numb at all", NOTHING),
]
SELF_HARM = [
    (T.EMERGENCY, A.AFFIRMED, "I want to die", CRISIS),
    (T.EMERGENCY, A.UNCERTAIN, "maybe I want to kill myself", CRISIS),
    (T.EMERGENCY, A.OTHER, "my friend is suicidal", CRISIS_FOR_THEM),
    (T.EMERGENCY, A.CHILD, "my daughter is suicidal", CRISIS_FOR_THEM),
    (T.EMERGENCY, A.HYPOTHETICAL, "suppose I kill myself", CRISIS),
    (T.EMERGENCY, A.HISTORICAL, f"{QUESTION} I was suicidal years ago", EMERGENCY_LINE),
    (T.EMERGENCY, A.NEGATED, f"{QUESTION} I am not suicidal", NOTHING),
]
VIOLENCE = [
    (T.EMERGENCY, A.AFFIRMED, "I am afraid to go home", SAFETY),
    (T.EMERGENCY, A.UNCERTAIN, "maybe I am afraid to go home", SAFETY),
    (T.EMERGENCY, A.OTHER, "my sister is being abused", SAFETY),
    (T.EMERGENCY, A.CHILD, "my daughter is being abused", SAFETY),
    (T.EMERGENCY, A.HYPOTHETICAL, f"{QUESTION} What if my husband hits me?", EMERGENCY_LINE),
    (T.EMERGENCY, A.HISTORICAL, f"{QUESTION} My husband hit me years ago", EMERGENCY_LINE),
    (T.EMERGENCY, A.NEGATED, f"{QUESTION} My husband doesn't hit me", NOTHING),
]
OWN_CARDS = {
    **{said: OwnCard.CRISIS for _, _, said, _ in SELF_HARM},
    **{said: OwnCard.VIOLENCE for _, _, said, _ in VIOLENCE},
}
EVERY = [*TABLE, *SELF_HARM, *VIOLENCE]


def of(*owed: Owed) -> list[tuple[str, Owed]]:
    """The sentences of the table that are owed one of these."""
    return [(said, due) for _, _, said, due in EVERY if due in owed]


def card(library: Library, name: str) -> Text:
    """A card as its file has it, with the numbers and the lines to call."""
    says: Text = getattr(library.checks.cards, name).says
    return says.fill(numbers=library.emergency_numbers, lines=library.crisis_lines)


@pytest.fixture
async def midway(assistant: Assistant) -> Talk:
    """A conversation that has a topic, and a miss after it."""
    talk = Talk(assistant, ADA)
    await talk.presses(ShowAnswer(TALKED_ABOUT))
    await talk.says(OUTSIDE)
    return talk


@pytest.fixture
async def plain(assistant: Assistant) -> Answered:
    """The answer to the question, asked without any sign, in a conversation that has had the line on not waiting."""
    talk = Talk(assistant)
    await talk.presses(ShowAnswer(TALKED_ABOUT))
    return await talk.says(QUESTION)


def test_every_cell_of_the_table_has_a_row() -> None:
    assert [(tier, how) for tier, how, _, _ in TABLE] == [(tier, how) for tier in Tier for how in sorted(A, key=_place)]
    for own in (SELF_HARM, VIOLENCE):
        assert {how for _, how, _, _ in own} == set(Assertion)


def _place(how: Assertion) -> int:
    order = (A.AFFIRMED, A.UNCERTAIN, A.OTHER, A.CHILD, A.HISTORICAL, A.HYPOTHETICAL, A.NEGATED)
    return order.index(how)


@pytest.mark.parametrize(("tier", "how", "said", "owed"), EVERY, ids=[said for _, _, said, _ in EVERY])
def test_a_sentence_of_the_cell_is_read_as_such(
    assistant: Assistant, tier: Tier, how: Assertion, said: str, owed: Owed
) -> None:
    understood = assistant.understander.understand(said)
    first = understood.flags[0]
    assert (first.tier, first.assertion, first.card) == (tier, how, OWN_CARDS.get(said))
    assert understood.response is owed.response


@pytest.mark.parametrize(("said", "owed"), of(CARD, CARD_FOR_THEM, CRISIS, CRISIS_FOR_THEM, SAFETY))
async def test_a_card_stands_alone_and_holds_all_reminders(
    midway: Talk, library: Library, said: str, owed: Owed
) -> None:
    assert owed.card is not None
    answered = await midway.says(said)
    assert answered.outcome == "emergency"
    assert answered.reply.text == card(library, owed.card)
    assert answered.reply.rows == ()
    assert answered.decision.hold is ReminderHold.ALL
    remembered = answered.decision.conversation
    assert remembered == Conversation(midway.clock(), signs=remembered.signs)
    assert remembered.signs is not None
    crisis = owed in (CRISIS, CRISIS_FOR_THEM, SAFETY)
    assert remembered.signs.gravity is (Gravity.CRISIS if crisis else Gravity.EMERGENCY)


@pytest.mark.parametrize(("said", "owed"), of(CHECK, LIST_THEN_URGENT))
async def test_a_check_comes_instead_of_an_answer(midway: Talk, library: Library, said: str, owed: Owed) -> None:
    say, label, emergency = library.phrasebook.of(CheckPhrases), library.checks.label, library.checks.emergency
    answered = await midway.says(said)
    urgent = owed is LIST_THEN_URGENT
    assert answered.outcome == ("urgent" if urgent else "checklist")
    steps = steps_of(library.checks, owed.check or "")
    assert steps is not None
    above = say.urgent_first if urgent else say.step.fill(step="1", steps=str(len(steps))).italic()
    opening, _, rest = answered.text.partition("\n\n")
    assert opening.startswith("You mention ")
    assert rest.startswith(above.plain)
    assert all(words in answered.text for words in (emergency.asks, *(sign.says for sign in emergency.signs)))
    assert answered.labels == (label.list_yes, label.list_no, label.not_sure, label.stop)
    steps_shown = [action for action in actions(answered) if isinstance(action, CheckStep)]
    assert {(step.check, step.position, step.person) for step in steps_shown} == {(owed.check, 0, ADA.person)}
    assert answered.reply.in_place is False
    own = {how for _, how, text, _ in EVERY if text == said} <= {A.AFFIRMED, A.UNCERTAIN}
    assert answered.decision.hold is (ReminderHold.STRETCHES if urgent and own else None)
    remembered = answered.decision.conversation
    assert (remembered.topic, remembered.misses) == (TALKED_ABOUT, 0)
    assert remembered.checking == tuple(steps_shown)
    assert remembered.signs is not None
    assert remembered.signs.gravity is (Gravity.URGENT if urgent else Gravity.ROUTINE)


@pytest.mark.parametrize(("said", "owed"), of(EMERGENCY_LINE, SIGN_LINE))
async def test_a_line_stands_above_the_answer(
    midway: Talk, library: Library, plain: Answered, said: str, owed: Owed
) -> None:
    assert owed.card is not None
    answered = await midway.says(said)
    assert answered.outcome == "answer"
    named = told_text(library, (library.checks.told["numb_tingle"],)) if owed is SIGN_LINE else Text()
    assert answered.reply.text == named + card(library, owed.card) + plain.reply.text
    await assert_answered_with_one_check_button(answered, plain)


@pytest.mark.parametrize(("said", "owed"), of(BUTTON))
async def test_a_check_button_stands_under_the_answer(midway: Talk, plain: Answered, said: str, owed: Owed) -> None:
    answered = await midway.says(said)
    assert answered.outcome == "answer"
    assert answered.reply.text == plain.reply.text
    await assert_answered_with_one_check_button(answered, plain)


@pytest.mark.parametrize(("said", "owed"), of(NOTHING))
async def test_what_is_owed_nothing_is_answered_as_ever(midway: Talk, plain: Answered, said: str, owed: Owed) -> None:
    answered = await midway.says(said)
    assert answered.outcome == "answer"
    assert answered.reply == plain.reply
    assert answered.decision.hold is None


async def assert_answered_with_one_check_button(answered: Answered, plain: Answered) -> None:
    """The buttons of the answer itself, among them one check, with what was told; the row of misses is over."""
    assert answered.labels == plain.labels
    signs = answered.decision.conversation.signs
    start = StartCheck("cramp", ("nt",), ADA.person) if signs is not None else StartCheck("cramp")
    assert [action for action in actions(answered) if isinstance(action, StartCheck)] == [start]
    assert answered.decision.hold is None
    remembered = answered.decision.conversation
    assert (remembered.topic, remembered.misses, remembered.checking) == (TALKED_ABOUT, 0, ())
    assert remembered.offered == answered.reply.buttons


def actions(answered: Answered) -> list[Action]:
    """What the buttons do, in reading order."""
    return [button.action for button in answered.reply.buttons]


@pytest.mark.parametrize("name", [*MENU, "dance"])
@pytest.mark.parametrize(
    ("words", "name_of_card"),
    [("my chest hurts and I can't breathe", "emergency"), ("I want to die", "crisis")],
)
async def test_words_behind_a_command_are_screened(
    midway: Talk, library: Library, name: str, words: str, name_of_card: str
) -> None:
    answered = await midway.commands(name, words)
    assert answered.reply.text == card(library, name_of_card)
    assert answered.decision.hold is ReminderHold.ALL
    assert answered.decision.changes == ()


@pytest.mark.parametrize("name", [*MENU, "dance"])
async def test_urgent_words_behind_a_command_are_asked_about(midway: Talk, library: Library, name: str) -> None:
    answered = await midway.commands(name, "my calf is swollen and hot")
    assert answered.outcome == "urgent"
    assert library.phrasebook.of(CheckPhrases).urgent_first.plain in answered.text
    assert answered.decision.changes == ()


@pytest.mark.parametrize("said", ["I have chest pain", "my calf is swollen and hot", "I feel dizzy"])
async def test_an_edited_message_is_screened(midway: Talk, said: str) -> None:
    before = await midway.says(said)
    assert (await midway.says(said, edited=True)).reply.text == before.reply.text


@pytest.mark.parametrize(
    ("said", "owed"),
    [
        ("no chest pain, but my calf is swollen and hot", LIST_THEN_URGENT),
        ("my foot goes numb and I have chest pain", CARD),
        ("my leg keeps giving way and I feel dizzy", LIST_THEN_URGENT),
        ("my friend has chest pain, and I want to die", CARD_FOR_THEM),
    ],
)
def test_the_most_serious_of_several_signs_decides(assistant: Assistant, said: str, owed: Owed) -> None:
    assert assistant.understander.understand(said).response is owed.response


@pytest.mark.parametrize("text", ["my leg shakes, 🆘", "🆘", "🚑", "🆘🆘🆘 please"])
async def test_a_sign_that_calls_for_help_means_what_the_word_does(talk: Talk, text: str) -> None:
    assert (await talk.says(text)).outcome == "emergency"


@pytest.mark.parametrize("text", ["🦵😵💥", "my leg shakes 🦵", "🏥"])
async def test_other_signs_call_for_nobody(talk: Talk, text: str) -> None:
    assert (await talk.says(text)).outcome != "emergency"
