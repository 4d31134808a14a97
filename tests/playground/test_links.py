from __future__ import annotations

import pytest

from playground.links import checked_link, detected
from playground.text import utf16_slice


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/start now", [("bot_command", "/start")]),
        ("/start@echoes_bot", [("bot_command", "/start@echoes_bot")]),
        ("and/or 1/2 //x", []),
        ("see https://example.org/a?b=1.", [("url", "https://example.org/a?b=1")]),
        ("😀 nhs.uk and @echoes_bot", [("url", "nhs.uk"), ("mention", "@echoes_bot")]),
        ("a@b.example", [("email", "a@b.example")]),
        ("#legs #1", [("hashtag", "#legs")]),
        ("done.then and 3.5 kg", []),
    ],
)
def test_what_is_marked_in_plain_text(text: str, found: list[tuple[str, str]]) -> None:
    assert [(e["type"], utf16_slice(text, e["offset"], e["length"])) for e in detected(text)] == found


@pytest.mark.parametrize(
    ("target", "stored"),
    [
        ("https://example.org", "https://example.org/"),
        ("example.org/x", "http://example.org/x"),
        ("mailto:a@b.org", "mailto:a@b.org"),
        ("tg://resolve?domain=x", "tg://resolve?domain=x"),
        ("http://127.0.0.1:80/x", "http://127.0.0.1:80/x"),
        ("javascript:alert(1)", None),
        ("http://exa mple.org", None),
        ("http://[x", None),
        ("nothing", None),
    ],
)
def test_links(target: str, stored: str | None) -> None:
    assert checked_link(target) == stored
