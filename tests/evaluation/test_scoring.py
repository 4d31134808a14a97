from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.conversation import Outcome
from bot.evaluation.labelled import Question
from bot.evaluation.scoring import Confusion, OutOfScope, Scored, as_json, score


def scored(
    outcome: Outcome,
    intent: str | None,
    *candidates: str,
    label: str = "cramp_relief",
    also: str = "",
    style: str = "plain",
) -> Scored:
    return Scored(Question("text", label, frozenset(also.split()), style), outcome, intent, candidates)


def test_no_results_are_no_error() -> None:
    figures = score([])
    assert figures.in_scope.lines == 0
    assert figures.in_scope.strict == 0
    assert as_json(figures)["errors"] == []


def test_strict_counts_the_label_and_lenient_what_is_accepted_too() -> None:
    figures = score(
        [
            scored(Outcome.ANSWER, "cramp_relief", "cramp_relief", "cramp_stretch"),
            scored(Outcome.ANSWER, "cramp_stretch", "cramp_stretch", "cramp_relief", also="cramp_stretch"),
            scored(Outcome.CLARIFY, "cramp_what", "cramp_what", "cramp_causes", "cramp_relief"),
            scored(Outcome.MISS, None, "cramp_what", "cramp_causes", "help", "cramp_relief"),
        ]
    )
    inside = figures.in_scope
    assert (inside.strict, inside.lenient, inside.top3) == (0.25, 0.5, 0.75)
    assert (inside.right, inside.wrong, inside.clarified, inside.missed, inside.screened) == (0.5, 0, 0.25, 0.25, 0)


@pytest.mark.parametrize(
    ("outcome", "intent", "kind"),
    [
        (Outcome.ANSWER, "cramp_relief", "right"),
        (Outcome.ACTION, "reminder_list", "wrong"),
        (Outcome.CHECKLIST, "red_flag_check", "wrong"),
        (Outcome.CHECKLIST, None, "screened"),
        (Outcome.URGENT, None, "screened"),
        (Outcome.EMERGENCY, None, "screened"),
        (Outcome.CLARIFY, "cramp_relief", "clarified"),
        (Outcome.MISS, None, "missed"),
    ],
)
def test_every_line_in_scope_ends_in_one_of_five_ways(outcome: Outcome, intent: str | None, kind: str) -> None:
    inside = score([scored(outcome, intent, "cramp_relief")]).in_scope
    shares = {name: getattr(inside, name) for name in ("right", "wrong", "clarified", "missed", "screened")}
    assert shares.pop(kind) == 1
    assert set(shares.values()) == {0}


def test_a_check_that_was_asked_for_is_right() -> None:
    assert score([scored(Outcome.CHECKLIST, "red_flag_check", label="red_flag_check")]).in_scope.right == 1


def test_out_of_scope_only_an_answer_that_is_not_accepted_is_wrong() -> None:
    figures = score(
        [
            scored(Outcome.ANSWER, "cramp_relief", "cramp_relief", label="none", style="near"),
            scored(Outcome.ANSWER, "cramp_relief", "cramp_relief", label="none", also="cramp_relief", style="near"),
            scored(Outcome.CLARIFY, "cramp_relief", "cramp_relief", label="none", style="near"),
            scored(Outcome.MISS, None, "help", label="none", style="far"),
            scored(Outcome.EMERGENCY, None, "help", label="none", style="far"),
        ]
    )
    assert figures.out_of_scope == (OutOfScope("far", 2, 0), OutOfScope("near", 3, 1))
    assert figures.confusions == (Confusion("none", "cramp_relief", 1, "text"),)


def test_confusions_are_counted_and_the_most_frequent_come_first() -> None:
    once = scored(Outcome.CLARIFY, "cramp_what", "cramp_what", "cramp_relief")
    twice = scored(Outcome.ANSWER, "cramp_stretch", "cramp_stretch")
    figures = score([once, twice, twice, scored(Outcome.ANSWER, "cramp_relief", "cramp_relief")])
    assert [(one.got, one.count) for one in figures.confusions] == [("cramp_stretch", 2), ("cramp_what", 1)]
    assert len(figures.errors) == 3


def test_a_question_is_needless_where_the_best_candidate_is_right() -> None:
    inside = score(
        [
            scored(Outcome.CLARIFY, "cramp_relief", "cramp_relief", "cramp_what"),
            scored(Outcome.CLARIFY, "cramp_what", "cramp_what", also="cramp_what"),
            scored(Outcome.CLARIFY, "cramp_what", "cramp_what", "cramp_relief"),
            scored(Outcome.ANSWER, "cramp_relief", "cramp_relief"),
        ]
    ).in_scope
    assert (inside.clarified, inside.needless) == (0.75, 0.5)


def sure(confidence: float, label: str = "cramp_relief") -> Scored:
    """A line whose best candidate, cramp_relief, has this score."""
    return replace(scored(Outcome.ANSWER, "cramp_relief", "cramp_relief", label=label), confidence=confidence)


@pytest.mark.parametrize(
    ("results", "error"),
    [
        ([], 0),
        ([sure(1.0), sure(1.0)], 0),
        ([sure(0.5), sure(0.5, label="none")], 0),
        ([sure(0.9), sure(0.9, label="none")], 0.4),
        ([sure(0.75), sure(0.25, label="none")], 0.25),
        ([sure(0.0, label="none"), sure(1.0, label="none")], 0.5),
    ],
    ids=["nothing", "sure and right", "half sure, half right", "too sure", "two steps, either way", "at the edges"],
)
def test_the_calibration_error_is_the_mean_gap_in_steps_of_a_tenth(results: list[Scored], error: float) -> None:
    assert score(results).asking.calibration_error == pytest.approx(error)


def test_silly_titles_are_counted_among_the_clarifying_questions() -> None:
    asked = scored(Outcome.CLARIFY, "cramp_what", "cramp_what")
    asking = score([asked, replace(asked, silly=True), scored(Outcome.MISS, None, "cramp_what")]).asking
    assert (asking.questions, asking.silly) == (2, 1)
