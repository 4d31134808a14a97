"""Where the catalogue is."""

from __future__ import annotations

from pathlib import Path


def catalogue_root() -> Path:
    """The folder that holds intents/ and content/: inside an installed package, or the checkout."""
    installed = Path(__file__).resolve().parent / "data"
    return installed if installed.is_dir() else Path(__file__).resolve().parents[2]


def drawings_folder() -> Path:
    """The folder of the shipped drawings."""
    return catalogue_root() / "content" / "illustrations"
