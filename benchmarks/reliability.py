"""RELIABILITY.md, of which each proof writes its own part."""

from __future__ import annotations

import os
import platform
import re
from pathlib import Path

FAULTS = "## Faults"
"""The heading of the part of `make faults`; before the first heading stands that of `make proofs`."""


def machine(load_before: float) -> str:
    """What it was measured on, and what else that did: the load at the end has the measurement itself in it."""
    where = f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}"
    return f"Measured on {where}, with a load of {load_before:.1f} before and {os.getloadavg()[0]:.1f} at the end."


def write_proofs(path: Path, text: str) -> None:
    """Put the first part in place; the others stay."""
    _, others = _parts(path)
    _write(path, text, others)


def write_faults(path: Path, text: str) -> None:
    """Put the part of the faults in place; the others stay."""
    proofs, others = _parts(path)
    _write(path, proofs, {**others, FAULTS: text})


def _parts(path: Path) -> tuple[str, dict[str, str]]:
    """What stands before the first heading, and what stands below each, in their order."""
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    first, *more = re.split(r"^(## .*)$", text, flags=re.MULTILINE)
    return first, dict(zip(more[::2], more[1::2], strict=True))


def _write(path: Path, first: str, others: dict[str, str]) -> None:
    parts = [first, *(f"{heading}\n\n{text.strip()}" for heading, text in others.items())]
    path.write_text("\n\n".join(part.strip() for part in parts) + "\n", encoding="utf-8")
