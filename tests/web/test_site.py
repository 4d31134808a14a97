"""Health and numbers over HTTP."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest

from bot.domain.conversation import Outcome
from bot.domain.occurrences import State
from bot.flows.observing import Observer, Part
from bot.web.metrics import LATE, Metrics
from bot.web.server import AddressError, serving
from bot.web.site import LIVE, METRICS, READY, build_site


@asynccontextmanager
async def _asked(
    dead: str | None = None, unready: str | None = None, metrics: Metrics | None = None
) -> AsyncIterator[httpx.AsyncClient]:
    site = build_site(lambda: dead, lambda: unready, (metrics or Metrics()).response)
    async with serving(site, "127.0.0.1", 0) as port, httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as http:
        yield http


@pytest.mark.parametrize(
    ("dead", "unready", "live", "ready", "reason"),
    [
        (None, None, 200, 200, None),
        (None, "starting", 200, 503, "starting"),
        ("stuck", "starting", 503, 503, "stuck"),
    ],
)
async def test_health_says_why(
    dead: str | None, unready: str | None, live: int, ready: int, reason: str | None
) -> None:
    async with _asked(dead, unready) as http:
        assert (await http.get(LIVE)).status_code == live
        answer = await http.get(READY)
        assert answer.status_code == ready
        assert answer.json().get("reason") == reason
        assert answer.json()["status"] == ("ok" if ready == 200 else "unavailable")


async def test_there_is_nothing_else() -> None:
    async with _asked() as http:
        assert (await http.get("/")).status_code == 404
        assert (await http.post(READY)).status_code == 405


async def test_what_was_counted_is_shown() -> None:
    metrics = Metrics()
    observer: Observer = metrics
    observer.came_in("message")
    observer.decided(Outcome.MISS)
    observer.rated(up=True)
    observer.handled(0.02)
    observer.sent("reply", "delivered")
    observer.failed(Part.SENDING, TimeoutError())
    observer.due(2)
    observer.reminded(State.SENT, LATE + 1)
    observer.reminded(State.SENT, LATE)
    observer.reminded(State.MISSED, 7200)
    observer.ticked(leads=True)
    observer.lagged(0.004)
    observer.leapt()
    async with _asked(metrics=metrics) as http:
        answer = await http.get(METRICS)
    lines = answer.text.splitlines()
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    for line in (
        'hammy_updates_total{kind="message"} 1.0',
        'hammy_outcomes_total{outcome="miss"} 1.0',
        'hammy_thumbs_total{thumb="up"} 1.0',
        'hammy_thumbs_total{thumb="down"} 0.0',
        'hammy_outcomes_total{outcome="emergency"} 0.0',
        'hammy_update_seconds_bucket{le="0.025"} 1.0',
        'hammy_sends_total{outcome="delivered",what="reply"} 1.0',
        'hammy_errors_total{part="sending",type="TimeoutError"} 1.0',
        "hammy_reminders_due_total 2.0",
        "hammy_reminders_late_total 1.0",
        "hammy_reminder_late_seconds_count 2.0",
        'hammy_reminders_total{state="missed"} 1.0',
        "hammy_ticks_total 1.0",
        "hammy_leads 1.0",
        'hammy_loop_lag_seconds_bucket{le="0.005"} 1.0',
        "hammy_clock_leaps_total 1.0",
    ):
        assert line in lines
    assert any(line.startswith("process_resident_memory_bytes") for line in lines)


async def test_an_address_that_is_taken_is_one_line() -> None:
    async with serving(build_site(lambda: None, lambda: None, Metrics().response), "127.0.0.1", 0) as port:
        with pytest.raises(AddressError, match=str(port)):
            async with serving(build_site(lambda: None, lambda: None, Metrics().response), "127.0.0.1", port):
                pass
