from __future__ import annotations

from pathlib import Path

import pytest

from .copies import Content, Known


@pytest.fixture(scope="session")
def known() -> Known:
    """What stands in the files that were read before."""
    return {}


@pytest.fixture
def content(tmp_path: Path, known: Known) -> Content:
    """A copy of the real content, to be broken."""
    return Content(tmp_path, known)
