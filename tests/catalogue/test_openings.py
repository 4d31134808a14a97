"""A yes or a no opens an answer only where every question that reaches it asks for one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.content_lint.openings import verdicts
from bot.domain.library import Library
from bot.domain.text import sentence


def opening(library: Library, words: str, *examples: str, title: str = "Should I stop?") -> list[str]:
    answer = replace(library.answers["stretch_pain"], short=sentence(words), title=title)
    intent = replace(library.training.intents["stretch_pain"], examples=examples)
    training = replace(library.training, intents={**library.training.intents, "stretch_pain": intent})
    return [
        str(problem)
        for problem in verdicts(
            replace(library, training=training, answers={**library.answers, "stretch_pain": answer})
        )
    ]


def test_no_answer_of_hammy_opens_with_a_verdict(library: Library) -> None:
    assert verdicts(library) == []


@pytest.mark.parametrize("words", ["Yes, stop.", "No. It should not hurt.", "Of course: ease off.", "yes - stop"])
def test_a_verdict_is_refused_where_a_question_asks_in_another_way(library: Library, words: str) -> None:
    [problem] = opening(library, words, "should I stop if it hurts", "keep going or stop")
    assert problem.startswith("content/answers/stretch_pain.yaml: short.0: opens with")
    assert problem.endswith("which does not answer 'keep going or stop'")


def test_a_verdict_is_refused_where_the_title_asks_in_another_way(library: Library) -> None:
    assert opening(library, "Yes, it can.", "can it hurt", title="Why does it hurt?")


def test_a_verdict_answers_questions_that_ask_for_one(library: Library) -> None:
    assert opening(library, "Yes, stop.", "should I stop if it hurts", "Is it time to stop?") == []


@pytest.mark.parametrize(
    "words", ["No number of days is named.", "Yesterday's stretch counts.", "Right after a run, wait."]
)
def test_words_that_only_look_like_a_verdict(library: Library, words: str) -> None:
    assert opening(library, words, "how often") == []


@pytest.mark.parametrize("topic", ["cramp_relief", "cramp_stretch", "cramp_massage_heat_cold"])
def test_what_to_do_about_a_cramp_opens_with_when_not_to(library: Library, topic: str) -> None:
    opening = library.answers[topic].short.paragraphs[0].plain
    assert all(words in opening for words in ("pop", "swollen", "today", "ten minutes"))
    assert "For a plain cramp" in library.answers[topic].short.paragraphs[1].plain
