"""Text that no person wrote as a sentence: pasted code, and what a program says where it fails."""

from __future__ import annotations

import re

_FAILED = re.compile(r"^\s*\w+ \"[^\"\n]+\", \w+ \d+\b|^\s*\w+ [\w$<>]+\.[\w.$<>]+\([\w.: ]*\)$", re.MULTILINE)
"""A line of a file, or a frame of a stack."""
_SIGNS = tuple(
    map(
        re.compile,
        (
            r"\w\([^()\n]*\)\s*[:;{]",  # a call or a head
            r"\w\.\w+\(",
            r"[=!+-]=|=>|&&|\|\||::",
            r"\w\s?=\s?[\w\"'\[{(]",
            r"[=(){}].*[;{]\s*$",
            r"^\s*[})\]]+[;,]?\s*$",
            r"\{\s*[\"'\w]+\s*:",
            r"[\"']\w+[\"']\s*:",
            r"</\w+>|/>",
        ),
    )
)
_IN_ONE_LINE = 2
_SIGNED_LINES = 0.5
"""From this share of signed lines on, several lines are code."""


def is_code(text: str) -> bool:
    """True for a failure that was pasted, two signs of code in one line, or signs in half of several lines."""
    if _FAILED.search(text):
        return True
    lines = [line for line in text.splitlines() if line.strip()]
    signs = [sum(bool(sign.search(line)) for sign in _SIGNS) for line in lines]
    if len(lines) < 2:
        return sum(signs) >= _IN_ONE_LINE
    signed = sum(map(bool, signs))
    return signed >= 2 and signed >= _SIGNED_LINES * len(lines)
