"""What is stored, why, and for how long: every column of the database, in words for the people it is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from bot.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """How long something is kept, in words; `days` is the number in them, where there is one."""

    says: str
    days: int | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """Columns that say one thing together."""

    columns: tuple[str, ...]
    what: str
    why: str
    term: Term


@dataclass(frozen=True, slots=True)
class KeptTable:
    """One table, under a title a person understands; an `optional` one is only filled where the operator wants that."""

    name: str
    title: str
    kept: tuple[Kept, ...]
    optional: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that is described, in order."""
        return tuple(column for one in self.kept for column in one.columns)

    @property
    def terms(self) -> tuple[Term, ...]:
        """Each term once, in order."""
        return tuple(dict.fromkeys(one.term for one in self.kept))


@dataclass(frozen=True, slots=True)
class Register:
    """All of it. `terms` are those of the file, by id."""

    tables: tuple[KeptTable, ...] = ()
    terms: Mapping[str, Term] = field(default_factory=dict)
