"""Updates a second through the whole program, against a bot that only echoes."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from statistics import median

from benchmarks.figures import Bar, Figure, Section
from benchmarks.processes import Bot, Load, Pace, echo_bot, hammy

_AT_ONCE = 32
_ENOUGH = Bar(0.7, at_least=True, on_ratio=True)
_SLOW_API = 0.05


def measure_throughput(texts: tuple[str, ...], rounds: int) -> Section:
    """Zero latency with 1 and 64 chats, then 50 ms with 64; the bots take turns, the medians count."""
    figures: list[Figure] = []
    with ExitStack() as stack:
        ours, echo, wide = (stack.enter_context(one) for one in (hammy(), echo_bot(), echo_bot(_AT_ONCE)))
        for bot in (ours, echo, wide):
            bot.work_off(Load(100, 64, 0, texts))
        for chats in (1, 64):
            load = Load(600, chats, 0, texts)
            mine, other = _in_turns(((ours, load), (echo, load)), rounds)
            what = f"0 ms API, {chats} chat{'s' if chats > 1 else ''}"
            figures += _compared(what, mine, "echo", other, _ENOUGH)
        slow = Load(600, 64, _SLOW_API, texts)
        few = replace(slow, updates=48)
        mine, other, same = _in_turns(((ours, slow), (echo, few), (wide, slow)), rounds)
        figures += _compared("50 ms API, 64 chats", mine, "echo", other, _ENOUGH)
        figures += _compared("50 ms API, 64 chats", mine, f"echo, {_AT_ONCE} at once", same, None)
    return Section("Throughput", f"hammy run against a bare echo bot, in turns, median of {rounds}", tuple(figures))


def _compared(what: str, ours: Pace, name: str, other: Pace, bar: Bar | None) -> tuple[Figure, Figure]:
    return (
        Figure(what, "updates/s", ours.updates_a_second, name, other.updates_a_second, bar),
        Figure(what, "CPU ms/update", ours.cpu_ms, name, other.cpu_ms),
    )


def _in_turns(pairs: tuple[tuple[Bot, Load], ...], rounds: int) -> list[Pace]:
    taken: list[list[Pace]] = [[] for _ in pairs]
    for _ in range(rounds):
        for paces, (bot, load) in zip(taken, pairs, strict=True):
            paces.append(bot.work_off(load))
    return [Pace(median(one.updates_a_second for one in paces), median(one.cpu_ms for one in paces)) for paces in taken]
