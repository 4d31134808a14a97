"""RELIABILITY.md, of which each proof writes its own part."""

from __future__ import annotations

from pathlib import Path

FAULTS = "## Faults\n"
"""Where the part of `make faults` begins; what stands before it is that of `make proofs`."""


def write_proofs(path: Path, text: str) -> None:
    """Put the first part in place; the other one stays."""
    _, heading, faults = _read(path).partition(FAULTS)
    path.write_text(f"{text.rstrip()}\n\n{heading}{faults}".rstrip() + "\n", encoding="utf-8")


def write_faults(path: Path, text: str) -> None:
    """Put the second part in place; the other one stays."""
    proofs, _, _ = _read(path).partition(FAULTS)
    path.write_text(f"{proofs.rstrip()}\n\n{FAULTS}\n{text.strip()}\n", encoding="utf-8")


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""
