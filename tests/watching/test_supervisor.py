"""What a supervisor hears."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.settings import supervisor_address
from bot.watching.supervisor import Supervisor


@pytest.fixture(params=["path", "abstract"])
def line(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str, socket.socket]]:
    """An address, and the socket behind it."""
    address = str(tmp_path / "notify") if request.param == "path" else f"@{tmp_path.name}-hammy"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.settimeout(60)
        listening.bind(address.replace("@", "\0", 1))
        yield address, listening


def test_it_hears_of_start_health_and_end(line: tuple[str, socket.socket]) -> None:
    supervisor = Supervisor(line[0])
    supervisor.ready()
    supervisor.well()
    supervisor.stopping()
    assert [line[1].recv(99) for _ in range(3)] == [b"READY=1", b"WATCHDOG=1", b"STOPPING=1"]


def test_without_one_nobody_is_told() -> None:
    assert supervisor_address({}) is None
    assert supervisor_address({"NOTIFY_SOCKET": "/run/notify"}) == "/run/notify"
    Supervisor(None).ready()


def test_one_that_is_gone_is_a_line_in_the_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    Supervisor(str(tmp_path / "nobody")).ready()
    assert len(caplog.messages) == 1
