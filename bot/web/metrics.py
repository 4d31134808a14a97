"""What is counted, in the format that Prometheus reads. Labels are words of this program, never of a person."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, disable_created_metrics
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4, generate_latest
from starlette.responses import Response

from bot.domain.conversation import Outcome
from bot.domain.occurrences import State
from bot.flows.observing import Observer, Part

LATE = 60.0
"""Seconds after which a reminder counts as late."""

_THUMBS = {True: "up", False: "down"}
_LATENCIES = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
_LATENESS = (1, 2, 5, 10, 30, LATE, 300, 900, 3600, 6 * 3600)
_LAGS = (0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30)


class Metrics(Observer):
    """An observer with numbers of its own. All of it lives as long as the process."""

    def __init__(self) -> None:
        disable_created_metrics()  # type: ignore[no-untyped-call]
        self._registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        self._updates = Counter("hammy_updates", "Updates of Telegram, by kind", ["kind"], registry=registry)
        self._outcomes = Counter(
            "hammy_outcomes", "How what came in was dealt with, by class", ["outcome"], registry=registry
        )
        self._thumbs = Counter("hammy_thumbs", "Thumbs under answers, by which", ["thumb"], registry=registry)
        self._seconds = Histogram(
            "hammy_update_seconds", "From an update to the end of its handling", buckets=_LATENCIES, registry=registry
        )
        self._sends = Counter("hammy_sends", "Messages to Telegram, by result", ["what", "outcome"], registry=registry)
        self._errors = Counter("hammy_errors", "Errors, by part and type", ["part", "type"], registry=registry)
        self._due = Counter("hammy_reminders_due", "Reminders that came due", registry=registry)
        self._ended = Counter("hammy_reminders", "Reminders that ended, by state", ["state"], registry=registry)
        self._late = Counter(
            "hammy_reminders_late", f"Reminders sent more than {LATE:.0f} s after they were due", registry=registry
        )
        self._lateness = Histogram(
            "hammy_reminder_late_seconds", "How late reminders were sent", buckets=_LATENESS, registry=registry
        )
        self._ticks = Counter("hammy_ticks", "How often what is due was looked at", registry=registry)
        self._leads = Gauge("hammy_leads", "1 where this process is the one that reminds", registry=registry)
        self._lag = Histogram(
            "hammy_loop_lag_seconds", "How late the event loop comes to its work", buckets=_LAGS, registry=registry
        )
        self._leaps = Counter("hammy_clock_leaps", "Leaps of the clock on the wall", registry=registry)
        for thumb in _THUMBS.values():
            self._thumbs.labels(thumb)
        for outcome in Outcome:
            self._outcomes.labels(outcome.value)

    def response(self) -> Response:
        """All numbers as text."""
        return Response(generate_latest(self._registry), headers={"Content-Type": CONTENT_TYPE_PLAIN_0_0_4})

    def came_in(self, kind: str) -> None:
        self._updates.labels(kind).inc()

    def decided(self, outcome: Outcome) -> None:
        self._outcomes.labels(outcome.value).inc()

    def rated(self, *, up: bool) -> None:
        self._thumbs.labels(_THUMBS[up]).inc()

    def handled(self, seconds: float) -> None:
        self._seconds.observe(seconds)

    def sent(self, what: str, outcome: str) -> None:
        self._sends.labels(what, outcome).inc()

    def failed(self, part: Part, error: BaseException) -> None:
        self._errors.labels(part.value, type(error).__name__).inc()

    def due(self, count: int) -> None:
        self._due.inc(count)

    def reminded(self, state: State, late: float) -> None:
        self._ended.labels(state.value).inc()
        if state is State.SENT:
            self._lateness.observe(max(0.0, late))
            if late > LATE:
                self._late.inc()

    def ticked(self, *, leads: bool) -> None:
        self._ticks.inc()
        self._leads.set(leads)

    def lagged(self, seconds: float) -> None:
        self._lag.observe(seconds)

    def leapt(self) -> None:
        self._leaps.inc()
