"""Updates a second through the whole program, and processor time for each, against a bot that only echoes."""

from __future__ import annotations

from contextlib import ExitStack
from statistics import median

from benchmarks.figures import Bar, Figure, Section
from benchmarks.processes import Bot, Load, Pace, echo_bot, hammy

_AT_ONCE = 32
_SLOW_API = 0.05
_MOST_OF_ONE = 180
"""Messages: below what one person may send at once."""
_PACE = Bar(0.95, at_least=True, on_ratio=True)
_CPU = Bar(0.8, on_ratio=True)
_PACE_BEFORE = 1.2
_CPU_BEFORE = 0.5
"""With requests rebuilt on httpcore, and caches of keyboards and open questions."""


def measure_throughput(texts: tuple[str, ...], rounds: int) -> Section:
    """50 ms with 64 chats, which is what a deployment meets, then no latency at all; in turns, the medians count."""
    figures: list[Figure] = []
    with ExitStack() as stack:
        bots = (hammy(), echo_bot(), echo_bot(_AT_ONCE), hammy(HAMMY_HTTP="127.0.0.1:0"))
        ours, echo, wide, counting = (stack.enter_context(one) for one in bots)
        for bot in (ours, echo, wide, counting):
            bot.work_off(Load(100, 64, 0, texts))
        load = Load(600, 64, _SLOW_API, texts)
        mine, other = _in_turns(((ours, load), (wide, load)), rounds)
        what, against = "50 ms API, 64 chats", f"echo, {_AT_ONCE} at once"
        pace, other_pace = mine.updates_a_second, other.updates_a_second
        figures += (
            Figure(what, "updates/s", pace, against, other_pace, _PACE, _PACE_BEFORE),
            Figure(what, "CPU ms/update", mine.cpu_ms, against, other.cpu_ms, _CPU, _CPU_BEFORE),
        )
        for chats in (1, 64):
            load = Load(min(600, _MOST_OF_ONE * chats), chats, 0, texts)
            mine, other = _in_turns(((ours, load), (echo, load)), rounds)
            what = f"0 ms API, {chats} chat{'s' if chats > 1 else ''}"
            figures += (
                Figure(what, "updates/s", mine.updates_a_second, "echo", other.updates_a_second),
                Figure(what, "CPU ms/update", mine.cpu_ms, "echo", other.cpu_ms),
            )
        load = Load(600, 64, 0, texts)
        mine, other = _in_turns(((counting, load), (ours, load)), rounds)
        what, against = "the same with health and metrics", "without"
        figures += (
            Figure(what, "updates/s", mine.updates_a_second, against, other.updates_a_second),
            Figure(what, "CPU ms/update", mine.cpu_ms, against, other.cpu_ms),
        )
    return Section("Throughput", f"hammy run against a bare echo bot, in turns, median of {rounds}", tuple(figures))


def _in_turns(pairs: tuple[tuple[Bot, Load], ...], rounds: int) -> list[Pace]:
    taken: list[list[Pace]] = [[] for _ in pairs]
    for _ in range(rounds):
        for paces, (bot, load) in zip(taken, pairs, strict=True):
            paces.append(bot.work_off(load))
    return [Pace(median(one.updates_a_second for one in paces), median(one.cpu_ms for one in paces)) for paces in taken]
