"""Time to understand one message, on one core, against a search for the nearest example."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import numpy as np

from benchmarks.figures import Bar, Figure, Section
from benchmarks.nearest import Nearest
from bot.assistant import Assistant

_UNDERSTAND = Bar(0.8)
_SCREEN = Bar(0.3)


def measure_understanding(assistant: Assistant, texts: Sequence[str]) -> Section:
    """Median and 95th percentile in milliseconds; each text is seen once, after a few that warm up."""
    examples = {one.id: one.examples for one in assistant.library.training.intents.values()}
    nearest = Nearest(examples, "token_set_ratio")
    with _on_one_core():
        asked = _milliseconds(lambda text: nearest.ranked((text,), 1), texts)
        measured = (
            ("understand", _milliseconds(assistant.understander.understand, texts), _UNDERSTAND),
            ("screen for red flags", _milliseconds(assistant.understander.screen.screen, texts), _SCREEN),
        )
    figures = [
        Figure(f"{name}, {share}", "ms", _percentile(ours, at), "nearest", _percentile(asked, at), bar)
        for name, ours, limit in measured
        for share, at, bar in (("median", 50, limit), ("95th percentile", 95, None))
    ]
    how = f"{len(texts)} labelled messages on one core; nearest: the example with the best rapidfuzz token_set_ratio"
    return Section("Understanding", how, tuple(figures))


def _percentile(milliseconds: Sequence[float], share: float) -> float:
    return float(np.percentile(milliseconds, share))


def _milliseconds(call: Callable[[str], object], texts: Sequence[str]) -> list[float]:
    for text in texts[:20]:
        call(text)
    taken: list[float] = []
    for text in texts[20:]:
        began = time.perf_counter()
        call(text)
        taken.append((time.perf_counter() - began) * 1000)
    return taken


@contextmanager
def _on_one_core() -> Iterator[None]:
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)
