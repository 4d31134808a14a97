"""Moments of the day that are named beside times, and have no time of their own: at noon and in the evening."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import chain

from whenever import Time

from bot.domain.schedules import Window
from bot.understanding.schedule.heard import Heard, Span
from bot.understanding.schedule.times import NOON, TimesReader, in_part
from bot.understanding.text.phrasing import Phrasing
from bot.understanding.time.clock_times import PARTS_OF_DAY, ClockTime

_BETWEEN = (
    r"(?:(?P<joint>&|\b{schedule.joining_moments}\b)|(?P<comma>[,/])|[\s-]|\b{schedule.into_moments}\b"
    r"|(?P<kind>\b{schedule.between_moments}\b))*"
)
_LIST = 3
"""So many with commas between them are a list."""
_SPANS = {"4-11": (4, 11), "9-14": (9, 14), "11-15": (11, 15), "14-19": (14, 19), "17-22": (17, 22), "20-4": (20, 4)}
_ANY_TIME = "0-24"


class _Link(Enum):
    JOINT = auto()
    COMMA = auto()
    BESIDE = auto()


@dataclass(frozen=True, slots=True)
class Moments:
    """What a sentence names without a time: at `unmet` characters, or `shared` times of other parts of the day, where
    one hour is said for two of them (at 7 in the morning and in the evening)."""

    unmet: tuple[Span, ...] = ()
    shared: tuple[Time, ...] = ()


class _Is(Enum):
    TIME = auto()
    STEP = auto()
    DELAY = auto()
    DAY = auto()
    MOMENT = auto()


@dataclass(frozen=True, slots=True)
class _Item:
    """A time is `at` one. A moment may be a part of the day by its name, and has a window unless it is at any time."""

    start: int
    end: int
    what: _Is
    at: Time | None = None
    part: str | None = None
    window: Window | None = None

    @property
    def comes(self) -> bool:
        """Whether it says by itself when a reminder comes."""
        return self.what in (_Is.TIME, _Is.STEP, _Is.DELAY)

    @property
    def lies(self) -> bool:
        """Whether a moment may be when it comes."""
        return self.what in (_Is.TIME, _Is.STEP)


_Group = list[_Item]
"""What stands side by side, and is one moment: 7 in the morning."""


class MomentsReader:
    """Reads them in sentences in the form that is searched."""

    def __init__(self, phrasing: Phrasing, times: TimesReader) -> None:
        self._times = times
        self._moment = phrasing.pattern("schedule.other_moments")
        spans = {name: Window(Time(first), Time(last)) for name, (first, last) in _SPANS.items()}
        meant = phrasing.meanings("schedule.other_moments", (*spans, _ANY_TIME))
        self._windows = {word: spans.get(span) for word, span in meant.items()}
        self._each = phrasing.regex(r"\b{rules.each} $")
        self._between = phrasing.regex(_BETWEEN)

    def may_name(self, said: str) -> bool:
        """Whether it is worth while to look for them."""
        return self._times.names_part(said) or self._moment.search(said) is not None

    def read(self, heard: Heard, settled: Sequence[Time], days: Sequence[Span]) -> Moments:
        """What belongs to the times, or to another moment, and no time is in; `days` are where days are named.

        Nothing where no time is named at all: then they are asked for.
        """
        said, items = heard.rest, self._items(heard, settled, days)
        if not any(one.comes for one in items):
            return Moments()
        unmet: list[Span] = []
        shared: list[Time] = []
        for groups, links in self._chains(said, items):
            delayed = any(one.what is _Is.DELAY for one in groups[0])
            timed = any(one.comes for each in groups for one in each)
            if not (delayed or (links and (timed or self._recurs(said, groups)))):
                continue  # "my legs are bad in the morning and at night"
            for at, group in enumerate(groups):
                if any(one.lies for one in group):
                    continue
                if (more := self._shared(said, group, groups, heard.times)) is not None:
                    shared.append(more)
                else:
                    unmet += [(one.start, one.end) for one in _unmet(at, groups, links, items)]
        return Moments(tuple(unmet), tuple(shared))

    def _items(self, heard: Heard, settled: Sequence[Time], days: Sequence[Span]) -> list[_Item]:
        times = zip(heard.times, settled, strict=False)
        items = [_Item(one.start, one.end, _Is.TIME, at if heard.delay is None else None) for one, at in times]
        for what, step in ((_Is.DELAY, heard.delay), (_Is.STEP, heard.step)):
            items += [_Item(step.start, step.end, what)] if step is not None else []
        named = [list(self._moments(heard.rest)), [_Item(*day, _Is.DAY) for day in days]]
        for one in chain(*(reversed(named) if heard.delay is not None else named)):  # in 2 hours, this evening
            if not any(other.start < one.end and one.start < other.end for other in items):
                items.append(one)
        return sorted(items, key=lambda one: one.start)

    def _moments(self, said: str) -> Iterator[_Item]:
        for start, end, part in self._times.parts_in(said):
            if part != NOON:
                yield _Item(start, end, _Is.MOMENT, part=part, window=PARTS_OF_DAY[part])
        for moment in self._moment.finditer(said):
            yield _Item(*moment.span(), _Is.MOMENT, window=self._windows[moment.group()])

    def _chains(self, said: str, items: list[_Item]) -> Iterator[tuple[list[_Group], list[_Link]]]:
        """Groups with the links between them; what is not linked begins a chain of its own."""
        groups: list[_Group] = [items[:1]]
        links: list[_Link] = []
        for one in items[1:]:
            link = self._link(said, groups[-1], one)
            if link is _Link.BESIDE:
                groups[-1].append(one)
            elif link is None:
                yield groups, links
                groups, links = [[one]], []
            else:
                groups.append([one])
                links.append(link)
        yield groups, links

    def _recurs(self, said: str, groups: list[_Group]) -> bool:
        """Whether any of these moments is said to come again and again."""
        ones = [one for each in groups for one in each if one.what is _Is.MOMENT]
        return any(said[one.start : one.end].endswith("s") or self._each.search(said[: one.start]) for one in ones)

    def _link(self, said: str, group: _Group, one: _Item) -> _Link | None:
        between = self._between.fullmatch(said[group[-1].end : one.start])
        if between is None or (between["kind"] and not between["joint"]):
            return None
        if group[-1].what is one.what is _Is.DAY:
            return _Link.BESIDE
        if between["joint"]:
            return _Link.JOINT
        if between["comma"]:
            return _Link.COMMA
        apart = any(_contradict(other, one) or _contradict(one, other) for other in group)
        return _Link.JOINT if apart else _Link.BESIDE

    def _shared(self, said: str, group: _Group, groups: list[_Group], times: Sequence[ClockTime]) -> Time | None:
        """The only time of a chain in another part of the day, where it has one of its own and neither am nor pm."""
        (part, *more), timed = group, [one for each in groups for one in each if one.comes]
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


def _contradict(time: _Item, moment: _Item) -> bool:
    """Whether a time is beside a moment that it cannot be in."""
    if time.at is None or moment.window is None:
        return False
    return in_part(time.at, moment.part) != time.at if moment.part is not None else not moment.window.holds(time.at)


def _unmet(at: int, groups: list[_Group], links: list[_Link], items: list[_Item]) -> Iterator[_Item]:
    """The moments of a group that no time lies in; one that is joined to them is another moment."""
    behind = _is_joint(links, at)
    before = _is_joint(links, at - 1) or (behind and at > 0)  # 7am, lunch and 4pm
    joined = [*(groups[at - 1 : at] if before else ()), *(groups[at + 1 : at + 2] if behind else ())]
    others = [one for one in items if not any(one in group for group in joined)]
    if any(one.what is _Is.STEP for one in others) and not any(one.what is _Is.TIME for one in items):
        return  # its hours are asked for
    undated = ([one for one in group if one.what is not _Is.DAY] for group in groups)
    alone = any(len(one) == 1 and (one[0].lies or one[0].part is not None) for one in undated)
    for one in groups[at]:
        if one.window is None:
            listed = alone and (_Link.JOINT in links or len(groups) >= _LIST)
            met = one.what is not _Is.MOMENT or not listed  # "after work, 8pm" says why
        else:
            met = any(other.at is not None and one.window.holds(other.at) for other in others)
        if not met:
            yield one


def _is_joint(links: list[_Link], place: int) -> bool:
    return 0 <= place < len(links) and links[place] is _Link.JOINT
