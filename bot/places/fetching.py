"""What takes much memory, done in processes that end when it is done.

Reading all towns takes 100 MB and seconds in which nothing else would run; what is kept of them is a tenth of that.
The borders of all zones take 34 MB, and a location is asked for once in a person's life with the bot.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path

from bot.places.gazetteer import Gazetteer

_CODE = "import sys; sys.path.insert(0, {package!r}); from bot.places.gathering import {part}; {part}()"


def fetch() -> Gazetteer:
    """All towns and zones; takes seconds. Raises RuntimeError where the process died."""
    gathered = pickle.loads(_run("send"))  # noqa: S301 - from a process of our own
    assert isinstance(gathered, Gazetteer)
    return gathered


def zone_at(latitude: float, longitude: float) -> str:
    """The name of the zone of a location, empty where there is none. Raises RuntimeError where the process died."""
    return _run("send_zone", f"{latitude!r} {longitude!r}").decode().strip()


def _run(part: str, told: str = "") -> bytes:
    """What a part of gathering writes. What it is told goes through a pipe, where no list of processes shows it."""
    process = subprocess.run(  # noqa: S603 - our own interpreter with our own words
        [sys.executable, "-c", _CODE.format(package=str(Path(__file__).resolve().parents[2]), part=part)],
        input=told.encode(),
        stdout=subprocess.PIPE,
        start_new_session=True,  # Ctrl+C is for the process that started it
        check=False,
    )
    if process.returncode != 0:
        raise RuntimeError(f"a process that looks up places ended with status {process.returncode}")
    return process.stdout
