"""Which capability a command, an intent, a button or an answer means."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from bot.capabilities.capability import Asked, Call, Capability, Instead, Where
from bot.domain.actions import Action, PickAnswer, ShowAnswer
from bot.domain.drafts import Awaiting
from bot.domain.messages import Located, Returned
from bot.domain.typed_answers import TypedAnswer

Key = TypeVar("Key")


class Registry:
    """The rows, found by what they answer to. Raises ValueError where two rows answer to the same."""

    def __init__(self, rows: Sequence[Capability]) -> None:
        self._by_command = _found_by(rows, lambda row: (row.command,) if row.command else ())
        self._by_intent = _found_by(rows, lambda row: (row.intent,) if row.intent else ())
        self._by_tap = _found_by(rows, lambda row: row.taps)
        self._by_answer = _found_by(rows, lambda row: row.answers)
        self._by_typed = _found_by(rows, lambda row: row.typed)
        self._by_event = _found_by(rows, lambda row: row.events)

    def does(self, intent: str) -> bool:
        """True for an intent that is done rather than answered."""
        return intent in self._by_intent

    def command(self, name: str, asked: Asked) -> Call | None:
        """What a command does; None where it is not known."""
        row = self._by_command.get(name)
        return self._asked(row, asked) if row is not None else None

    def intent(self, intent: str, asked: Asked) -> Call:
        """What a sentence of an intent does. Raises KeyError where it is none that is done."""
        return self._asked(self._by_intent[intent], asked)

    def sentence(self, command: str, argument: str) -> str:
        """What stands after a command as the sentence that it would be without one."""
        row = self._by_command.get(command)
        return (row.as_sentence if row is not None else "{}").replace("{}", argument)

    def action(self, action: Action, *, tapped: bool) -> Call:
        """What a button does, tapped or typed; a topic that is rather done than answered is done."""
        if isinstance(action, ShowAnswer | PickAnswer) and self.does(action.topic):
            return self.intent(action.topic, Asked())
        row = self._by_tap[type(action)]
        return Call(row, row.taps[type(action)], action, tapped)

    def is_private(self, action: Action) -> bool:
        """Whether a button only does something in a private chat."""
        return self._by_tap[type(action)].where is Where.PRIVATE

    def answer(self, awaiting: Awaiting, answer: TypedAnswer) -> Call:
        """What a typed answer to an open question does."""
        row = self._by_answer[awaiting]
        return Call(row, row.answers[awaiting], answer)

    def typed(self, slots: Any) -> Call:
        """What words do that say more than a button can. Raises KeyError for slots that no capability takes."""
        row = self._by_typed[type(slots)]
        return Call(row, row.typed[type(slots)], slots)

    def event(self, event: Located | Returned) -> Call:
        """What a shared location does, or that the person is back."""
        row = self._by_event[type(event)]
        return Call(row, row.events[type(event)], event)

    def instead(self, other: Instead, *, tapped: bool) -> Call:
        """The call that another one asked for. Raises KeyError where there is none."""
        row = self._by_intent[other.intent]
        assert row.asked is not None
        return Call(row, row.asked, other.slots, tapped)

    def _asked(self, row: Capability, asked: Asked) -> Call:
        assert row.asked is not None
        return Call(row, row.asked, row.slots(asked))


def _found_by(rows: Sequence[Capability], keys: Callable[[Capability], Iterable[Key]]) -> dict[Key, Capability]:
    found: dict[Key, Capability] = {}
    for row in rows:
        for key in keys(row):
            if key in found:
                raise ValueError(f"{row.name} and {found[key].name} both answer to {key}")
            found[key] = row
    return found
