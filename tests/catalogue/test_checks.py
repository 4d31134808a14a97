"""The slow checks, each on the smallest content that shows what it finds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from bot.catalogue.problems import Problem
from bot.content_lint.duplicates import duplicates
from bot.content_lint.examples import scanty, sentences_of
from bot.content_lint.overmatch import overmatched
from bot.content_lint.prose import Prose, read_prose
from bot.content_lint.sizes import oversized
from bot.content_lint.wording import count_words, long_sentences, reassuring, unbalanced_answers
from bot.domain.actions import Action
from bot.domain.intents import Intent, IntentKind, TrainingPhrases, Vocabulary
from bot.domain.library import Library
from bot.domain.text import sentence
from bot.gateway.callbacks import Callbacks
from tests.support.readers import cues, split_words

from .copies import Content

CAKE = ("how do I bake a cake", "bake me a cake", "which cake can I bake", "a recipe for cake", "cake in the oven")
TRAIN = ("when does the train leave", "train to the coast", "a ticket for the train", "is the train late", "next train")
WEATHER = ("will it rain", "rain tomorrow", "is it going to rain", "how much rain fell", "rain or sun")


def sayings(
    close_to: Mapping[str, tuple[str, ...]] | None = None,
    near_misses: Mapping[str, tuple[str, ...]] | None = None,
    **examples: tuple[str, ...],
) -> TrainingPhrases:
    """Three intents and a subject, with more or other examples where they are given."""
    said = {"cake": CAKE, "train": TRAIN, **{key: value for key, value in examples.items() if key != "weather"}}
    intents = {
        key: Intent(
            key, IntentKind.KNOWLEDGE, key, texts, (near_misses or {}).get(key, ()), (close_to or {}).get(key, ())
        )
        for key, texts in said.items()
    }
    return TrainingPhrases(
        intents, {"weather": examples.get("weather", WEATHER)}, {}, {}, Vocabulary({}, {}, frozenset()), cues()
    )


def lines(problems: list[Problem]) -> list[str]:
    return [str(problem) for problem in problems]


def same(one: TrainingPhrases) -> list[str]:
    return lines(duplicates(sentences_of(one), split_words()))


def test_every_sentence_is_found_with_its_place() -> None:
    found = sentences_of(sayings(near_misses={"cake": ("a cake of soap",)}))
    places = [(one.file, one.key, one.text) for one in found]
    assert ("intents/knowledge/cake.yaml", "examples.1", "bake me a cake") in places
    assert ("intents/knowledge/cake.yaml", "near_misses.0", "a cake of soap") in places
    assert ("intents/out_of_scope/weather.yaml", "examples.0", "will it rain") in places
    assert len(places) == 16


def test_sentences_of_their_own_are_no_duplicates() -> None:
    assert same(sayings()) == []


def test_a_sentence_that_reads_the_same_twice_in_one_file() -> None:
    assert same(sayings(cake=(*CAKE, "Bake me a CAKE!"))) == [
        "intents/knowledge/cake.yaml: examples.5: 'Bake me a CAKE!' says the same as examples.1"
    ]


def test_a_sentence_in_two_intents_names_both_places() -> None:
    [problem] = same(sayings(train=(*TRAIN, "bake me a cake")))
    assert problem == (
        "intents/knowledge/train.yaml: examples.5: 'bake me a cake' is the same as 'bake me a cake' "
        "in intents/knowledge/cake.yaml: examples.1"
    )


def test_nearly_the_same_sentence_in_an_intent_and_out_of_scope() -> None:
    [problem] = same(sayings(weather=(*WEATHER, "when does the trains leave")))
    assert problem == (
        "intents/out_of_scope/weather.yaml: examples.5: 'when does the trains leave' is nearly the same as "
        "'when does the train leave' in intents/knowledge/train.yaml: examples.0"
    )


def test_a_near_miss_that_is_an_example_of_another_intent() -> None:
    [problem] = same(sayings(near_misses={"cake": ("next train",)}))
    assert problem == (
        "intents/knowledge/train.yaml: examples.4: 'next train' is the same as 'next train' "
        "in intents/knowledge/cake.yaml: near_misses.0"
    )


def test_the_same_sentence_twice_outside_is_no_problem() -> None:
    assert same(sayings(near_misses={"cake": ("rain tomorrow",)})) == []


def test_signs_without_words_are_told_apart() -> None:
    assert same(sayings(cake=(*CAKE, "🍰"), train=(*TRAIN, "🚂"))) == []
    assert len(same(sayings(cake=(*CAKE, "🍰"), train=(*TRAIN, "🍰")))) == 1


def claims(one: TrainingPhrases, text: str) -> list[str]:
    """What the check says of one sentence; with so few of them, others are hard too."""
    return [line for line in lines(overmatched(one)) if repr(text) in line]


CROWD = tuple(f"{word} train" for word in ("morning", "evening", "slow", "fast", "night", "last", "any", "no"))
MISFILED = "is the train to the coast late"


def test_a_sentence_that_is_learnt_and_still_goes_elsewhere() -> None:
    crowded = sayings(cake=(*CAKE, "next train"), train=(*TRAIN, *CROWD, "the next train", "next train please"))
    [problem] = claims(crowded, "next train")[:1]
    assert problem.startswith("intents/knowledge/cake.yaml: examples.5: 'next train' is answered by train (")
    assert problem.endswith(", which is not close_to this intent")


def test_siblings_may_answer_for_each_other() -> None:
    crowded = sayings(
        {"train": ("cake",)}, cake=(*CAKE, "next train"), train=(*TRAIN, *CROWD, "the next train", "next train please")
    )
    assert not any(line.startswith("intents/knowledge/cake.yaml") for line in claims(crowded, "next train"))


def test_a_near_miss_that_is_answered() -> None:
    crowded = sayings(cake=(*CAKE, "bake a cake", "do bake a cake"), near_misses={"cake": ("bake me a cake",)})
    [problem] = claims(crowded, "bake me a cake")
    assert problem.startswith("intents/knowledge/cake.yaml: near_misses.0: 'bake me a cake' is answered by cake (")
    assert problem.endswith(", and should be by none")


def test_a_sentence_in_the_wrong_file_is_found() -> None:
    [problem] = claims(sayings(cake=(*CAKE, MISFILED)), MISFILED)
    assert problem.startswith(f"intents/knowledge/cake.yaml: examples.5: {MISFILED!r} is answered by train (")
    assert claims(sayings(train=(*TRAIN, MISFILED)), MISFILED) == []
    assert claims(sayings({"train": ("cake",)}, cake=(*CAKE, MISFILED)), MISFILED) == []


def test_a_sentence_that_is_only_known_because_it_was_learnt() -> None:
    alone = "a ticket for the next train shaped biscuit"
    [problem] = claims(sayings(cake=(*CAKE, alone), train=(*TRAIN, *CROWD)), alone)
    assert problem.startswith(f"intents/knowledge/cake.yaml: examples.5: {alone!r} would go to train (")


def test_an_intent_of_one_sentence_can_be_checked() -> None:
    assert claims(sayings(tea=("a cup of tea",)), "a cup of tea") == []


def test_an_answer_with_too_few_examples(library: Library) -> None:
    intents = library.training.intents
    thin = {**intents, "cramp_relief": replace(intents["cramp_relief"], examples=("cramp", "spasm"))}
    poor = replace(library, training=replace(library.training, intents=thin))
    assert lines(scanty(poor)) == ["intents/knowledge/cramp_relief.yaml: examples: has 2 sentences, and needs 25"]


@pytest.mark.parametrize(
    ("text", "count"), [("", 0), ("Sit down (on a chair).", 5), ("Call {numbers} now", 3), ("- x – y", 2), ("it's", 1)]
)
def test_words_are_counted_as_blanks_part_them(text: str, count: int) -> None:
    assert count_words(text) == count


def long(text: str) -> list[str]:
    return [problem.message for problem in long_sentences([Prose("content/voice/a.yaml", "sentences.x", text)])]


def test_a_sentence_of_more_than_twenty_words() -> None:
    twenty = "word " * 19 + "end."
    assert long(f"{twenty} {twenty}") == []
    assert long(f"{twenty} And {twenty}") == [
        "a sentence of 21 words (at most 20): And word word word word word word word w…"
    ]


def test_each_bullet_is_a_sentence() -> None:
    assert long("Look:\n" + "- one two three four five six seven eight nine ten\n" * 4) == []
    assert len(long("- " + "word " * 21)) == 1


def test_bold_words_and_quotes_do_not_hide_the_end_of_a_sentence() -> None:
    half = "word " * 10
    assert long(f'{half} **end.** {half} end. "{half} end." {half}') == []


def test_a_first_part_that_is_too_short_or_does_not_fit_a_phone(library: Library) -> None:
    answer = replace(library.answers["cramp_relief"], short=sentence("Sit down."))
    courtesy = replace(library.answers["thanks"], short=sentence("Welcome."))
    changed = replace(library, answers={**library.answers, "cramp_relief": answer, "thanks": courtesy})
    assert lines(unbalanced_answers(changed)) == [
        "content/answers/cramp_relief.yaml: short: has 2 words, and should have 30 to 80"
    ]


@pytest.mark.parametrize(("words", "problems"), [(29, 1), (30, 0), (60, 0), (61, 1)])
def test_the_borders_of_a_first_part(library: Library, words: int, problems: int) -> None:
    assert not library.answers["motor_units"].added
    answer = replace(library.answers["motor_units"], short=sentence("word " * words))
    changed = replace(library, answers={**library.answers, "motor_units": answer})
    assert len(unbalanced_answers(changed)) == problems


@pytest.mark.parametrize("text", ["Don't worry.", "please DON’T   worry", "do **not** worry", "Then do not\nworry"])
def test_words_that_reassure(text: str) -> None:
    banned = ("don't worry", "do not worry")
    [problem] = reassuring([Prose("content/checklists/outcomes.yaml", "cards.x.says", text)], banned)
    assert problem.message.endswith("which reassures")


def test_words_of_which_a_banned_one_is_only_a_part() -> None:
    assert reassuring([Prose("a", "b", "It is fine-grained, no riskier")], ("no risk", "is fin")) == []


def test_prose_is_what_people_read_and_has_its_place(content: Content) -> None:
    content.change("content/answers/cramp_relief.yaml", short=[{"says": "Sit down.", "net": "a public page"}])
    prose = {(one.file, one.key): one.text for one in read_prose(content.root)}
    assert prose["content/answers/cramp_relief.yaml", "short.0.says"] == "Sit down."
    assert "a public page" not in prose.values()
    assert "you are fine" not in prose.values()
    files = {file for file, _ in prose}
    assert {"content/voice/answers.yaml", "content/checklists/cramp.yaml", "content/checklists/outcomes.yaml"} <= files
    assert ("content/checklists/cramp.yaml", "questions.0.asks") in prose
    assert prose["content/kinds.yaml", "kinds.1.name"] == "Drink water"


def encode(action: Action) -> str:
    return Callbacks("token").encode(action)


def test_messages_that_do_not_fit(library: Library) -> None:
    answer = replace(library.answers["cramp_relief"], more=sentence("🦵" * 2100))
    changed = replace(library, answers={**library.answers, "cramp_relief": answer})
    [problem] = oversized(changed, encode)
    assert str(problem).startswith("content/answers/cramp_relief.yaml: more: is 4")
    assert problem.message.endswith("characters as it is sent, and 4096 fit")


def test_two_answers_that_do_not_fit_together(library: Library) -> None:
    halves = {key: replace(library.answers[key], short=sentence("leg " * 550)) for key in ("warm_up", "stretch_depth")}
    changed = replace(library, answers={**library.answers, **halves})
    assert ["short with that of" in problem.key for problem in oversized(changed, encode)] == [True]


def test_callback_data_and_labels_that_do_not_fit(library: Library) -> None:
    answer = replace(library.answers["cramp_relief"], title="How? " * 14)
    changed = replace(library, answers={**library.answers, "cramp_relief": answer})
    assert any("the label 'How? " in problem.message for problem in oversized(changed, encode))
    assert all(
        problem.message.endswith("sends back 65 bytes, and 64 fit")
        for problem in oversized(library, lambda _: "x" * 65)
    )
    assert oversized(library, lambda _: "x" * 64) == []
