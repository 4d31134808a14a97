"""How soon a bot is ready, and how much memory it takes."""

from __future__ import annotations

from benchmarks.figures import Bar, Figure, Section
from benchmarks.processes import Bot, Load, echo_bot, hammy
from bot.model import load_model

_MESSAGES = 500
_START_BEFORE, _MEMORY_BEFORE, _LATER_BEFORE = 5.3, 90.6, 95.3
"""With two processes that learned everything at each start."""


def measure_start(texts: tuple[str, ...], rounds: int) -> Section:
    """Seconds from the start of the process to its ready line (the best counts), and resident memory.

    What is learned was learned before, as in the wheel and at every start but the first.
    """
    load_model(None)
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(rounds - 1):
        with hammy() as bot:
            ours.append(bot.seconds_to_ready)
        with echo_bot() as bot:
            theirs.append(bot.seconds_to_ready)
    with hammy() as bot:
        ours.append(bot.seconds_to_ready)
        mine = _memory(bot, texts)
    watched: list[float] = []
    for _ in range(rounds):
        with hammy(HAMMY_HTTP="127.0.0.1:0") as bot:
            watched.append(bot.seconds_to_ready)
            seen = bot.resident_mb()
    with echo_bot() as bot:
        theirs.append(bot.seconds_to_ready)
        other = _memory(bot, texts)
    return Section(
        "Start and memory",
        f"from process start to ready line, best of {rounds}; resident memory of the last",
        (
            Figure("start", "s", min(ours), "echo", min(theirs), Bar(2.5, on_ratio=True), _START_BEFORE),
            Figure("memory when ready", "MB", mine[0], "echo", other[0], Bar(85), _MEMORY_BEFORE),
            Figure("start with health and metrics", "s", min(watched), "without", min(ours)),
            Figure("memory with health and metrics", "MB", seen, "without", mine[0]),
            Figure(f"memory after {_MESSAGES} messages", "MB", mine[1], "echo", other[1], Bar(90), _LATER_BEFORE),
        ),
    )


def _memory(bot: Bot, texts: tuple[str, ...]) -> tuple[float, float]:
    before = bot.resident_mb()
    bot.work_off(Load(_MESSAGES, 64, 0, texts))
    return before, bot.resident_mb()
