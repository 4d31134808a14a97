"""Files of conversations, read whole or not at all."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import yaml
from pydantic import Field, StrictBool, ValidationError, field_validator, model_validator

from tests.dialogues.shapes import Pattern, Strict
from tests.dialogues.steps import Expect, ExpectOneOf, Given, Step

DIALOGUES = Path(__file__).resolve().parents[1] / "said" / "dialogues.yaml"
MISSED = "missed"
"""Of the words of a file, the one that `answered` goes by."""


class DialoguesError(Exception):
    """A file of conversations cannot be read; the message names every problem on a line of its own."""


class Dialogue(Strict):
    """One conversation of a person who has said nothing before."""

    name: str
    group: str
    guard: StrictBool = False
    note: str = ""
    given: tuple[Given, ...] = ()
    steps: tuple[Step, ...]

    @model_validator(mode="after")
    def _judges_something(self) -> Dialogue:
        if not self.steps:
            raise ValueError("there is no step")
        return self


class Dialogues(Strict):
    """A whole file: conversations, and patterns by name."""

    words: dict[str, Pattern] = Field(default_factory=dict)
    dialogues: tuple[Dialogue, ...]

    @field_validator("dialogues")
    @classmethod
    def _named_once(cls, dialogues: tuple[Dialogue, ...]) -> tuple[Dialogue, ...]:
        if twice := [name for name, times in Counter(one.name for one in dialogues).items() if times > 1]:
            raise ValueError(f"these names are there twice: {', '.join(twice)}")
        return dialogues

    @model_validator(mode="after")
    def _knows_a_miss(self) -> Dialogues:
        steps = [step for one in self.dialogues for step in one.steps]
        expected = [step.expect for step in steps if isinstance(step, Expect)]
        expected += [one for step in steps if isinstance(step, ExpectOneOf) for one in step.expect_one_of]
        if MISSED not in self.words and any(one.answered for one in expected):
            raise ValueError(f"`answered` goes by the word `{MISSED}`, which is not among the words")
        return self


def read(file: Path = DIALOGUES) -> Dialogues:
    """Every conversation of a file. Raises DialoguesError."""
    try:
        raw: Any = yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise DialoguesError(f"{file}: {error}") from None
    return parsed(raw, str(file))


def parsed(raw: Any, name: str = "dialogues") -> Dialogues:
    """The same of what YAML made of it. Raises DialoguesError."""
    words = raw.get("words", {}) if isinstance(raw, dict) else {}
    try:
        return Dialogues.model_validate(raw, context={"words": words})
    except ValidationError as error:
        lines = (f"{name}: {_place(raw, problem['loc'])}: {problem['msg']}" for problem in error.errors())
        raise DialoguesError("\n".join(lines)) from None


def _place(raw: Any, keys: tuple[int | str, ...]) -> str:
    """Where a problem is; a conversation is called by its name, not by its number."""
    match keys:
        case ("dialogues", int(number), *rest):
            one = raw["dialogues"][number]
            name = one.get("name", number) if isinstance(one, dict) else number
            return " ".join(map(str, (name, *rest)))
        case _:
            return " ".join(map(str, keys))
