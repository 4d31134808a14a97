"""The words and phrases by which readers know times, amounts, wishes and the like: data of intents/cues."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field

from bot.domain.kinds import KindId
from bot.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class CueList:
    """Phrases that do the same for a reader.

    See CONTRIBUTING for how a phrase is written; `plain` ones are taken letter by letter. `meanings` says what each
    phrase stands for, where the list says more than that something was said. With `opens` it counts only at the
    beginning of a text, behind nothing but phrases of the list `behind`; with `inside` it counts within other words
    too. `matches` and `rejects` are sentences in which it must and must not be found.
    """

    phrases: tuple[str, ...]
    plain: bool = False
    meanings: Mapping[str, str] = field(default_factory=dict)
    opens: bool = False
    inside: bool = False
    behind: str | None = None
    matches: tuple[str, ...] = ()
    rejects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KindCues:
    """By which lists a kind of reminder is known: where one is asked for, and where they are to stop.

    One that stands `apart` is not missed where all the others are named.
    """

    asked: str
    stopped: str
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Cues:
    """All lists, by <file>.<list>, and which of them the kinds of reminders are known by."""

    lists: Mapping[str, CueList] = field(default_factory=dict)
    kinds: Mapping[KindId, KindCues] = field(default_factory=dict)

    def examples(self) -> Iterator[tuple[str, str, bool]]:
        """Every list with every sentence that stands beside it, and whether the list must be found in it."""
        for name, one in self.lists.items():
            for sentence in one.matches:
                yield name, sentence, True
            for sentence in one.rejects:
                yield name, sentence, False


class CueError(Exception):
    """A list cannot be used; `name` is its <file>.<list>."""

    def __init__(self, name: str, message: str) -> None:
        self.name = name
        self.message = message
        super().__init__(f"{name}: {message}")

    def __reduce__(self) -> tuple[type[CueError], tuple[str, str]]:
        return CueError, (self.name, self.message)
