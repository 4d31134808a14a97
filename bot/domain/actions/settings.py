"""Buttons of a person's own settings, and of what is kept."""

from __future__ import annotations

from bot.domain.display import Hours, Unit
from bot.domain.schedules import Window
from bot.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class ShowSettings:
    """Show all settings."""


@dataclass(frozen=True, slots=True)
class AskZone:
    """Ask where the person is."""


@dataclass(frozen=True, slots=True)
class AskQuietHours:
    """Ask when nothing should come."""


@dataclass(frozen=True, slots=True)
class SetQuietHours:
    """Nothing comes within this window; None ends the quiet hours."""

    window: Window | None


@dataclass(frozen=True, slots=True)
class AskGoal:
    """Ask how much the person wants to drink a day; no button suggests an amount."""


@dataclass(frozen=True, slots=True)
class DropGoal:
    """There is no daily goal any more."""


@dataclass(frozen=True, slots=True)
class AskGlass:
    """Ask how much a glass holds."""


@dataclass(frozen=True, slots=True)
class SetHours:
    """Times are shown with these hours."""

    hours: Hours


@dataclass(frozen=True, slots=True)
class SetUnit:
    """Amounts are shown in this unit."""

    unit: Unit


@dataclass(frozen=True, slots=True)
class EraseData:
    """Delete everything that is kept of the person; this was confirmed."""


@dataclass(frozen=True, slots=True)
class KeepAsIs:
    """Leave things as they are."""


SettingsAction = (
    SetHours
    | SetUnit
    | ShowSettings
    | AskZone
    | AskQuietHours
    | SetQuietHours
    | AskGoal
    | DropGoal
    | AskGlass
    | EraseData
    | KeepAsIs
)
