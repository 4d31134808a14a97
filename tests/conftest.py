"""What every test may ask for. Learning all of the content takes a moment, so it is done once for all processes."""

from __future__ import annotations

import gc
import os

import pytest

from bot.assistant import Assistant
from bot.domain.library import Library
from tests.support.certificates import read_certificates_once
from tests.support.databases import open_quickly
from tests.support.examples import load_profile
from tests.support.learned import learned_assistant
from tests.support.network import no_network, no_proxy
from tests.support.patient import draw_patiently, end_patiently

__all__ = ["no_network", "no_proxy"]

load_profile()
read_certificates_once()
draw_patiently()
end_patiently()


def pytest_xdist_auto_num_workers() -> int:
    """Two more processes than processors, as much of the time is waiting for timers and other processes; each one more
    would import all the tests once more.
    """
    return (os.cpu_count() or 1) + 2


def pytest_sessionstart() -> None:
    """Nothing of what is collected is garbage, and looking for some takes a fifth of that time."""
    gc.disable()


def pytest_collection_finish() -> None:
    """From here on garbage is looked for, but not among what was collected."""
    gc.freeze()
    gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files marked as long come first, so that none is still running where all others are done."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.fixture(scope="session")
def assistant() -> Assistant:
    """Hammy without a messenger, having learned all sentences; once a process, however often its tests are run."""
    return learned_assistant()


@pytest.fixture(scope="session")
def library(assistant: Assistant) -> Library:
    """All of intents/ and content/, as Hammy reads them."""
    return assistant.library


@pytest.fixture(autouse=True)
def quick_databases(monkeypatch: pytest.MonkeyPatch) -> None:
    """A database is made in one step, and nobody waits for the disk."""
    open_quickly(monkeypatch)
