"""How well labelled questions were understood and answered: figures from what Hammy did with each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.domain.conversation import Outcome
from bot.evaluation.labelled import OUT_OF_SCOPE, Question

_ACTED = frozenset({Outcome.ANSWER, Outcome.ACTION})
_SAFETY = frozenset({Outcome.CHECKLIST, Outcome.URGENT, Outcome.EMERGENCY})
_TOP = 3
_STEPS = 10


@dataclass(frozen=True, slots=True)
class Scored:
    """A question with what became of it; `candidates` are the ids of the ranking, best first.

    `confidence` is the score of the best of them, 0-1. `silly` where a title was offered that has no subject in
    common with the message.
    """

    question: Question
    outcome: Outcome
    intent: str | None
    candidates: tuple[str, ...]
    confidence: float = 0.0
    silly: bool = False

    @property
    def answered(self) -> bool:
        """True where an intent was acted on, a check that was asked for included."""
        return self.outcome in _ACTED or (self.outcome is Outcome.CHECKLIST and self.intent is not None)

    @property
    def right(self) -> bool:
        """Answered with an accepted intent."""
        return self.answered and self.intent in self.question.accepted

    @property
    def wrong(self) -> bool:
        """Answered with any other intent."""
        return self.answered and not self.right

    @property
    def first_is_right(self) -> bool:
        """The best candidate is accepted, whatever was made of it."""
        return bool(set(self.candidates[:1]) & self.question.accepted)

    @property
    def needless(self) -> bool:
        """Asked about though the best candidate is right."""
        return self.outcome is Outcome.CLARIFY and self.first_is_right

    @property
    def got(self) -> str:
        """The intent that was acted on, or else the best candidate."""
        best = self.candidates[0] if self.candidates else OUT_OF_SCOPE
        return (self.intent or best) if self.answered else best

    @property
    def mistaken(self) -> bool:
        """Answered wrongly, or in scope with a best candidate that is not accepted."""
        return self.wrong or (self.question.in_scope and not self.first_is_right)


@dataclass(frozen=True, slots=True)
class InScope:
    """Shares of the lines in scope, 0-1. The five after `top3` add up to one."""

    lines: int
    strict: float
    lenient: float
    top3: float
    right: float
    wrong: float
    clarified: float
    missed: float
    screened: float
    """A warning sign came first: a card, a check or the offer of one."""
    needless: float = 0.0
    """Asked about though the best candidate is right; a part of `clarified`."""


@dataclass(frozen=True, slots=True)
class OutOfScope:
    """Counts of the lines out of scope of one style."""

    style: str
    lines: int
    wrong: int


@dataclass(frozen=True, slots=True)
class Confusion:
    """How often one label was taken for another intent, with an example."""

    label: str
    got: str
    count: int
    example: str


@dataclass(frozen=True, slots=True)
class Asking:
    """How well Hammy knows what it knows, over all lines.

    `calibration_error` is the expected one (0-1): how far the scores of the best candidates are from the share of them
    that is right, in ten steps of the score. Of the clarifying `questions`, `silly` have a title without any subject of
    the message.
    """

    calibration_error: float
    questions: int
    silly: int


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of a file of questions."""

    in_scope: InScope
    out_of_scope: tuple[OutOfScope, ...]
    asking: Asking
    confusions: tuple[Confusion, ...]
    errors: tuple[Scored, ...] = field(repr=False)


def score(results: Sequence[Scored]) -> Figures:
    """Figures of all results; shares of nothing are 0."""
    return Figures(
        _in_scope([one for one in results if one.question.in_scope]),
        _out_of_scope([one for one in results if not one.question.in_scope]),
        _asking(results),
        _confusions(one for one in results if one.mistaken),
        tuple(one for one in results if one.mistaken),
    )


def as_json(figures: Figures) -> dict[str, Any]:
    """The figures as plain data."""
    inside = figures.in_scope
    shares = ("strict", "lenient", "top3", "right", "wrong", "clarified", "missed", "screened", "needless")
    return {
        "kind": "questions",
        "in_scope": {"lines": inside.lines, **{name: round(getattr(inside, name), 4) for name in shares}},
        "out_of_scope": {
            "lines": sum(one.lines for one in figures.out_of_scope),
            "wrong": sum(one.wrong for one in figures.out_of_scope),
            "by_style": {one.style: {"lines": one.lines, "wrong": one.wrong} for one in figures.out_of_scope},
        },
        "calibration_error": round(figures.asking.calibration_error, 4),
        "clarifying": {"questions": figures.asking.questions, "silly": figures.asking.silly},
        "confusions": [
            {"label": one.label, "got": one.got, "count": one.count, "example": one.example}
            for one in figures.confusions
        ],
        "errors": [_error(one) for one in figures.errors],
    }


def _in_scope(results: Sequence[Scored]) -> InScope:
    def share(of: Callable[[Scored], bool]) -> float:
        return sum(map(of, results)) / len(results) if results else 0.0

    return InScope(
        lines=len(results),
        strict=share(lambda one: one.candidates[:1] == (one.question.label,)),
        lenient=share(lambda one: one.first_is_right),
        top3=share(lambda one: bool(set(one.candidates[:_TOP]) & one.question.accepted)),
        right=share(lambda one: one.right),
        wrong=share(lambda one: one.wrong),
        clarified=share(lambda one: one.outcome is Outcome.CLARIFY),
        missed=share(lambda one: one.outcome is Outcome.MISS),
        screened=share(lambda one: one.outcome in _SAFETY and not one.answered),
        needless=share(lambda one: one.needless),
    )


def _asking(results: Sequence[Scored]) -> Asking:
    asked = [one for one in results if one.outcome is Outcome.CLARIFY]
    return Asking(_calibration_error(results), len(asked), sum(one.silly for one in asked))


def _calibration_error(results: Sequence[Scored]) -> float:
    steps: dict[int, list[Scored]] = {}
    for one in results:
        steps.setdefault(min(int(one.confidence * _STEPS), _STEPS - 1), []).append(one)
    gaps = (abs(sum(one.confidence - one.first_is_right for one in step)) for step in steps.values())
    return sum(gaps) / len(results) if results else 0.0


def _out_of_scope(results: Sequence[Scored]) -> tuple[OutOfScope, ...]:
    styles = dict.fromkeys(one.question.style for one in results)
    return tuple(
        OutOfScope(
            style,
            sum(one.question.style == style for one in results),
            sum(one.question.style == style and one.wrong for one in results),
        )
        for style in sorted(styles)
    )


def _confusions(mistaken: Iterable[Scored]) -> tuple[Confusion, ...]:
    found: dict[tuple[str, str], list[str]] = {}
    for one in mistaken:
        found.setdefault((one.question.label, one.got), []).append(one.question.text)
    confusions = (Confusion(label, got, len(texts), texts[0]) for (label, got), texts in found.items())
    return tuple(sorted(confusions, key=lambda one: (-one.count, one.label, one.got)))


def _error(one: Scored) -> dict[str, Any]:
    return {
        "text": one.question.text,
        "label": one.question.label,
        "also": sorted(one.question.also),
        "style": one.question.style,
        "outcome": one.outcome.value,
        "intent": one.intent,
        "candidates": list(one.candidates),
    }
