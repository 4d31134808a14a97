"""The real program in a process of its own."""

from __future__ import annotations

from dataclasses import dataclass

from tests.support.nursery import run_forked


@dataclass(frozen=True)
class Ended:
    """What a process said and how it ended."""

    code: int
    said: str
    complained: str


def hammy(*arguments: str, typed: bytes = b"") -> Ended:
    """Run `hammy` to its end; what it says must be UTF-8."""
    code, said, complained = run_forked("bot", *arguments, typed=typed)
    return Ended(code, said.decode("utf-8"), complained.decode("utf-8"))
