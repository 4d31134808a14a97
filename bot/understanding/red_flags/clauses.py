"""Where one statement of a message ends and the next begins, so that what is said of one is not said of the other.

A *piece* is the smallest stretch that can be a statement: every comma, turn and connective ends one. A *clause* is a
run of pieces that commas only list ("numbness, tingling and pain"); it ends where a new subject or verb begins.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence

from bot.domain.red_flags import TriggerGroup
from bot.understanding.red_flags.small_words import SmallWords
from bot.understanding.text.tokens import BREAK, COMMA

Span = tuple[int, int]

_LOOK_AHEAD = 3


class Clauses:
    """The pieces and clauses of one message; positions are those of its words."""

    def __init__(
        self,
        words: Sequence[str],
        triggers: Mapping[TriggerGroup, Sequence[Span]],
        body_words: Collection[str],
        small: SmallWords,
    ) -> None:
        self._words = words
        self._body = body_words
        self._stops = {BREAK, COMMA, *small.joints, *small.list_words}
        self._subjects = _starts(triggers, TriggerGroup.CLAUSE_START)
        self._predicates = _starts(triggers, TriggerGroup.PREDICATE)
        self._begun: dict[int, bool] = {}
        openers = _starts(triggers, TriggerGroup.TURN) | _starts(triggers, TriggerGroup.CONNECTIVE)
        pieces, clauses, self._after_comma = [0], [0], {0}
        for at, word in enumerate(words):
            if word == BREAK:
                pieces.append(at + 1)
                clauses.append(at + 1)
                self._after_comma.add(at + 1)
            elif word == COMMA:
                pieces.append(at + 1)
                self._after_comma.add(at + 1)
                if self.begins(at + 1):
                    clauses.append(at + 1)
            elif at in openers or (word in small.joints and self.begins(at + 1)):
                pieces.append(at)
                clauses.append(at)
        self._pieces = sorted(set(pieces))
        self._clauses = sorted(set(clauses))

    def begins(self, at: int) -> bool:
        """Whether a statement with a subject or verb of its own begins here, and not the next item of a list."""
        begun = self._begun.get(at)
        if begun is None:
            begun = self._begun[at] = self._looks_begun(at)
        return begun

    def _looks_begun(self, at: int) -> bool:
        words = self._words
        end = at
        while end < len(words) and words[end] not in self._stops:
            end += 1
        if any(start in self._subjects for start in range(at, min(at + _LOOK_AHEAD, end))):
            return True
        bodies = [start for start in range(at, end) if words[start] in self._body]
        return bool(bodies) and any(start in self._predicates for start in range(at, end) if start not in bodies)

    def piece(self, at: int) -> int:
        """The number of the piece that a position is in."""
        return bisect_right(self._pieces, at) - 1

    def span_of(self, piece: int) -> Span:
        """Where a piece begins and ends."""
        return self._stretch(self._pieces, piece)

    def clause(self, at: int) -> Span:
        """The clause around a position."""
        return self._stretch(self._clauses, bisect_right(self._clauses, at) - 1)

    def count(self) -> int:
        """How many pieces there are."""
        return len(self._pieces)

    def opens(self, piece: int) -> bool:
        """Whether a piece stands behind a comma or at the head of a sentence, not right behind another."""
        return self._pieces[piece] in self._after_comma

    def _stretch(self, starts: Sequence[int], number: int) -> Span:
        end = starts[number + 1] if number + 1 < len(starts) else len(self._words)
        return starts[number], end


def _starts(triggers: Mapping[TriggerGroup, Sequence[Span]], group: TriggerGroup) -> set[int]:
    return {start for start, _ in triggers.get(group, ())}
