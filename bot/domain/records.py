"""Everything kept of one person, as one chat may see it. Nothing of it is about health."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.domain.drafts import Draft
from bot.domain.drinks import Drink
from bot.domain.profile import Profile
from bot.domain.reminders import Scheduled


@dataclass(frozen=True, slots=True)
class Record:
    """What is kept of one person, as one chat may see it.

    In a private chat `reminders` are all of the person's; in a group, all of the group's. `owned` counts the
    person's own everywhere. `drinks` are those since the local midnight, oldest first.
    """

    profile: Profile = field(default_factory=Profile)
    reminders: tuple[Scheduled, ...] = ()
    owned: int = 0
    draft: Draft | None = None
    drinks: tuple[Drink, ...] = ()

    @property
    def drunk_ml(self) -> int:
        """Everything logged today."""
        return sum(drink.ml for drink in self.drinks)
