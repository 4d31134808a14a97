"""Whether a sign is over: told of another time, or said to have passed.

What is past is past in its own statement only. Another statement lends its time where it is attached to that of the
match: a frame before it ("when I was a kid, ..."), a story that goes on ("... and then"), or one that points back at
it ("that was in 2015").
"""

from __future__ import annotations

from bot.domain.red_flags import TriggerGroup
from bot.understanding.red_flags.matching import PhraseMatch, Span
from bot.understanding.red_flags.surroundings import Surroundings, covered, overlaps, within
from bot.understanding.text.tokens import BREAK, COMMA

_OF_A_NOUN = 3
"""So many words may stand between "history of" and what it is of."""
_FRAME = 3
"""A frame has at most so many words besides those that tell the time."""
_OPENING = 4
"""What tells that something passed stands among the first words of its piece, or behind "and"."""
_ALONE = 1
_AFTER_WINDOW = 4
_OF_A_DENIAL = 2
"""Up to two words stand between a denial and what it denies: "not yet quite healed"."""


class Past:
    """Judges the matches of one message."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._times = around.of(TriggerGroup.PAST_TIME)
        self._facts = around.of(TriggerGroup.PAST_FACT)
        self._passed, self._healed = self._resolutions()
        self._over = covered((*self._passed, *self._healed))
        self._present = [
            span
            for span in around.of(TriggerGroup.PRESENT)
            if self._over.isdisjoint(range(*span)) and not self._tells_age(span)
        ]

    def is_over(self, match: PhraseMatch) -> bool:
        """Whether the match tells of what is over. What counts though it passed must be long over, or healed."""
        though_passed = match.concept.though_passed
        if though_passed and self._is_recent(match):
            return False
        if self._is_told_of_another_time(match) or self._is_a_past_noun(match):
            return True
        if any(self._closes(span, match) for span in self._healed):
            return True
        return not though_passed and (any(self._closes(span, match) for span in self._passed) or self._left(match))

    # ------------------------------------------------------------------ another time
    def _is_told_of_another_time(self, match: PhraseMatch) -> bool:
        around = self._around
        clauses = around.clauses
        segment = around.segment(match.spans[0][0])
        if any(within(span, segment) and not overlaps(span, match.spans) for span in self._present):
            return False
        first, last = clauses.piece(match.spans[0][0]), clauses.piece(match.spans[-1][1] - 1)
        for span in (*self._times, *self._facts):
            at = clauses.piece(span[0])
            if overlaps(span, match.spans):
                continue
            if first <= at <= last or (at < first and self._goes_on(at, first)):
                return True
            if span in self._facts:
                continue
            if (at == first - 1 and within(span, segment) and self._frames(at, span)) or (
                at == last + 1 and self._points_back(at, span)
            ):
                return True
        return False

    def _is_a_past_noun(self, match: PhraseMatch) -> bool:
        """ "History of fainting": the one thing behind it, up to "and" or a comma."""
        around, first = self._around, match.spans[0][0]
        cuts = around.small.cuts | around.small.joints
        return any(
            end <= first and first - end <= _OF_A_NOUN and cuts.isdisjoint(around.words[end:first])
            for _, end in around.of(TriggerGroup.PAST_NOUN)
        )

    def _is_recent(self, match: PhraseMatch) -> bool:
        """Whether the last days are named in the statement of the match or right behind it; "healed now" names none."""
        around = self._around
        start, end = around.segment(match.spans[0][0])
        extent = (start, around.segment(min(end + 1, len(around.words) - 1))[1])
        names_past = any(within(span, extent) for span in self._times)
        recent = [span for span in around.within(extent, TriggerGroup.RECENT) if self._over.isdisjoint(range(*span))]
        statement = around.statement(match.spans)
        return any(within(span, statement) for span in recent) if names_past else bool(recent)

    def _frames(self, piece: int, time: Span) -> bool:
        """ "When I was a kid, ..." but not "I broke my arm when I was nine, ..."."""
        start, end = self._around.clauses.span_of(piece)
        words = [word for word in self._around.words[start:end] if word not in (COMMA, BREAK)]
        return (
            self._around.words[end - 1] == COMMA
            and self._around.clauses.opens(piece)
            and time[0] - start <= 1
            and len(words) - (time[1] - time[0]) <= _FRAME
        )

    def _points_back(self, piece: int, time: Span) -> bool:
        """ "..., that was years ago", or the time alone."""
        extent = self._around.clauses.span_of(piece)
        points = [span for span in self._around.of(TriggerGroup.BACK_REFERENCE) if within(span, extent)]
        if any(span[0] - extent[0] <= 1 for span in points):
            return True
        words = [word for word in self._around.words[slice(*extent)] if word not in (COMMA, BREAK)]
        return len(words) - (time[1] - time[0]) <= 1

    def _goes_on(self, told: int, first: int) -> bool:
        """Whether the story of one piece goes on to that of the match: joined by "and", told in the same tense."""
        clauses, around = self._around.clauses, self._around
        told_on = around.small.told_on
        for piece in range(told + 1, first + 1):
            start, end = clauses.span_of(piece)
            joined = around.words[start] in told_on or around.words[start - 1] in told_on
            if not joined or not around.any_in((start, end), TriggerGroup.PAST_VERB):
                return False
        return True

    def _tells_age(self, present: Span) -> bool:
        """ "She is 20 now" says nothing about how long anything lasted."""
        return present[0] > 0 and self._around.words[present[0] - 1].isdigit()

    # ------------------------------------------------------------------ passed
    def _resolutions(self) -> tuple[list[Span], list[Span]]:
        """Where something is said to have passed, and where to have healed; never "otherwise fine", or "not healed"."""
        around = self._around
        told_on = around.small.told_on | around.small.goes_on

        def kept(spans: list[Span]) -> list[Span]:
            found = []
            for span in spans:
                piece = around.clauses.span_of(around.clauses.piece(span[0]))
                hedged = around.any_in(piece, TriggerGroup.HEDGE)
                denied = self._is_denied(span[0])
                joined = around.words[span[0] - 1] in told_on or around.words[span[0]] in around.small.goes_on
                if not hedged and not denied and (joined or span[0] - piece[0] <= _OPENING):
                    found.append(span)
            return found

        alone = []
        for span in around.of(TriggerGroup.RESOLVED_ALONE):
            phrase = around.phrase(span[0])
            if phrase[1] - phrase[0] - (span[1] - span[0]) <= _ALONE:
                alone.append(span)
        return kept([*around.of(TriggerGroup.RESOLVED), *alone]), kept(around.of(TriggerGroup.HEALED))

    def _closes(self, resolved: Span, match: PhraseMatch) -> bool:
        """Whether a resolution speaks of this match: it stands behind it and nothing returned since."""
        if resolved[0] < match.spans[-1][1]:
            return False
        around = self._around
        if resolved in around.of(TriggerGroup.RESOLVED_ALONE) and not self._is_told_as_past(match):
            return False
        if self._came_back(resolved):
            return False
        segment = around.segment(resolved[0])
        return not any(span[0] >= resolved[1] and within(span, segment) for span in self._present)

    def _came_back(self, resolved: Span) -> bool:
        """ "It healed but came back today", also in the sentence behind; not "it never came back"."""
        around = self._around
        return any(
            self._over.isdisjoint(range(start, end)) and not self._is_denied(start)
            for start, end in around.starting(resolved[1], len(around.words), TriggerGroup.RETURNED)
        )

    def _is_denied(self, at: int) -> bool:
        """Whether a negation stands before a word, with nothing that ends it between, or over it."""
        around = self._around
        cuts = {COMMA, BREAK} | around.small.joints
        return any(
            start < at <= end + _OF_A_DENIAL and cuts.isdisjoint(around.words[end:at])
            for group in (TriggerGroup.NEGATION, TriggerGroup.PSEUDO_NEGATION)
            for start, end in around.near((at, at + 1), _OF_A_DENIAL, group)
        )

    def _is_told_as_past(self, match: PhraseMatch) -> bool:
        statement = self._around.statement(match.spans)
        return self._around.any_in(
            statement, TriggerGroup.PAST_VERB, TriggerGroup.PAST_TIME, TriggerGroup.PAST_FACT, TriggerGroup.RECENT
        )

    def _left(self, match: PhraseMatch) -> bool:
        """ "The numbness in my foot went away": said of this match alone."""
        words, last = self._around.words, match.spans[-1][1]
        pseudo = self._around.of(TriggerGroup.PSEUDO_NEGATION, TriggerGroup.NEGATION)
        for start, end in self._around.of(TriggerGroup.RESOLVED_AFTER):
            between = words[last:start] if start >= last else [COMMA] * (_AFTER_WINDOW + 1)
            back = any(mark >= end and mark <= end + _AFTER_WINDOW for mark, _ in self._around.of(TriggerGroup.PRESENT))
            denied = any(one[0] <= start <= one[1] for one in pseudo)
            if len(between) <= _AFTER_WINDOW and not (self._around.small.cuts & set(between) or back or denied):
                return True
        return False
