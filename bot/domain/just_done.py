"""What was just logged or changed in a conversation, so that it can be taken back or put right."""

from __future__ import annotations

from whenever import Instant

from bot.domain.actions import Action
from bot.domain.drinks import Drink
from bot.domain.profile import Profile
from bot.domain.reminders import Reminder
from bot.domain.settings_wishes import Setting
from bot.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class JustDone:
    """One thing that was done at a moment, with the button that takes it back.

    `drink` is what was logged, where it was a drink; `setting` and `before` what was set, and the settings before that.
    `reminders` are those that were changed, paused or deleted, as they were before, `added` those that came
    with it. `stretches` were logged by themselves.
    """

    when: Instant
    undo: Action
    drink: Drink | None = None
    setting: Setting | None = None
    before: Profile | None = None
    reminders: tuple[Reminder, ...] = ()
    added: tuple[Reminder, ...] = ()
    stretches: tuple[Instant, ...] = ()
