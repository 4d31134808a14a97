"""Makes the network impossible: a test reaches this machine and no other."""

from __future__ import annotations

import ipaddress
import random
import socket
import sys
from contextlib import suppress
from typing import Any

import pytest


class NetworkRefusedError(Exception):
    """A test tried to reach another machine. Not an OSError: nothing may take it for a bad line and go on."""


def refuse_other_machines(event: str, arguments: tuple[Any, ...]) -> None:
    """An audit hook that stops every connection, datagram and name look-up beyond loopback."""
    if event in {"socket.connect", "socket.sendto"}:
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else None
    elif event == "socket.getaddrinfo":
        host = arguments[0]
    else:
        return
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if isinstance(host, str) and not _is_this_machine(host):
        raise NetworkRefusedError(f"a test tried to reach {host}")


@pytest.fixture(scope="session", autouse=True)
def no_network() -> None:
    """Holds until the process ends: an audit hook cannot be taken back."""
    sys.addaudithook(refuse_other_machines)


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy would be a way out, and it would see requests meant for this machine."""
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def free_port() -> int:
    """One of this machine, below those that the kernel hands out: nobody else is given it before it is taken."""
    chance = random.SystemRandom()
    while True:
        port = chance.randrange(10_000, 32_000)
        with socket.socket() as free, suppress(OSError):
            free.bind(("127.0.0.1", port))
            return port


def _is_this_machine(host: str) -> bool:
    if host in {"", "localhost"}:
        return True
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return False
