"""Our dataclasses are those of the standard library, but for how long it takes to make them."""

from __future__ import annotations

import dataclasses
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from bot.domain.values import dataclass


def made_with(decorator: Callable[..., Any]) -> tuple[type, ...]:
    """Classes of every kind that there is: no field, one, several, some that do not count, a base, one that changes."""

    @decorator(frozen=True, slots=True)
    class Nothing:
        pass

    @decorator(frozen=True, slots=True)
    class One:
        words: tuple[str, ...]

    @decorator(frozen=True, slots=True, kw_only=True)
    class Several:
        words: str
        number: int = 3
        unseen: int = dataclasses.field(default=0, repr=False)
        uncounted: list[int] = dataclasses.field(default_factory=list, compare=False)

    @decorator(frozen=True, slots=True)
    class Below(One):
        more: int = 0

    @decorator(frozen=True, slots=True, repr=False)
    class Named:
        words: str

        def __repr__(self) -> str:
            return f"<{self.words}>"

    @decorator(slots=True)
    class Changing:
        words: str

    return Nothing, One, Several, Below, Named, Changing


GIVEN: tuple[tuple[dict[str, Any], dict[str, Any]], ...] = (
    ({}, {}),
    ({"words": ("a",)}, {"words": ("b",)}),
    ({"words": "a", "uncounted": [1]}, {"words": "a", "number": 4}),
    ({"words": ("a",), "more": 1}, {"words": ("a",), "more": 2}),
    ({"words": "a"}, {"words": "b"}),
    ({"words": "a"}, {"words": "b"}),
)
OURS, THEIRS = made_with(dataclass), made_with(dataclasses.dataclass)


@pytest.mark.parametrize("place", range(len(GIVEN)))
def test_they_show_compare_and_hash_as_those_of_the_standard_library(place: int) -> None:
    first, second = GIVEN[place]
    seen = []
    for cls in (OURS[place], THEIRS[place]):
        one, same, other = (
            cls(**first),
            cls(**{**first, **({"uncounted": [2]} if "uncounted" in first else {})}),
            cls(**second),
        )
        hashed = hash(one) if cls.__hash__ is not None else None
        seen.append(
            (repr(one).replace("made_with.<locals>.", ""), one == same, one == other, one == 1, one != same, hashed)
        )
    assert seen[0] == seen[1]
    assert seen[0][1:3] == (True, place == 0)


def test_what_is_not_to_be_shown_is_not() -> None:
    @dataclass(frozen=True, slots=True, repr=False)
    class Secret:
        words: str

    assert "token" not in repr(Secret("token"))


def test_what_is_of_another_class_is_never_equal() -> None:
    assert OURS[1](("a",)) != OURS[3](("a",))
    assert OURS[1](("a",)) != THEIRS[1](("a",))


def test_they_do_not_change_unless_they_say_so() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        OURS[1](("a",)).words = ()
    changing = OURS[5]("a")
    changing.words = "b"
    assert changing.words == "b"
    with pytest.raises(TypeError, match="unhashable"):
        hash(changing)


@dataclass(frozen=True, slots=True)
class Kept:
    """One that a pickle finds."""

    words: str
    number: int = 0


def test_they_are_replaced_and_pickled() -> None:
    assert dataclasses.replace(Kept("a"), number=2) == Kept("a", 2)
    assert pickle.loads(pickle.dumps(Kept("a", 1))) == Kept("a", 1)
    assert [field.name for field in dataclasses.fields(Kept)] == ["words", "number"]
    assert repr(Kept("a")) == "Kept(words='a', number=0)"
