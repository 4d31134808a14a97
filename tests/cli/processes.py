"""The real program in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass


@dataclass(frozen=True)
class Ended:
    """What a process said and how it ended."""

    code: int
    said: str
    complained: str


def hammy(*arguments: str, typed: bytes = b"") -> Ended:
    """Run `hammy` to its end; what it says must be UTF-8."""
    done = subprocess.run([sys.executable, "-m", "bot", *arguments], input=typed, capture_output=True, timeout=60)
    return Ended(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))
