"""Updates of every type of the Bot API, as they may be and as they must not be."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

_FILE = Path(__file__).with_name("update_types.txt")
_DEEPEST = 5
_OPTIONAL = 0.25
"""How often a field is there that may be missing; one that must be there is missing as often as one is wrong."""
_WRONG = 0.03
_TEXTS = (
    *(
        "",
        " ",
        "/start",
        "/help",
        "/remind",
        "hammy_playground_bot",
        "why does my leg shake?",
        "❶ \u2077 ፰ ½",
        "\x00\x1b",
    ),
    *("@" * 40, "ا" * 70, "😀" * 9, "a" * 4096, "9" * 400, "{}%s<b>&amp;", "remind me in 1 minute"),
    *("en", "member", "https://example.com", "c|1|2|3", "n", "00:00", "\u202e\u200b", "NaN"),
)
_TYPES = ("private", "private", "group", "supergroup", "channel", "bot_command", "mention", "text_link", "zebra")
_NUMBERS = (0, 1, -1, 7, 42, 999, 1_700_000_000, 2**31, -(2**31), 2**53, 2**63, -1_000_000_000_001, 10**30)
_ANYTHING: tuple[Any, ...] = (None, True, -1, 0.5, "zebra", [], {}, [[]], {"id": "zebra"}, 10**25)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a type: what may stand in it, or the one value that always does."""

    name: str
    required: bool
    types: tuple[str, ...]
    always: str | None


class HostileUpdates:
    """Makes up updates; the same chance makes the same ones."""

    def __init__(self) -> None:
        self._fields: dict[str, tuple[Field, ...]] = {}
        self._kinds: dict[str, tuple[str, ...]] = {}
        for line in _FILE.read_text(encoding="utf-8").splitlines():
            name, *parts = line.split(" ")
            if parts[:1] == ["="]:
                self._kinds[name] = tuple(parts[1:])
            elif name != "#":
                self._fields[name] = tuple(_field(part) for part in parts)

    @property
    def kinds(self) -> tuple[str, ...]:
        """What an update may hold."""
        return tuple(one.name for one in self._fields["Update"] if one.name != "update_id")

    def update(self, kind: str, chance: Random, people: tuple[int, ...] = ()) -> dict[str, Any]:
        """What an update of a kind holds; ids are often those of people that there are."""
        (field,) = (one for one in self._fields["Update"] if one.name == kind)
        return self._object(field.types[0], chance, people, 0)

    def _object(self, name: str, chance: Random, people: tuple[int, ...], depth: int) -> dict[str, Any]:
        made: dict[str, Any] = {}
        often = _OPTIONAL / (1 + depth) if depth < _DEEPEST else 0.0
        for field in self._fields[name]:
            wrong = chance.random() < _WRONG
            if wrong and chance.random() < 0.5:
                continue
            if wrong:
                made[field.name] = chance.choice(_ANYTHING)
            elif field.always is not None:
                made[field.name] = field.always
            elif field.required or chance.random() < often:
                made[field.name] = self._value(chance.choice(field.types), field.name, chance, people, depth + 1)
        return made

    def _value(self, kind: str, name: str, chance: Random, people: tuple[int, ...], depth: int) -> Any:
        if kind in self._kinds:
            return self._value(chance.choice(self._kinds[kind]), name, chance, people, depth)
        if kind.endswith("[]"):
            many = chance.choice((0, 1, 1, 2, 3)) if depth < _DEEPEST else 0
            return [self._value(kind.removesuffix("[]"), name, chance, people, depth + 1) for _ in range(many)]
        match kind:
            case "Integer":
                if name == "id" and people and chance.random() < 0.7:
                    return chance.choice(people)
                return chance.choice(_NUMBERS)
            case "Float":
                return chance.choice((0.0, -90.0, 90.0, 180.0, 1e300, -0.5))
            case "Boolean":
                return chance.random() < 0.5
            case "String":
                return chance.choice(_TYPES if name == "type" else _TEXTS)
            case _:
                return self._object(kind, chance, people, depth) if depth < 2 * _DEEPEST else {}


def _field(part: str) -> Field:
    name, _, said = part.partition(":")
    always = said.strip('"') if said.startswith('"') else None
    return Field(name.removesuffix("!"), name.endswith("!"), () if always else tuple(said.split("|")), always)
