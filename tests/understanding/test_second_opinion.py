"""The second opinion: what a message sounds like as a whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.assistant import Assistant
from bot.domain.intents import Intent, IntentKind, TrainingPhrases, Vocabulary
from bot.domain.red_flags import Context, OwnCard, RedFlagConcept, RedFlagLexicon, Tier, Told
from bot.understanding.mixing import beside, steady_order
from bot.understanding.red_flags.second_opinion import SecondOpinion
from tests.support.readers import cues

SAID = Path(__file__).parents[1] / "said"
NO_CONTEXT = Context({}, {}, (), (), (), (), (), {}, 5)
LISTS = RedFlagLexicon(
    NO_CONTEXT,
    (
        RedFlagConcept("chest", Tier.EMERGENCY, phrases=("chest hurts", "chest is BAD")),
        RedFlagConcept("numb", Tier.ROUTINE, phrases=("foot is numb",)),
        RedFlagConcept("hit", Tier.EMERGENCY, phrases=("husband hits me",), card=OwnCard.VIOLENCE),
        RedFlagConcept("die", Tier.EMERGENCY, phrases=("want to die",), card=OwnCard.CRISIS),
        RedFlagConcept("grave", Tier.ASK_FIRST, phrases=("clammy",)),
    ),
)


THINGS = ("arm", "wheel", "roof", "door", "seat", "belt", "lamp", "lock", "boot", "glass")
ASKED = [f"how do i {verb} my {thing}" for verb in ("clean", "move", "warm", "hold") for thing in THINGS]
TOLD = [f"{whose} {thing} hurts" for whose in ("my", "his", "her") for thing in THINGS]


def sayings(**told: str) -> TrainingPhrases:
    """A few ordinary sentences, and one of each kind that is told."""
    asks = Intent("warm_up", IntentKind.KNOWLEDGE, "x", ("how do i warm up", "warm up before running"), (), ())
    return TrainingPhrases(
        {"warm_up": asks},
        {"other/cars": ("my car is broken", "chest hurts")},
        {},
        {},
        Vocabulary({}, {}, frozenset()),
        cues(),
        told={Told(kind): (sentence,) for kind, sentence in told.items()},
    )


@pytest.fixture(scope="module")
def opinion() -> SecondOpinion:
    return SecondOpinion(
        LISTS, sayings(crisis_other="my friend says goodbye forever", ordinary="the film made me want popcorn")
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("oh my chest hurts", Told.EMERGENCY),
        ("the foot is numb", Told.PROFESSIONAL),
        ("my husband hits me", Told.VIOLENCE),
        ("i want to die", Told.CRISIS),
        ("my friend says goodbye", Told.CRISIS_OTHER),
    ],
)
def test_what_is_like_a_phrase_or_a_sentence_is_of_its_kind(opinion: SecondOpinion, text: str, told: Told) -> None:
    found = opinion.of(text)
    assert found.told is told
    assert found.lead > 0


@pytest.mark.parametrize("text", ["my car is broken", "how to warm up for running", "a film with popcorn"])
def test_what_is_like_an_ordinary_sentence_is_no_sign(opinion: SecondOpinion, text: str) -> None:
    assert opinion.of(text).lead < 0


def test_a_sign_among_many_other_words_is_heard_in_a_part(opinion: SecondOpinion) -> None:
    long = "how to warm up before running when the car is broken, " * 3 + "my husband hits me"
    assert opinion.of_parts(long).told is Told.VIOLENCE
    assert opinion.of_parts(long).lead > max(opinion.of_sentence(long).lead, 0)


def test_what_was_not_read_of_a_very_long_message_is_not_doubted(opinion: SecondOpinion) -> None:
    assert opinion.of_parts("how to warm up before running " * 20).lead < 1
    assert opinion.of_parts("how to warm up before running " * 200).lead > 9


def test_a_short_message_has_one_part(opinion: SecondOpinion) -> None:
    assert opinion.of_parts("my chest hurts badly") == opinion.of("my chest hurts badly")


def test_a_scrap_must_sound_much_more_like_a_sign_and_is_never_held_for_ordinary(opinion: SecondOpinion) -> None:
    assert opinion.of("husband hits me").told is Told.VIOLENCE
    assert 0 < opinion.of("husband hits me").lead < opinion.of("my husband hits me").lead - 0.3
    assert opinion.of("car is broken").lead == 0 > opinion.of("my car is broken").lead
    assert opinion.of("chest").lead == 0


@pytest.mark.parametrize("tail", [", any tips?", " any advice please", ". Thanks a lot!", ", what can i do"])
def test_what_only_asks_or_thanks_behind_a_sign_takes_nothing_from_it(opinion: SecondOpinion, tail: str) -> None:
    alone = opinion.of("oh my chest hurts")
    assert opinion.of(f"oh my chest hurts{tail}") == opinion.of_parts(f"oh my chest hurts{tail}") == alone
    assert opinion.of("any tips").lead == 0
    assert opinion.of("oh my chest hurts, what can a car do") != alone


def test_laughter_and_asides_take_hardly_anything_from_what_is_told(opinion: SecondOpinion) -> None:
    alone = opinion.of("my husband hits me")
    assert opinion.of("my husband hits me lol") == alone
    aside = "my husband hits me. how to warm up before running, the film made me want popcorn"
    beside = aside.replace("how to", "we")
    assert opinion.of(beside).told is alone.told
    assert opinion.of(beside).lead > opinion.of_sentence(beside).lead  # where an alarm is doubted, all of it counts
    assert opinion.of(aside).lead == opinion.of_sentence(aside).lead  # what asks is no aside


def test_no_words_tell_nothing(opinion: SecondOpinion) -> None:
    assert opinion.of("").lead == opinion.of("???").lead == 0


def test_the_same_sentences_give_the_same_opinion(opinion: SecondOpinion) -> None:
    again = SecondOpinion(
        LISTS, sayings(crisis_other="my friend says goodbye forever", ordinary="the film made me want popcorn")
    )
    assert again.of("my chest is odd") == opinion.of("my chest is odd")


def test_no_held_out_line_is_learned(assistant: Assistant) -> None:
    learned = {sentence.casefold() for sentences in assistant.library.training.told.values() for sentence in sentences}
    for path in SAID.glob("*.jsonl"):
        lines = map(json.loads, path.read_text(encoding="utf-8").splitlines())
        held = {line["text"].casefold() for line in lines if line.get("half") == "held" and "flag" in line}
        assert not held & learned, path.name


def test_an_ordinary_sentence_more_changes_hardly_what_the_others_are_learned_beside() -> None:
    all_of_them = set(beside(TOLD, ASKED))
    changed = [len(all_of_them - set(beside(TOLD, [one for one in ASKED if one != left]))) for left in ASKED]
    assert sum(changed) == len(all_of_them)
    assert max(changed) < len(all_of_them) / 4


def test_the_order_of_two_sentences_does_not_hang_on_a_third() -> None:
    for turn in range(2):
        order = [ASKED[place] for place in steady_order(ASKED, turn) if place]
        assert order == [ASKED[1:][place] for place in steady_order(ASKED[1:], turn)]
        assert order != ASKED[1:]
    assert steady_order(ASKED, 0) != steady_order(ASKED, 1)


def test_each_sentence_is_learned_before_and_behind_others() -> None:
    first, second = beside(["my chest hurts"], ["may i run?"])
    assert (first.replace(" and", ","), second.replace(" and", ",")) == (
        "may i run, my chest hurts",
        "my chest hurts, may i run",
    )
    joined = {one.removeprefix(two) for two in TOLD for one in beside([two], ASKED) if one.startswith(two)}
    assert {one.split("how")[0] for one in joined} == {" and ", ", "}
