"""Moments of the day that are named beside times, and have no time of their own: at noon and in the evening."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from whenever import Time

from bot.understanding.schedule.heard import Span
from bot.understanding.schedule.times import NOON, TimesReader, in_part
from bot.understanding.text.phrasing import Phrasing
from bot.understanding.time.clock_times import PARTS_OF_DAY, ClockTime

_SMALL = r"(?:{schedule.into_moments}\s+)*"
_BESIDE = rf"\s*{_SMALL}"
_COMMA = rf"\s*[,/]\s*{_SMALL}"
_JOINT = rf"(?:\s+{{schedule.between_moments}}){{0,2}}[\s,]*(?:&|\b{{acts.joining}}\b)[\s,]*{_SMALL}"
_LIST = 3
"""So many with commas between them are a list."""


class _Link(Enum):
    BESIDE = auto()
    COMMA = auto()
    JOINT = auto()


@dataclass(frozen=True, slots=True)
class Moments:
    """What a sentence names without a time: at `unmet` characters, or `shared` times of other parts of the day, where
    one hour is said for two of them (at 7 in the morning and in the evening)."""

    unmet: tuple[Span, ...] = ()
    shared: tuple[Time, ...] = ()


@dataclass(frozen=True, slots=True)
class _Item:
    """A time, where it is `at` one or `is_time`; a part of the day by its name; or another moment."""

    start: int
    end: int
    at: Time | None = None
    is_time: bool = False
    part: str | None = None


_Group = list[_Item]
"""What stands side by side, and is one moment: 7 in the morning."""


class MomentsReader:
    """Reads them in sentences in the form that is searched."""

    def __init__(self, phrasing: Phrasing, times: TimesReader) -> None:
        self._times = times
        self._moment = phrasing.pattern("schedule.other_moments")
        self._each = phrasing.regex(r"\b{rules.each} $")
        self._links = {
            _Link.BESIDE: phrasing.regex(_BESIDE),
            _Link.COMMA: phrasing.regex(_COMMA),
            _Link.JOINT: phrasing.regex(_JOINT),
        }

    def may_name(self, said: str) -> bool:
        """Whether it is worth while to look for them."""
        return self._times.names_part(said) or self._moment.search(said) is not None

    def read(self, said: str, times: Sequence[ClockTime], settled: Sequence[Time], others: Iterable[Span]) -> Moments:
        """What is joined to a time or to another moment, and no time is in; `others` are steps and delays.

        Nothing where no time is named at all: then they are asked for.
        """
        items = self._items(said, times, settled, others)
        if not any(one.is_time for one in items):
            return Moments()
        unmet: list[Span] = []
        shared: list[Time] = []
        for groups, links in self._chains(said, items):
            if not (any(one.is_time for each in groups for one in each) or self._recurs(said, groups)):
                continue  # "my legs are bad in the morning and at night"
            for at, group in enumerate(groups):
                if any(one.is_time for one in group) or not _is_listed(at, groups, links):
                    continue
                near = [groups[one] for one in _joined_to(at, links)]
                if (more := self._shared(said, group, groups, times)) is not None:
                    shared.append(more)
                elif not _is_met(group, near, items):
                    unmet += [(one.start, one.end) for one in group]
        return Moments(tuple(unmet), tuple(shared))

    def _items(
        self, said: str, times: Sequence[ClockTime], settled: Sequence[Time], others: Iterable[Span]
    ) -> list[_Item]:
        items = [_Item(one.start, one.end, at, is_time=True) for one, at in zip(times, settled, strict=False)]
        items += [_Item(*span, is_time=True) for span in others]
        for start, end, part in self._parts_and_moments(said):
            if not any(one.start < end and start < one.end for one in items):
                items.append(_Item(start, end, part=part))
        return sorted(items, key=lambda one: one.start)

    def _parts_and_moments(self, said: str) -> Iterator[tuple[int, int, str | None]]:
        for start, end, part in self._times.parts_in(said):
            if part != NOON:
                yield start, end, part
        for moment in self._moment.finditer(said):
            yield *moment.span(), None

    def _chains(self, said: str, items: list[_Item]) -> Iterator[tuple[list[_Group], list[_Link]]]:
        """Groups with the links between them; what is not linked begins a chain of its own."""
        groups: list[_Group] = []
        links: list[_Link] = []
        for one in items:
            link = self._link(said, groups[-1][-1], one) if groups else None
            if link is _Link.BESIDE:
                groups[-1].append(one)
            elif link is None:
                if links:
                    yield groups, links
                groups, links = [[one]], []
            else:
                groups.append([one])
                links.append(link)
        if links:
            yield groups, links

    def _recurs(self, said: str, groups: list[_Group]) -> bool:
        """Whether any of these moments is said to come again and again."""
        ones = [one for each in groups for one in each]
        return any(said[one.start : one.end].endswith("s") or self._each.search(said[: one.start]) for one in ones)

    def _link(self, said: str, one: _Item, other: _Item) -> _Link | None:
        between = said[one.end : other.start]
        link = next((link for link, pattern in self._links.items() if pattern.fullmatch(between)), None)
        return _Link.JOINT if link is _Link.BESIDE and _contradict(one, other) else link

    def _shared(self, said: str, group: _Group, groups: list[_Group], times: Sequence[ClockTime]) -> Time | None:
        """The only time of a chain in another part of the day, where it has one of its own and neither am nor pm."""
        (part, *more), timed = group, [one for each in groups for one in each if one.is_time]
        if len(timed) != 1 or len(times) != 1 or more or part.part is None:
            return None
        said_at, one = said[timed[0].start : timed[0].end], times[0]
        parts = [each for beside in groups if timed[0] in beside for each in beside if each.part is not None]
        if not parts and not self._times.names_part(said_at):
            return None
        if one.time is None or one.of_24 or one.time.hour > 12 or not said_at[:1].isdigit() or said_at.endswith("m"):
            return None
        there = in_part(one.time, part.part)
        return there if there != timed[0].at else None


def _contradict(one: _Item, other: _Item) -> bool:
    """Whether a time is beside a part of the day that it cannot be in: morning, noon, and night without the commas."""
    at, part = one.at or other.at, one.part or other.part
    return at is not None and part is not None and in_part(at, part) != at


def _is_listed(at: int, groups: list[_Group], links: list[_Link]) -> bool:
    """Whether it is one of several moments, and not in other words what stands beside it (after lunch, 1pm)."""
    if _Link.JOINT not in links and len(groups) < _LIST:
        return False
    alone = any(len(one) == 1 and (one[0].is_time or one[0].part is not None) for one in groups)
    return groups[at][0].part is not None or alone


def _joined_to(at: int, links: list[_Link]) -> list[int]:
    """The groups before and behind it that stand for another moment for certain."""
    before = [at - 1] if at and links[at - 1] is _Link.JOINT else []
    return [*before, at + 1] if at < len(links) and links[at] is _Link.JOINT else before


def _is_met(group: _Group, near: list[_Group], items: list[_Item]) -> bool:
    """Whether a time that is not joined to it lies in the part of the day that is named."""
    joined = {id(one) for each in near for one in each}
    times = [one.at for one in items if one.at is not None and id(one) not in joined]
    parts = [one.part for one in group if one.part is not None]
    return bool(parts) and any(PARTS_OF_DAY[part].holds(time) for part in parts for time in times)
