"""Nudges at Telegram's own pace: as many a second as it takes, for minutes, and never one too many."""

from __future__ import annotations

import multiprocessing
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from typing import Any

import httpx
from whenever import Instant, TimeDelta

from benchmarks.crowd import evenly, one_offs
from benchmarks.figures import Bar, Figure, Section
from benchmarks.processes import ROOT, BenchmarkError
from benchmarks.reminding import Errand, remind, reminding_library

A_SECOND = 30
"""Messages that Telegram takes from one bot."""

_PEOPLE = 300
_LEAD_IN = 3.0
_LATE = 1.5
_NEARLY_ALL = Bar(0.97, at_least=True, on_ratio=True)


@dataclass(frozen=True, slots=True)
class Run:
    """What reached the chats: seconds after each was due, seconds from the first due to the last arrival, the pace."""

    lateness: tuple[float, ...]
    seconds: float
    a_second: float
    most_in_a_second: int
    refused: int

    def percentile(self, percent: int) -> float:
        """The lateness that so many of a hundred stay below."""
        return quantiles(self.lateness, n=100)[percent - 1]


def measure_sustained(full: bool) -> Section:
    """A steady stream, and everything at once, against the playground with its flood limits on."""
    seconds, at_once = (120, 1000) if full else (20, 300)
    with _playground() as (url, token), httpx.Client(base_url=url, transport=httpx.HTTPTransport(verify=False)) as http:
        people = [_person(http) for _ in range(_PEOPLE)]
        http.post("/playground/limits", json={"on": True}).raise_for_status()
        steady = _run(http, url, token, people, evenly(_soon(), A_SECOND, seconds * A_SECOND))
        time.sleep(1)
        rush = _run(http, url, token, people, evenly(_soon(), at_once, at_once))
    ideal = at_once / A_SECOND
    return Section(
        f"{A_SECOND} reminders a second for {seconds} s, and {at_once:,} due in one second",
        "the reminding part of Hammy against the playground with flood limits, over HTTP; the limit is Telegram's",
        (
            Figure("steady", "messages/s", steady.a_second, "limit", A_SECOND, _NEARLY_ALL),
            Figure("late, half of them below", "s", steady.percentile(50), "bar", _LATE, Bar(_LATE)),
            Figure("late, 99 of 100 below", "s", steady.percentile(99), "bar", _LATE, Bar(_LATE)),
            Figure("most in any second", "messages", steady.most_in_a_second, "limit", A_SECOND, Bar(A_SECOND)),
            Figure("refused with 429", "messages", steady.refused + rush.refused, "bar", 0, Bar(0)),
            Figure(f"{at_once:,} at once, until the last", "s", rush.seconds, "limit", ideal, Bar(1.05, on_ratio=True)),
            Figure("most in any second then", "messages", rush.most_in_a_second, "limit", A_SECOND, Bar(A_SECOND)),
        ),
    )


def _soon() -> Instant:
    return Instant.now() + TimeDelta(seconds=_LEAD_IN)  # noqa: TID251 (the clock)


def _run(http: httpx.Client, url: str, token: str, people: Sequence[int], dues: Sequence[Instant]) -> Run:
    since = _delivered(http, 0)
    last = since[-1]["n"] if since else 0
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder, "reminders.db")
        one_offs(database, people, dues)
        process = multiprocessing.get_context("forkserver").Process(
            target=remind, args=(Errand(database, url, token, reminding_library(), every=0.5),)
        )
        process.start()
        try:
            arrived = _all_arrived(http, last, len(dues), (dues[-1] - Instant.now()).total("seconds"))  # noqa: TID251
        finally:
            process.terminate()
            process.join(5)
            process.kill()
        with closing(sqlite3.connect(database)) as connection:
            (refused,) = connection.execute("SELECT count(*) FROM occurrences WHERE attempts > 1").fetchone()
    return _measured(arrived, people, dues, refused)


def _measured(arrived: list[dict[str, Any]], people: Sequence[int], dues: Sequence[Instant], refused: int) -> Run:
    waiting: dict[int, deque[float]] = defaultdict(deque)
    now, clock = Instant.now(), time.monotonic()  # noqa: TID251 (the clock)
    for at, due in enumerate(dues):
        waiting[people[at % len(people)]].append(clock + (due - now).total("seconds"))
    first = min(moments[0] for moments in waiting.values())
    lateness = tuple(one["at"] - waiting[one["chat_id"]].popleft() for one in arrived)
    moments = [one["at"] for one in arrived]
    pace = (len(moments) - 1) / (moments[-1] - moments[0])
    return Run(lateness, moments[-1] - first, pace, _most_in_a_second(moments), refused)


def _most_in_a_second(moments: Sequence[float]) -> int:
    window: deque[float] = deque()
    most = 0
    for moment in moments:
        window.append(moment)
        while moment - window[0] >= 1:
            window.popleft()
        most = max(most, len(window))
    return most


def _all_arrived(http: httpx.Client, since: int, number: int, seconds: float) -> list[dict[str, Any]]:
    deadline = time.monotonic() + seconds + 2 * number / A_SECOND + 10
    while time.monotonic() < deadline:
        time.sleep(1)
        arrived = _delivered(http, since)
        if len(arrived) >= number:
            return arrived
    raise BenchmarkError(f"only {len(arrived)} of {number} reminders arrived")


def _delivered(http: httpx.Client, since: int) -> list[dict[str, Any]]:
    delivered: list[dict[str, Any]] = http.get("/playground/delivered", params={"since": since}).json()
    return delivered


def _person(http: httpx.Client) -> int:
    added = http.post("/playground/people", json={"first_name": "Person"}).raise_for_status().json()
    person: int = added["person"]["id"]
    started = {"chat_id": person, "person_id": person, "text": "/start"}
    http.post("/playground/send", json=started).raise_for_status()
    return person


@contextmanager
def _playground() -> Iterator[tuple[str, str]]:
    """A playground in a process of its own: its address and token."""
    command = (sys.executable, "-m", "playground", "--port", "0")
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            said = process.stdout.readline() + process.stdout.readline()
            found = re.fullmatch(r"Chat page: +(http://\S+)/\nToken: +(\S+)\n", said)
            if found is None:
                raise BenchmarkError("the playground did not start")
            yield found[1], found[2]
        finally:
            process.terminate()
