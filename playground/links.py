"""Which links Telegram accepts, and the plain-text things it marks by itself."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from playground.entities import in_order
from playground.text import Entity, utf16_length

_USER = re.compile(r"tg://(?:user|openmessage)/?\?(?:id|user_id)=([0-9]{1,15})\Z")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}\.?\Z")
_ADDRESS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3}){3}\Z")

_NEEDS_LOOK = re.compile(r"[/@#.$]")
_DOMAINS = "com|org|net|edu|gov|io|dev|app|me|info|uk|de|fr|es|it|nl|ch|at|pt|eu|us|ru|ua|nhs"
_DETECTORS = (
    ("url", re.compile(r"(?<![\w@./])(?:https?|tg)://[^\s<>\"«»]+", re.IGNORECASE)),
    ("email", re.compile(r"(?<![\w.%+@-])[\w.%+-]{1,64}@(?:[\w-]+\.)+[A-Za-z]{2,24}(?![\w@])")),
    (
        "url",
        re.compile(rf"(?<![\w@./:-])(?:[\w-]+\.)+(?:{_DOMAINS})(?![\w@-])(?:[/?#][^\s<>\"«»]*)?", re.IGNORECASE),
    ),
    (
        "bot_command",
        re.compile(r"(?<![\w/<>@.])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>@])", re.ASCII),
    ),
    ("mention", re.compile(r"(?<![\w@.])@[A-Za-z0-9_]{3,32}(?![\w@])", re.ASCII)),
    ("hashtag", re.compile(r"(?<![\w#])#(?=\w*[^\W\d])\w{1,256}(?![\w#])")),
)


def mentioned_user(target: str) -> int | None:
    """The user id of a `tg://user?id=` link, None for any other target."""
    found = _USER.match(target)
    return int(found.group(1)) if found else None


def checked_link(target: str) -> str | None:
    """The URL as Telegram stores it, with scheme and path; None where Telegram drops the link."""
    target = target.strip()
    scheme = _SCHEME.match(target)
    if scheme and scheme.group(1).lower() in ("tg", "ton", "tonsite", "mailto", "tel"):
        return target
    if not scheme or "." in scheme.group(1) or target[scheme.end() : scheme.end() + 1].isdigit():
        target = f"http://{target}"
    elif scheme.group(1).lower() not in ("http", "https", "ftp"):
        return None
    try:
        parts = urlsplit(target)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return None
    if any(c.isspace() for c in target):
        return None
    if host != "localhost" and ":" not in host and not _HOST.match(host) and not _ADDRESS.match(host):
        return None
    return target if parts.path or parts.query or parts.fragment else f"{target}/"


def detected(text: str) -> list[Entity]:
    """URLs, addresses, commands, mentions and hashtags in plain text, sorted and without overlaps."""
    if _NEEDS_LOOK.search(text) is None:
        return []
    taken: list[tuple[int, int]] = []
    found: list[Entity] = []
    for kind, pattern in _DETECTORS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if kind == "url":
                end = start + len(match.group().rstrip(".,:;!?'\")]}"))
            if any(start < e and s < end for s, e in taken):
                continue
            taken.append((start, end))
            offset = utf16_length(text[:start])
            found.append({"type": kind, "offset": offset, "length": utf16_length(text[start:end])})
    return in_order(found)
