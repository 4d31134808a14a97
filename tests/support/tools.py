"""Tools of other people that look at what is ours, where they are installed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[2]


def tool(name: str, *arguments: str | Path, typed: str | None = None, cwd: Path = _ROOT) -> str:
    """What a tool says; the test is left out where it is not installed, and fails where the tool does."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    command = [found, *map(str, arguments)]
    done = subprocess.run(command, input=typed, capture_output=True, text=True, timeout=600, cwd=cwd)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr
