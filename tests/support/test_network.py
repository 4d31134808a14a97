"""The guard itself: nothing leaves this machine."""

from __future__ import annotations

import asyncio
import socket

import httpx
import pytest

from tests.support.network import NetworkRefusedError

ELSEWHERE = "192.0.2.1"
"""An address of documentation: nobody has it."""


def test_no_connection() -> None:
    with pytest.raises(NetworkRefusedError):
        socket.create_connection((ELSEWHERE, 80), timeout=1)


def test_no_look_up() -> None:
    with pytest.raises(NetworkRefusedError):
        socket.getaddrinfo("api.telegram.org", 443)


def test_no_datagram() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as datagrams, pytest.raises(NetworkRefusedError):
        datagrams.sendto(b"?", (ELSEWHERE, 53))


async def test_nor_from_an_event_loop() -> None:
    with pytest.raises(NetworkRefusedError):
        await asyncio.open_connection(ELSEWHERE, 80)
    async with httpx.AsyncClient(trust_env=False) as http:
        with pytest.raises(NetworkRefusedError):
            await http.get("http://api.telegram.org/")
