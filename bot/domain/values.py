"""Dataclasses that are made with half the work: there are four hundred, and each start makes them all.

The standard library writes the source of every method and compiles it, which was a quarter of a start. Those that
compare, hash and show an object need no source of their own.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, repr: bool = True, **options: bool) -> Callable[[type], type]:  # noqa: A002 (its name there)
        """As `dataclasses.dataclass` has it, of those that compare by their fields and have no order."""

        def made_of(cls: type) -> type:
            made = dataclasses.dataclass(repr=False, eq=False, **options)(cls)
            fields = dataclasses.fields(made)
            compared = _values(tuple(one.name for one in fields if one.compare))
            methods = {
                "__repr__": _shows(tuple(one.name for one in fields if one.repr)) if repr else cls.__repr__,
                "__eq__": _compares(compared),
                "__hash__": _hashes(compared) if options.get("frozen") else None,
            }
            for name, method in methods.items():
                if name not in cls.__dict__:
                    setattr(made, name, method)
            return made

        return made_of


def _values(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the values of these attributes."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda one: tuple([getattr(one, name) for name in names])  # attrgetter makes no tuple of one


def _shows(names: tuple[str, ...]) -> Callable[[Any], str]:
    def shown(self: Any) -> str:
        values = ", ".join([f"{name}={getattr(self, name)!r}" for name in names])
        return f"{type(self).__qualname__}({values})"

    return shown


def _compares(values: Callable[[Any], tuple[Any, ...]]) -> Callable[[Any, object], bool]:
    def equals(self: Any, other: object) -> bool:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    return equals


def _hashes(values: Callable[[Any], tuple[Any, ...]]) -> Callable[[Any], int]:
    def hashed(self: Any) -> int:
        return hash(values(self))

    return hashed
