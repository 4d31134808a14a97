"""The trigger words around a match and the sentences, clauses and segments they reach within."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

from bot.domain.red_flags import TriggerGroup
from bot.understanding.red_flags.clauses import Clauses
from bot.understanding.red_flags.compiled import BODY_SLOT, COMPLAINT_SLOT, CompiledLexicon
from bot.understanding.red_flags.matching import PreparedText, Span
from bot.understanding.red_flags.phrases import SlotSpans
from bot.understanding.text.tokens import BREAK, COMMA

_CENTURIES = ("19", "20")
_STATEMENT = 3
"""The fewest words of a statement that opens a sentence: fewer may be the first of two ("he and my mum")."""


class Surroundings:
    """A message's triggers, found once for all its matches. Positions are those of `PreparedText.words`.

    `slots` are those that triggers use, by the words that they begin at.
    """

    def __init__(self, reading: PreparedText, slots: SlotSpans, lexicon: CompiledLexicon) -> None:
        self.words = reading.words
        self.small = lexicon.small
        self.window = lexicon.negation_window
        self._spans: defaultdict[TriggerGroup, list[Span]] = defaultdict(list)
        self._longest: dict[TriggerGroup, int] = {}
        self._together: dict[tuple[TriggerGroup, ...], list[Span]] = {}
        for group, start, end in lexicon.triggers.scan(self.words, slots):
            self._spans[group].append((start, end))
        times = [span for span in self._spans[TriggerGroup.PAST_TIME] if not self._tells_what_was_done(span)]
        self._spans[TriggerGroup.PAST_TIME] = [*times, *_years(self.words, self.small.since)]
        for spans in self._spans.values():
            spans.sort()
        self.complaints = frozenset(
            at for at, here in enumerate(slots) if any(slot in (COMPLAINT_SLOT, BODY_SLOT) for slot, _ in here)
        )
        """Where words of a complaint or a body begin."""
        self.body_words = lexicon.body_words
        self.clauses = Clauses(self.words, self._spans, lexicon.body_words, lexicon.small)
        breaks = [at for at, word in enumerate(self.words) if word == BREAK]
        turns = [start for start, _ in self._spans[TriggerGroup.TURN]]
        self._sentence_ends = breaks
        self._clause_ends = [at for at, word in enumerate(self.words) if word in (BREAK, COMMA)]
        self._segment_ends = sorted({*breaks, *turns})

    def _tells_what_was_done(self, time: Span) -> bool:
        """ "When I was sprinting" is today's sprint; "when I was little" is long ago."""
        words, end = self.words, time[1]
        behind = words[end] if end < len(words) else ""
        return words[end - 1] in self.small.was and (behind.endswith("ing") or behind in self.small.was_busy)

    def of(self, *groups: TriggerGroup) -> list[Span]:
        """Where the terms of these groups stand, in order."""
        if len(groups) == 1:
            return self._spans[groups[0]]
        found = self._together.get(groups)
        if found is None:
            found = self._together[groups] = sorted(span for group in groups for span in self._spans[group])
        return found

    def starting(self, start: int, end: int, *groups: TriggerGroup) -> list[Span]:
        """Those of these groups that start at or behind one position and before another, in order."""
        spans = self.of(*groups)
        return spans[bisect_left(spans, (start,)) : bisect_left(spans, (end,))]

    def near(self, span: Span, reach: int, group: TriggerGroup) -> list[Span]:
        """Those of a group that touch a span, or the words so far before it and behind it."""
        longest = self._longest.get(group)
        if longest is None:
            longest = self._longest[group] = max((end - start for start, end in self.of(group)), default=0)
        return self.starting(span[0] - reach - longest, span[1] + reach + 1, group)

    def within(self, extent: Span, *groups: TriggerGroup) -> list[Span]:
        """Those of these groups that stand within a stretch, in order."""
        return [span for span in self.starting(*extent, *groups) if span[1] <= extent[1]]

    def sentence(self, at: int) -> Span:
        """The sentence around a position."""
        return _between(self._sentence_ends, at, len(self.words))

    def phrase(self, at: int) -> Span:
        """What stands between the nearest commas or sentence ends."""
        return _between(self._clause_ends, at, len(self.words))

    def segment(self, at: int) -> Span:
        """What stands between the nearest sentence ends or words such as "but"."""
        return _between(self._segment_ends, at, len(self.words))

    def statement(self, spans: Sequence[Span]) -> Span:
        """The clauses that a match stands in, as one stretch."""
        return self.clauses.clause(spans[0][0])[0], self.clauses.clause(spans[-1][1] - 1)[1]

    def without_asides(self, extent: Span, spans: Sequence[Span]) -> Span:
        """A stretch without a first and a last statement that tell of no complaint ("I have two kids and ...")."""
        start, end = extent
        openings = {at for at, _ in self.starting(*extent, TriggerGroup.TURN)}
        for at in range(start + 1, end - 1):
            if at not in openings and self.words[at] not in self.small.joints and self.words[at] != COMMA:
                continue
            if at < spans[0][0] and at - start >= _STATEMENT and self._tells_nothing((extent[0], at)):
                start = at + 1
            elif at >= spans[-1][1] and self.clauses.begins(at + 1) and self._tells_nothing((at, end)):
                end = at
                break
        return start, end

    def _tells_nothing(self, extent: Span) -> bool:
        """Of what somebody did at a moment, a sign may have come; "a quiet Tuesday evening and" only opens."""
        moment = self.any_in(extent, TriggerGroup.EVENT_TIME, TriggerGroup.RECENT)
        somebody = self.any_in(extent, TriggerGroup.SELF, TriggerGroup.PRONOUN, TriggerGroup.OTHER, TriggerGroup.CHILD)
        return not (moment and somebody) and self.complaints.isdisjoint(range(*extent))

    def any_in(self, extent: Span, *groups: TriggerGroup) -> bool:
        """Whether a term of these groups stands within a stretch."""
        return any(span[1] <= extent[1] for span in self.starting(*extent, *groups))


def _years(words: Sequence[str], since: frozenset[str]) -> list[Span]:
    """Where a year is named as a point in the past: "in 2015", not "since 2015"."""
    return [
        (at, at + 1)
        for at, word in enumerate(words)
        if len(word) == 4 and word.isdigit() and word[:2] in _CENTURIES and words[at - 1] not in since
    ]


def _between(ends: Sequence[int], at: int, length: int) -> Span:
    """The stretch around `at` that no end cuts; an end belongs to neither side."""
    index = bisect_left(ends, at)
    start = ends[index - 1] + 1 if index else 0
    stop = ends[index] if index < len(ends) else length
    return start, stop


def within(span: Span, outer: Span) -> bool:
    """Whether a span lies inside another."""
    return outer[0] <= span[0] and span[1] <= outer[1]


def covered(spans: Iterable[Span]) -> set[int]:
    """The positions that any of the spans has."""
    return {at for start, end in spans for at in range(start, end)}


def overlaps(span: Span, others: Iterable[Span]) -> bool:
    """Whether a span shares a position with any of the others."""
    return any(span[0] < end and start < span[1] for start, end in others)
