"""How well labelled sentences were read as reminders, from what was read in each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.domain.schedules import EVERY_DAY, ScheduleRequest
from bot.evaluation.labelled import printable
from bot.evaluation.schedule_form import form_of, whole_form_of

_ALL_DAYS = [day.value for day in EVERY_DAY]
_OPEN_DAYS = ("today", "tomorrow")

Form = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Read:
    """A labelled sentence with the request that was read in it.

    Where `also_times` is given, the hour was said without am or pm: those readings are right too, and so is asking.
    Where `days_assumed`, no day was said: every day is expected, and asking or a single time is right too. With `whole`
    its rule is expected too, the parts that are named as left out, and why it is impossible.
    """

    text: str
    expected: Form | None
    request: ScheduleRequest | None
    also_times: tuple[tuple[str, ...], ...] = ()
    days_assumed: bool = False
    whole: bool = False

    @property
    def form(self) -> Form | None:
        """What was read, in the form in which it is expected."""
        return whole_form_of(self.request) if self.whole else form_of(self.request)

    @property
    def right(self) -> bool:
        """True where all of it was read as expected, what is missing included."""
        got = self.form
        if got is None or self.expected is None or self.request is None:
            return got == self.expected
        readings = [self.expected, *(_at(self.expected, times) for times in self.also_times)]
        if self.days_assumed:
            readings = [form for reading in readings for form in _on_other_days(reading)]
        if any(_plain(got) == _plain(reading) for reading in readings):
            return True
        asked = bool(self.also_times) and self.request.half_day_open
        return asked and _untimed(got) in [_untimed(reading) for reading in readings]

    @property
    def falsely_created(self) -> bool:
        """True where a reminder was read in what asks for none."""
        return self.expected is None and self.request is not None and self.form is not None

    @property
    def overlooked(self) -> bool:
        """True where no reminder was read in what asks for one."""
        return self.expected is not None and self.form is None


@dataclass(frozen=True, slots=True)
class ScheduleFigures:
    """`exact` is the share (0-1) of all lines that are right, `requests_right` that of those that ask for a reminder.

    The rest are counts: lines that ask for one and that do not, and what went wrong.
    """

    requests: int
    others: int
    exact: float
    requests_right: float
    overlooked: int
    misread: int
    falsely_created: int
    errors: tuple[Read, ...]


def labelled_schedules(lines: Sequence[Mapping[str, Any]]) -> Iterator[Read]:
    """Lines that `read_lines` found to be schedules, with nothing read in them yet."""
    for one in lines:
        yield Read(
            printable(one["text"]),
            one["expect"],
            None,
            tuple(tuple(times) for times in one.get("also_times", ())),
            "days" in one.get("assumed", ()),
            bool(one.get("whole")),
        )


def score_schedules(results: Sequence[Read]) -> ScheduleFigures:
    """Figures of all results; of nothing all is right."""
    wrong = tuple(one for one in results if not one.right)
    asking = [one for one in results if one.expected is not None]
    asking_wrong = sum(one.expected is not None for one in wrong)
    overlooked = sum(one.overlooked for one in results)
    return ScheduleFigures(
        requests=len(asking),
        others=len(results) - len(asking),
        exact=1 - len(wrong) / len(results) if results else 1.0,
        requests_right=1 - asking_wrong / len(asking) if asking else 1.0,
        overlooked=overlooked,
        misread=asking_wrong - overlooked,
        falsely_created=sum(one.falsely_created for one in results),
        errors=wrong,
    )


def schedules_as_json(figures: ScheduleFigures) -> dict[str, Any]:
    """The figures as plain data."""
    return {
        "kind": "schedules",
        "lines": {"requests": figures.requests, "none": figures.others},
        "exact": round(figures.exact, 4),
        "requests_right": round(figures.requests_right, 4),
        "overlooked": figures.overlooked,
        "misread": figures.misread,
        "falsely_created": figures.falsely_created,
        "errors": [{"text": one.text, "expect": one.expected, "schedule": one.form} for one in figures.errors],
    }


def _plain(form: Form) -> Form:
    """The form without an order where none is meant."""
    return {key: sorted(value) if isinstance(value, list) else value for key, value in form.items()}


def _at(form: Form, times: Sequence[str]) -> Form:
    if "once" in form:
        return form | {"once": form["once"] | {"time": times[0]}}
    return form | {"times": list(times)}


def _untimed(form: Form) -> Form:
    once = {"once": {**form["once"], "time": None}} if "once" in form else {}
    return _plain({key: value for key, value in form.items() if key != "times"} | once)


def _on_other_days(form: Form) -> Iterator[Form]:
    """Every day as expected, no day yet, or once."""
    yield form
    if form.get("days") != _ALL_DAYS:
        return
    yield form | {"days": [], "missing": ["days", *form.get("missing", [])]}
    rest = {key: value for key, value in form.items() if key != "days"}
    times = rest.pop("times", [])
    if len(times) == 1:
        for day in _OPEN_DAYS:
            yield rest | {"once": {"day": day, "time": times[0]}}
