"""Labelled messages: one JSON object a line, told apart by what they are labelled with."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Any


class LineKind(StrEnum):
    """What a file of messages is labelled with, named as the field that says so."""

    QUESTIONS = "label"
    RED_FLAGS = "flag"
    SCHEDULES = "expect"
    PHRASES = "owed"


class LabelledError(Exception):
    """The file cannot be scored; the message is one line that names the file and the line in it."""


@dataclass(frozen=True, slots=True)
class Question:
    """A message with the best intent for it, or `none`; `also` are others that a careful human would accept."""

    text: str
    label: str
    also: frozenset[str] = frozenset()
    style: str = ""

    @property
    def in_scope(self) -> bool:
        """False where no intent answers it."""
        return self.label != OUT_OF_SCOPE

    @property
    def accepted(self) -> frozenset[str]:
        """All labels that are right."""
        return self.also | {self.label}


OUT_OF_SCOPE = "none"
_HALF, _HELD = "half", "held"
"""How a line says by itself that nobody looks at it while tuning."""


def is_held_out(text: str) -> bool:
    """Splits labelled lines in two for good: those to tune on, and those only to report on."""
    return int(sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), 16) % 2 == 1


def is_marked_held(line: Mapping[str, Any]) -> bool:
    """Whether a line says that nobody reads it while tuning."""
    return bool(line.get(_HALF) == _HELD)


def held_out(lines: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The lines of a file to report on only: those that it marks as held, or those of the split where it marks none."""
    if any(_HALF in line for line in lines):
        return [line for line in lines if is_marked_held(line)]
    return [line for line in lines if is_held_out(line["text"])]


def read_lines(file: Path) -> tuple[LineKind, list[dict[str, Any]]]:
    """The kind of a file, which its first line decides, and its objects. Raises LabelledError."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise LabelledError(f"{file}: cannot be read ({error.strerror})") from None
    lines: list[dict[str, Any]] = []
    kind: LineKind | None = None
    for number, line in enumerate(content.split(b"\n"), 1):
        if not line.strip():
            continue
        one = _object(file, number, line)
        kind = kind or _kind(file, number, one)
        wrong = _wrong_with(one, kind)
        if wrong:
            raise LabelledError(f"{file}, line {number}: {wrong}")
        lines.append(one)
    if kind is None:
        raise LabelledError(f"{file}: has no messages")
    return kind, lines


def questions(lines: Sequence[dict[str, Any]]) -> list[Question]:
    """Lines that `read_lines` found to be questions."""
    return [
        Question(printable(one["text"]), one["label"], frozenset(one.get("also", ())), one.get("style", ""))
        for one in lines
    ]


def _object(file: Path, number: int, line: bytes) -> dict[str, Any]:
    try:
        one = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        raise LabelledError(f"{file}, line {number}: not valid UTF-8") from None
    except json.JSONDecodeError as error:
        raise LabelledError(f"{file}, line {number}: not valid JSON ({error.msg})") from None
    if not isinstance(one, dict):
        raise LabelledError(f"{file}, line {number}: not a JSON object")
    return one


def _kind(file: Path, number: int, one: dict[str, Any]) -> LineKind:
    for kind in LineKind:
        if kind.value in one:
            return kind
    fields = ", ".join(f'"{kind.value}"' for kind in LineKind)
    raise LabelledError(f"{file}, line {number}: one of the fields {fields} is missing")


def _wrong_with(one: Mapping[str, Any], kind: LineKind) -> str | None:
    for field in ("text", kind.value):
        if field not in one:
            return f'the field "{field}" is missing'
    if not isinstance(one["text"], str):
        return '"text" must be a string'
    if kind is LineKind.SCHEDULES:
        return _wrong_with_schedule(one)
    if kind is LineKind.PHRASES:
        owed = one["owed"] if isinstance(one["owed"], list) else [one]
        wrong = [_wrong_with_schedule({**one, "expect": form}) for form in owed]
        return next(filter(None, wrong), None) if owed is one["owed"] else '"owed" must be a list of objects or null'
    if kind is not LineKind.QUESTIONS:
        return None
    also = one.get("also", [])
    strings = [one["label"], one.get("style", ""), *(also if isinstance(also, list) else [None])]
    if not all(isinstance(text, str) for text in strings):
        return '"label" and "style" must be strings, and "also" a list of strings'
    return None


def _wrong_with_schedule(one: Mapping[str, Any]) -> str | None:
    expect, also, assumed = one["expect"], one.get("also_times", []), one.get("assumed", [])
    if expect is not None and not isinstance(expect, dict):
        return '"expect" must be an object or null'
    if expect is not None and not isinstance(expect.get("once", {}), dict):
        return '"once" must be an object'
    if (
        not _are_strings(assumed)
        or not isinstance(also, list)
        or not all(times and _are_strings(times) for times in also)
    ):
        return '"assumed" must be a list of strings, and "also_times" a list of lists of them'
    return None


def _are_strings(found: object) -> bool:
    return isinstance(found, list) and all(isinstance(one, str) for one in found)


def printable(text: str) -> str:
    """JSON may hold halves of characters that no terminal can show."""
    return text.encode("utf-8", "replace").decode("utf-8")
