"""What is kept of a person, read from the document of /export: its keys are a contract, and more may be added."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from whenever import Date, Instant, PlainDateTime

from tests.dialogues.moments import HOME
from tests.dialogues.shapes import Raw, ReminderShape, SettingsShape
from tests.support.kinds import DRINKING, STRETCHING

_KINDS = {"stretch": STRETCHING, "water": DRINKING}
_DONE = "done"


@dataclass(frozen=True)
class Kept:
    """The tables of /export by name, at a moment."""

    tables: Mapping[str, Sequence[Raw]]
    now: Instant

    @property
    def settings(self) -> Raw:
        """The settings; empty where nothing is set."""
        return next(iter(self.tables.get("people", ())), {})

    @property
    def zone(self) -> str:
        """The zone of the person's clock, or of the beginning where none is set."""
        return str(self.settings.get("zone", HOME))

    def day(self, back: int = 0) -> Date:
        """The date on the person's clock, or so many days before."""
        return self.now.to_tz(self.zone).date().subtract(days=back)

    def water(self, day: Date) -> int:
        """The millilitres that were drunk on a day."""
        return sum(one["ml"] for one in self.tables.get("drinks", ()) if self._date(one["at"]) == day)

    def stretches(self, day: Date) -> int:
        """How many stretches count for a day: nudges answered with done, and those logged without one."""
        stretching = {one["id"] for one in self.tables.get("reminders", ()) if one["kind"] == STRETCHING}
        done = [
            one
            for one in self.tables.get("occurrences", ())
            if one["reminder"] in stretching and one["state"] == _DONE and self._date(one["due"]) == day
        ]
        logged = [
            row
            for name, rows in self.tables.items()
            if "stretch" in name
            for row in rows
            if any(self._date(value) == day for value in row.values() if _is_moment(value))
        ]
        return len(done) + len(logged)

    @property
    def last_nudge(self) -> Raw | None:
        """The reminder that came last, as it stands."""
        came = [one for one in self.tables.get("occurrences", ()) if "message" in one]
        return max(came, key=lambda one: int(one["message"]), default=None)

    def differs_from_settings(self, shape: SettingsShape) -> list[str]:
        """The settings that are others, one line each."""
        kept, quiet = self.settings, self.settings.get("quiet_start")
        actual: Raw = {name: kept.get(name) for name in ("zone", "goal_ml", "glass_ml")}
        actual["quiet"] = f"{quiet}-{kept.get('quiet_until')}" if quiet is not None else None
        actual["paused"] = self._is_paused(kept)
        wanted = shape.model_dump(include=shape.model_fields_set)
        return [f"{name} is {actual[name]}, not {value}" for name, value in wanted.items() if actual[name] != value]

    def differs_from_reminders(self, shapes: Sequence[ReminderShape]) -> list[str]:
        """Empty where each reminder has a shape of its own, and each shape its reminder; else what is kept instead."""
        kept = self.tables.get("reminders", ())
        if len(kept) == len(shapes) and any(
            all(self._fits(one, shape) for one, shape in zip(kept, order, strict=True))
            for order in permutations(shapes)
        ):
            return []
        return [f"reminders are: {'; '.join(map(_brief, kept)) or 'none'}"]

    def _fits(self, kept: Raw, shape: ReminderShape) -> bool:
        return all(self._differences(kept, shape))

    def _differences(self, kept: Raw, shape: ReminderShape) -> Iterator[bool]:
        if shape.kind is not None:
            yield kept["kind"] == _KINDS[shape.kind]
        if shape.days is not None:
            yield shape.days == {*kept.get("days", "").split(",")}
        if shape.times is not None:
            yield sorted(shape.times) == sorted(kept.get("times", "").split(","))
        if shape.every_minutes is not None:
            yield kept.get("every_minutes") == shape.every_minutes
        if shape.window is not None:
            yield f"{kept.get('window_start')}-{kept.get('window_until')}" == shape.window
        if shape.once is not None:
            yield self._once(kept) == self._meant(shape.once)
        if shape.paused is not None:
            yield self._is_paused(kept) == shape.paused

    def _once(self, kept: Raw) -> PlainDateTime | None:
        """When a reminder comes that comes once, to the minute on the person's clock."""
        if "once_at" in kept:
            return PlainDateTime.parse_iso(kept["once_at"]).round("minute", mode="floor")
        if "countdown_at" in kept:
            moment = Instant.parse_iso(kept["countdown_at"]).to_tz(self.zone).to_plain()
            return moment.round("minute", mode="floor")
        return None

    def _meant(self, once: str) -> PlainDateTime:
        day, _, clock = once.partition(" ")
        date = self.day().add(days=1 if day == "tomorrow" else 0)
        return PlainDateTime.parse_iso(f"{date.format_iso()}T{clock}")

    def _is_paused(self, row: Raw) -> bool:
        until = row.get("paused_until")
        return until is not None and (not _is_moment(until) or Instant.parse_iso(until) > self.now)

    def _date(self, moment: str) -> Date:
        return Instant.parse_iso(moment).to_tz(self.zone).date()


def _is_moment(value: object) -> bool:
    """True for a moment in UTC, as the document writes them."""
    if not isinstance(value, str):
        return False
    try:
        Instant.parse_iso(value)
    except ValueError:
        return False
    return True


def _brief(reminder: Raw) -> str:
    names = ("kind", "days", "times", "every_minutes", "window_start", "window_until", "once_at", "countdown_at")
    return " ".join(str(reminder[name]) for name in (*names, "paused_until") if name in reminder)
