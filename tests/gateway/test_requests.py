"""Which way requests go: straight to the server, or through a proxy where one is named."""

from __future__ import annotations

import pytest
from telegram.request import HTTPXRequest

from bot.gateway.requests import DirectRequest, build_requests

PROXY = "http://127.0.0.1:9"


def test_without_a_proxy_calls_go_straight() -> None:
    calls, _ = build_requests("https://api.telegram.org", 4, 1)
    assert isinstance(calls, DirectRequest)


@pytest.mark.parametrize("server", ["http://127.0.0.1:8080", "http://localhost:8080", "http://[::1]:8080"])
def test_a_server_on_this_machine_is_never_asked_through_a_proxy(monkeypatch: pytest.MonkeyPatch, server: str) -> None:
    monkeypatch.setenv("HTTP_PROXY", PROXY)
    monkeypatch.setenv("http_proxy", PROXY)
    calls, polling = build_requests(server, 4, 1)
    assert isinstance(calls, DirectRequest)
    for request in (calls, polling):
        assert isinstance(request, HTTPXRequest)
        assert not request._client.trust_env


def test_elsewhere_the_proxy_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", PROXY)
    calls, polling = build_requests("https://api.telegram.org", 4, 1)
    for request in (calls, polling):
        assert isinstance(request, HTTPXRequest)
        assert not isinstance(request, DirectRequest)
        assert request._client.trust_env
