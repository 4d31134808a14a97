"""What a row of the registry says of one capability, and what a message becomes once it is known which one it wants."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field, replace
from enum import StrEnum
from typing import Any, TypeVar

from bot.capabilities.context import Context
from bot.domain.actions import Action
from bot.domain.conversation import Decision
from bot.domain.drafts import Awaiting
from bot.domain.lookups import AnyLookup, Lookup
from bot.domain.messages import Located, Returned
from bot.domain.understanding import Understanding
from bot.domain.values import dataclass

Slots = TypeVar("Slots")
Found = TypeVar("Found")


class Where(StrEnum):
    """Where a capability may be used."""

    ANYWHERE = "anywhere"
    PRIVATE = "private"
    """Not in groups: it shows or changes what is kept of one person alone."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The words that reached a capability: a sentence, or what stands after its command."""

    text: str = ""
    understanding: Understanding | None = None
    command: bool = False


@dataclass(frozen=True, slots=True)
class Instead:
    """Not this but another capability, with its slots: a deep link, a topic that is an action."""

    intent: str
    slots: Any = None


@dataclass(frozen=True, slots=True)
class Way:
    """One way into a capability: what it does, what has to be looked up first, and whether it manages for a group.

    Made by `way`, `alone` or `looking_up`, which hold the types together.
    """

    handle: Callable[..., Decision | Instead]
    need: Callable[[Any, Context], AnyLookup | None] | None = None
    manages: Callable[[Any], bool] | bool = False

    def manages_by(self, slots: Any) -> bool:
        """Whether it changes what a group's administrators decide."""
        return self.manages(slots) if callable(self.manages) else self.manages


def way(handle: Callable[[Slots, Context], Decision | Instead], *, manages: bool = False) -> Way:
    """A way that needs nothing but the context."""
    return Way(handle, None, manages)


def alone(handle: Callable[[Context], Decision], *, manages: bool = False) -> Way:
    """A way that leads to the same whatever was asked."""
    return Way(lambda _slots, context: handle(context), None, manages)


def looking_up(
    need: Callable[[Slots, Context], Lookup[Found] | None],
    handle: Callable[[Slots, Found | None, Context], Decision | Instead],
    *,
    manages: Callable[[Slots], bool] | bool = False,
) -> Way:
    """A way that needs something looked up; None where there was nothing to look up."""
    return Way(handle, need, manages)  # type: ignore[arg-type]  # every Lookup is one of AnyLookup


def understood(read: Callable[[Understanding], Slots]) -> Callable[[Asked], Slots | None]:
    """Slots that are read of what a sentence is understood as; None behind a command."""
    return lambda asked: read(asked.understanding) if asked.understanding is not None else None


def _no_slots(_asked: Asked) -> None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Capability:
    """Something that Hammy can do, with all the ways into it.

    `intent` is what a sentence is understood as, `command` stands in the menu in the order of the registry; both come
    in by `asked`, with what `slots` reads of the words. `as_sentence` makes a sentence of what stands after a command.
    `taps` are the actions of its buttons, `answers` the open questions it asks, `typed` what words say that no button
    can, by the type of its slots, `events` what else reaches it. `record` says that the person's record is loaded
    first.
    """

    name: str
    command: str | None = None
    intent: str | None = None
    asked: Way | None = None
    slots: Callable[[Asked], Any] = _no_slots
    as_sentence: str = "{}"
    taps: Mapping[type[Action], Way] = field(default_factory=dict)
    answers: Mapping[Awaiting, Way] = field(default_factory=dict)
    typed: Mapping[type[Any], Way] = field(default_factory=dict)
    events: Mapping[type[Located | Returned], Way] = field(default_factory=dict)
    where: Where = Where.ANYWHERE
    record: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    """A capability that is to be done, by one of its ways, with what was asked of it.

    `tapped` says that it was a button, whose message the reply may replace.
    """

    capability: Capability
    way: Way
    slots: Any
    tapped: bool = False

    @property
    def manages(self) -> bool:
        """In a group it is for administrators alone."""
        return self.way.manages_by(self.slots)

    def need(self, context: Context) -> AnyLookup | None:
        """What has to be looked up first, where anything has to be."""
        return self.way.need(self.slots, context) if self.way.need is not None else None

    def run(self, found: Any, context: Context) -> Decision | Instead:
        """What comes of it, with the intent where words asked. `found` is what was looked up, None for nothing."""
        if self.way.need is None:
            done = self.way.handle(self.slots, context)
        else:
            done = self.way.handle(self.slots, found, context)
        if isinstance(done, Instead) or done.intent is not None or not self._by_words:
            return done
        return replace(done, intent=self.capability.intent)

    @property
    def _by_words(self) -> bool:
        return any(self.way is way for way in (self.capability.asked, *self.capability.typed.values()))
