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
_WRONG = (0.0, 0.0, 0.003, 0.03)
"""How often a field is wrong, as each update chooses: an update with much that is wrong reaches no handler."""
_PLAUSIBLE = 0.9
_ORDINARY = 0.5
"""How often a message is one that somebody wrote to the bot alone, whatever else stands in it."""
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
_USUAL = (0, 1, 7, 42, 999, -1_001_234_567_890)
_DATES = (0, 1, 1_700_000_000, 1_900_000_000, 2**31 - 1)
_ANYTHING: tuple[Any, ...] = (None, True, -1, 0.5, "zebra", [], {}, [[]], {"id": "zebra"}, 10**25)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a type: what may stand in it, or the one value that always does."""

    name: str
    required: bool
    types: tuple[str, ...]
    always: str | None


@dataclass(frozen=True, slots=True)
class Known:
    """What there is, and is often in an update: people, what they write, and what stands in buttons of the bot."""

    people: tuple[int, ...] = ()
    texts: tuple[str, ...] = _TEXTS
    data: tuple[str, ...] = ()


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

    @property
    def texts(self) -> tuple[str, ...]:
        """What is hard to read."""
        return _TEXTS

    def update(self, kind: str, chance: Random, known: Known | None = None) -> dict[str, Any]:
        """What an update of a kind holds."""
        (field,) = (one for one in self._fields["Update"] if one.name == kind)
        return _Making(self._fields, self._kinds, chance, known or Known()).object(field.types[0], 0)


class _Making:
    """One update."""

    def __init__(
        self,
        fields: dict[str, tuple[Field, ...]],
        kinds: dict[str, tuple[str, ...]],
        chance: Random,
        known: Known,
    ) -> None:
        self._fields = fields
        self._kinds = kinds
        self._chance = chance
        self._known = known
        self._wrong = chance.choice(_WRONG)
        self._person = chance.choice(known.people) if known.people and chance.random() < _ORDINARY else None

    def object(self, name: str, depth: int) -> dict[str, Any]:
        """One of a type."""
        chance, made = self._chance, dict[str, Any]()
        often = _OPTIONAL / (1 + depth) if depth < _DEEPEST else 0.0
        for field in self._fields[name]:
            wrong = chance.random() < self._wrong
            if wrong and chance.random() < 0.5:
                continue
            if wrong:
                made[field.name] = chance.choice(_ANYTHING)
            elif field.always is not None:
                made[field.name] = field.always
            elif field.required or chance.random() < often:
                made[field.name] = self._value(chance.choice(field.types), field.name, depth + 1)
        if self._person is not None and name in ("Message", "CallbackQuery", "InlineQuery", "ChatMemberUpdated"):
            self._is_of(self._person, made, name)
        return made

    def _is_of(self, person: int, made: dict[str, Any], name: str) -> None:
        """Somebody wrote it to the bot alone."""
        made["from"] = {"id": person, "is_bot": False, "first_name": "P"}
        if name in ("Message", "ChatMemberUpdated"):
            made["chat"] = {"id": person, "type": "private", "first_name": "P"}
        if name == "Message":
            made.pop("sender_chat", None)
            if self._chance.random() < _ORDINARY:
                made["text"] = self._chance.choice(self._known.texts)
        if name == "CallbackQuery" and self._known.data:
            made["data"] = self._data()

    def _data(self) -> str:
        """What stands in a button, and now and then with a slip in it."""
        data = self._chance.choice(self._known.data)
        if self._chance.random() < _ORDINARY:
            return data
        at = self._chance.randrange(len(data))
        return data[:at] + self._chance.choice(("", "|", "\x00", "0", "9", "z", "😀", "-")) + data[at + 1 :]

    def _value(self, kind: str, name: str, depth: int) -> Any:
        chance = self._chance
        if kind in self._kinds:
            return self._value(chance.choice(self._kinds[kind]), name, depth)
        if kind.endswith("[]"):
            many = chance.choice((0, 1, 1, 2, 3)) if depth < _DEEPEST else 0
            return [self._value(kind.removesuffix("[]"), name, depth + 1) for _ in range(many)]
        match kind:
            case "Integer":
                return self._number(name)
            case "Float":
                return chance.choice((0.0, -90.0, 90.0, 180.0, 1e300, -0.5))
            case "Boolean":
                return chance.random() < 0.5
            case "String":
                return chance.choice(_TYPES if name == "type" else self._known.texts)
            case _:
                return self.object(kind, depth) if depth < 2 * _DEEPEST else {}

    def _number(self, name: str) -> int:
        chance = self._chance
        if name == "id" and self._known.people and chance.random() < 0.7:
            return chance.choice(self._known.people)
        if self._wrong == 0.0 or chance.random() < _PLAUSIBLE:
            date = name == "date" or name.endswith("_date")
            return chance.choice(_DATES if date else _USUAL)
        return chance.choice(_NUMBERS)


def _field(part: str) -> Field:
    name, _, said = part.partition(":")
    always = said.strip('"') if said.startswith('"') else None
    return Field(name.removesuffix("!"), name.endswith("!"), () if always else tuple(said.split("|")), always)
