"""Hammy as it starts, for tests: learned once for all processes that run tests, and loaded by each."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import gettempdir

import pytest

import bot.catalogue.library
from bot.assistant import Assistant
from bot.catalogue.library import load_library
from bot.catalogue.root import catalogue_root
from bot.model import Model, load_model
from bot.places.world import WorldPlaces


@cache
def learned_assistant() -> Assistant:
    """One with all sentences, once a process. What it learned is in the file that later starts and tests find too."""
    _, understander = learned_model()
    with (
        pytest.MonkeyPatch.context() as patch
    ):  # with the readers that were learned nobody builds them to see whether one can
        patch.setattr(bot.catalogue.library, "check_readable", lambda *_: True)
        library, _ = load_library(catalogue_root())
    return Assistant(library, understander, WorldPlaces(library.training.cues))


@cache
def learned_model() -> Model:
    """What a process that serves has: the same, without the sentences."""
    with _one_at_a_time():
        return load_model(None)


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """No other process that runs tests is in here: the first one learns, and the others wait for it."""
    with Path(gettempdir(), f"hammy-tests-{os.getuid()}.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
