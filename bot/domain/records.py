"""Everything kept of one person, as one chat may see it. Nothing of it is about health."""

from __future__ import annotations

from dataclasses import field

from whenever import Instant

from bot.domain.drafts import Draft
from bot.domain.drinks import Drink
from bot.domain.occurrences import Occurrence
from bot.domain.profile import Profile
from bot.domain.reminders import Reminder, Scheduled
from bot.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Record:
    """What is kept of one person, as one chat may see it.

    In a private chat `reminders` are all of the person's that can still come; in a group, all of the group's. `owned`
    counts the person's own everywhere. `drinks` and `stretches` are those since the local midnight, oldest first.
    """

    profile: Profile = field(default_factory=Profile)
    reminders: tuple[Scheduled, ...] = ()
    owned: int = 0
    draft: Draft | None = None
    drinks: tuple[Drink, ...] = ()
    stretches: tuple[Instant, ...] = ()

    @property
    def drunk_ml(self) -> int:
        """Everything logged today."""
        return sum(drink.ml for drink in self.drinks)


@dataclass(frozen=True, slots=True)
class KeptOccurrence:
    """An occurrence with what nobody but its store needs.

    `snoozed` came out of another one, `owner` is the process that has it in hand, `retired` has lost its buttons.
    """

    occurrence: Occurrence
    snoozed: bool = False
    owner: str | None = None
    retired: bool = False


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """An open question with its chat; `draft` is None for one that another version wrote and this one cannot read."""

    chat: int
    asked: Instant
    draft: Draft | None


@dataclass(frozen=True, slots=True)
class Everything:
    """All that is kept of one person, in every chat. `profile` is None where nothing but open questions is."""

    profile: Profile | None = None
    reminders: tuple[Reminder, ...] = ()
    occurrences: tuple[KeptOccurrence, ...] = ()
    drinks: tuple[Drink, ...] = ()
    drafts: tuple[KeptDraft, ...] = ()
    stretches: tuple[Instant, ...] = ()
    last_day: int | None = None
