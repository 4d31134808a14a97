from __future__ import annotations

from pathlib import Path

import pytest

from .copies import Content, Known, KnownSound


@pytest.fixture(scope="session")
def known() -> Known:
    """What stands in the files that were read before."""
    return {}


@pytest.fixture(scope="session")
def sound(known: Known) -> KnownSound:
    """What is sound of the content."""
    return KnownSound(known)


@pytest.fixture
def content(tmp_path: Path, known: Known, sound: KnownSound, monkeypatch: pytest.MonkeyPatch) -> Content:
    """A copy of the real content, to be broken."""
    sound.stand_in(monkeypatch)
    return Content(tmp_path, known)
