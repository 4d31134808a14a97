"""What became of phrases that other readers of dates know: read, asked about, refused, or lost without a word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.domain.schedules import Missing, ScheduleRequest
from bot.evaluation.labelled import is_marked_held, printable
from bot.evaluation.schedule_form import whole_form_of
from bot.evaluation.schedule_scores import Read

Form = dict[str, Any]


class Told(StrEnum):
    """What a person is told of what they said, the worst last."""

    RIGHT = "right"
    ASKED = "asked rightly"
    REFUSED = "refused clearly"
    """Named as not offered, or a part named as left out."""
    NEEDLESS = "asked needlessly"
    """Something is asked for that was said."""
    MISSED = "missed"
    """Not known to ask for a reminder at all."""
    LOST = "lost"
    """A part vanished, another time was taken, or a reminder was made of what asks for none."""


_WITHOUT = {
    Missing.KIND: ("kind",),
    Missing.DATE_ORDER: (),
    Missing.DAYS: ("days",),
    Missing.TIME: ("times", "time"),
    Missing.WINDOW: ("from", "until"),
}
"""What is asked for, and so not there."""
_BESIDE = {"missing", "left_out", "days"}
"""What differs where a part is named as left out."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A labelled phrase with what was read in it: any of `owed` is right, None among them is no reminder.

    `refusable` says that naming what is not offered is right too; without anything owed it is all that is.
    """

    text: str
    owed: tuple[Form | None, ...]
    request: ScheduleRequest | None
    refusable: bool = False
    also_times: tuple[tuple[str, ...], ...] = ()
    days_assumed: bool = False
    held: bool = False

    @property
    def form(self) -> Form | None:
        """What was read."""
        return whole_form_of(self.request)

    @property
    def told(self) -> Told:
        """What the person is told."""
        if self.request is None:
            return Told.RIGHT if None in self.owed else Told.MISSED
        if self.request.impossible is not None:
            return Told.REFUSED
        if any(self._as(form).right for form in self.owed if form is not None):
            asks = self.request.asks_half_day
            if asks and not self.also_times:
                return Told.NEEDLESS
            return Told.ASKED if asks or self.request.missing else Told.RIGHT
        if self.request.left_out and not self._contradicts():
            return Told.REFUSED
        return Told.NEEDLESS if any(self._lacks(form) for form in self.owed if form is not None) else Told.LOST

    def _as(self, form: Form) -> Read:
        return Read(self.text, form, self.request, self.also_times, self.days_assumed, whole=True)

    def _lacks(self, form: Form) -> bool:
        """True where all that was read is as expected, and the rest is asked for."""
        got, missing = self.form, self.request.missing if self.request is not None else ()
        asked = {"missing", *(name for piece in missing for name in _WITHOUT[piece])}
        return _but(got or {}, asked) == _but(form, asked)

    def _contradicts(self) -> bool:
        """True where what was read says another time or day than all that is expected, whatever is named beside it."""
        got = _flat(self.form or {})
        expected = [_flat(form) for form in self.owed if form is not None]
        return bool(expected) and not any(
            all(got[name] == form[name] for name in got.keys() & form.keys() - _BESIDE) for form in expected
        )


def _flat(form: Form) -> Form:
    inner = {f"once {name}": value for name, value in form.get("once", {}).items()}
    rule: Form = form.get("rule", {})
    return {name: value for name, value in form.items() if name not in ("once", "rule")} | inner | rule


def _but(form: Form, names: set[str]) -> Form:
    """The form without some of its parts, and without an order where none is meant."""
    kept = {name: _but(value, names) if name == "once" else value for name, value in form.items() if name not in names}
    return {name: sorted(value) if isinstance(value, list) else value for name, value in kept.items()}


@dataclass(frozen=True, slots=True)
class ReaderFigures:
    """How many phrases were told what; `others` were neither right nor asked rightly, the worst first."""

    counts: dict[Told, int]
    others: tuple[Phrase, ...]

    @property
    def phrases(self) -> int:
        """All of them."""
        return sum(self.counts.values())

    def share(self, *told: Told) -> float:
        """The share (0-1) of all that was told one of these."""
        return sum(self.counts[one] for one in told) / self.phrases if self.phrases else 0.0


def labelled_phrases(lines: Sequence[dict[str, Any]]) -> list[Phrase]:
    """Lines that `read_lines` found to be such phrases, with nothing read in them yet."""
    return [
        Phrase(
            printable(one["text"]),
            tuple(one["owed"]),
            None,
            bool(one.get("refused")),
            tuple(tuple(times) for times in one.get("also_times", ())),
            "days" in one.get("assumed", ()),
            is_marked_held(one),
        )
        for one in lines
    ]


def score_phrases(phrases: Sequence[Phrase]) -> ReaderFigures:
    """Figures of all phrases."""
    counts = dict.fromkeys(Told, 0)
    for one in phrases:
        counts[one.told] += 1
    order = list(Told)
    others = [one for one in phrases if one.told not in (Told.RIGHT, Told.ASKED)]
    return ReaderFigures(counts, tuple(sorted(others, key=lambda one: -order.index(one.told))))


def phrases_as_json(figures: ReaderFigures) -> dict[str, Any]:
    """The figures as plain data."""
    return {
        "kind": "phrases",
        "phrases": figures.phrases,
        "shares": {told.value: round(figures.share(told), 4) for told in Told},
        "others": [
            {"text": one.text, "told": one.told.value, "owed": list(one.owed), "schedule": one.form}
            for one in figures.others
            if not one.held
        ],
    }
