from __future__ import annotations

from pathlib import Path

import pytest

from .copies import Content


@pytest.fixture
def content(tmp_path: Path) -> Content:
    """A copy of the real content, to be broken."""
    return Content(tmp_path)
