"""Play a saved conversation again, with a new person, and say where the bot now answers otherwise.

python -m playground.replay FILE [--url http://127.0.0.1:8080]

The bot must be serving the playground at that address. What it says has to be the same to the letter, so a conversation
about "tomorrow" is played on a clock that stands where it stood then, or its file is edited first.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection, HTTPException
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playground.journeys import FORMAT

Step = dict[str, Any]
PATIENCE_SECONDS = 10.0
_BETWEEN_LOOKS_SECONDS = 0.05


class ReplayError(Exception):
    """The conversation cannot be played; the message is one line."""


class Control:
    """The control API of a running playground."""

    def __init__(self, url: str) -> None:
        address = urlsplit(url)
        if address.scheme != "http" or not address.hostname:
            raise ReplayError(f"{url} is no address of a playground, such as http://127.0.0.1:8080.")
        self._connection = HTTPConnection(address.hostname, address.port, timeout=PATIENCE_SECONDS)

    def close(self) -> None:
        """Leave."""
        self._connection.close()

    def ask(self, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        """The answer to a GET, or to a POST with a body. Raises ReplayError where there is none, or a refusal."""
        headers = {"Content-Type": "application/json"}
        try:
            method, sent = ("GET", None) if body is None else ("POST", json.dumps(body))
            self._connection.request(method, f"/playground/{path}", sent, headers)
            response = self._connection.getresponse()
            answer: dict[str, Any] = json.loads(response.read())
        except (OSError, HTTPException, ValueError) as error:
            raise ReplayError(f"The playground does not answer: {type(error).__name__}.") from None
        if response.status != 200:
            raise ReplayError(f"The playground refused a step: {answer.get('error')}")
        return answer


def read(file: Path) -> list[Step]:
    """The steps of a saved conversation. Raises ReplayError."""
    try:
        saved = json.loads(file.read_text(encoding="utf-8"))
        steps: list[Step] = saved["steps"]
        known = saved["format"] == FORMAT and all(len(_ACTS.keys() & step.keys()) <= 1 for step in steps)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise ReplayError(f"{file} is no saved conversation.") from None
    if not known:
        raise ReplayError(f"{file} is no conversation that this version can play.")
    if not saved.get("whole"):
        raise ReplayError(f"{file} lacks the beginning of its conversation, which was too long.")
    return steps


def replay(control: Control, steps: list[Step]) -> str | None:
    """Do what was done then; the first difference in words, None where all is the same. Raises ReplayError."""
    made = control.ask("people", {"first_name": "Sam"})
    place = {"chat_id": made["chat"]["id"], "person_id": made["person"]["id"]}
    played = 0
    for acts, heard in _turns(steps):
        for act in acts:
            _act(control, act, place)
        played += len(acts) + len(heard)
        now = _steps_of(control, place["chat_id"], played)
        for number, (then, got) in enumerate(zip(steps[:played], now, strict=False), start=1):
            if then != got:
                return f"Step {number} was\n{_shown(then)}\nand is\n{_shown(got)}"
        if len(now) < played:
            return f"Step {len(now) + 1} did not come:\n{_shown(steps[len(now)])}"
    return None


def main() -> int:
    """0 where everything is the same, 1 where something is not, 2 where it cannot be played."""
    parser = argparse.ArgumentParser("python -m playground.replay", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--url", default="http://127.0.0.1:8080", help="the playground (default: %(default)s)")
    options = parser.parse_args()
    try:
        steps = read(options.file)
        with closing(Control(options.url)) as control:
            difference = replay(control, steps)
    except ReplayError as error:
        print(error, file=sys.stderr)
        return 2
    print(difference or f"{len(steps)} steps, all as they were.")
    return 0 if difference is None else 1


_ACTS = {"send": "send", "edit": "edit", "tap": "press", "clock": "clock"}
"""What a person does, and the address of the control API for it."""


def _turns(steps: list[Step]) -> Iterator[tuple[list[Step], list[Step]]]:
    """Acts in a row with what was heard after them."""
    acts: list[Step] = []
    for is_heard, run in groupby(steps, lambda step: "hear" in step):
        if is_heard:
            yield acts, list(run)
            acts = []
        else:
            acts = list(run)
    if acts:
        yield acts, []


def _act(control: Control, act: Step, place: dict[str, int]) -> None:
    (kind,) = _ACTS.keys() & act.keys()
    match kind:
        case "send":
            body = {**act["send"], **place}
        case "edit":
            body = {"text": act["edit"], "message_id": act["message"], **place}
        case "tap":
            body = {"label": act["tap"], "message_id": act["message"], **place}
        case _:
            body = act["clock"]
    control.ask(_ACTS[kind], body)


def _steps_of(control: Control, chat: int, least: int) -> list[Step]:
    """What was done and heard since, once it is as many steps or the patience ends."""
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        steps: list[Step] = control.ask(f"journeys/{chat}")["steps"]
        if len(steps) >= least or time.monotonic() > until:
            return steps
        time.sleep(_BETWEEN_LOOKS_SECONDS)


def _shown(step: Step) -> str:
    return json.dumps(step, indent=1, ensure_ascii=False)


if __name__ == "__main__":
    sys.exit(main())
