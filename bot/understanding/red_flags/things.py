"""What a message says of things, weather and times to come, so that it adds nothing to a complaint told before it.

"It's cold", "and pale" and "white toes" go on about a foot that is numb; "cold beer please", "my dinner is cold" and
"half an hour is fine" do not. A word that may be said of anything is a thing's where another word than those that go
with signs stands before it as what it is said of, or right behind it as what it describes.
"""

from __future__ import annotations

from bot.domain.red_flags import TriggerGroup
from bot.understanding.red_flags.compiled import (
    BODY_SLOT,
    COMPLAINT_SLOT,
    DESCRIBING_SLOT,
    LOOKS_SLOT,
    TIME_SLOTS,
    WEATHER_SLOT,
    CompiledLexicon,
)
from bot.understanding.red_flags.matching import PreparedText, Span
from bot.understanding.red_flags.surroundings import Surroundings, covered
from bot.understanding.red_flags.symptoms import PERSON_SLOT
from bot.understanding.text.tokens import COMMA

_OF_SIGNS = (
    TriggerGroup.CLAUSE_START,
    TriggerGroup.PREDICATE,
    TriggerGroup.PAST_VERB,
    TriggerGroup.PRESENT,
    TriggerGroup.RECENT,
    TriggerGroup.UNCERTAIN,
    TriggerGroup.NEGATION,
    TriggerGroup.PRONOUN,
    TriggerGroup.HEDGE,
)
"""Groups whose words stand beside signs."""


def said_of_things(reading: PreparedText, around: Surroundings, lexicon: CompiledLexicon) -> frozenset[int]:
    """The positions of words that may be said of anything, and are said of something else than a body."""
    return frozenset(_Things(reading, around, lexicon).found)


def looks_and_times(reading: PreparedText) -> set[int]:
    """The positions of words for how something looks, and how long and how often."""
    return covered(_where(reading, LOOKS_SLOT, *TIME_SLOTS))


class _Things:
    def __init__(self, reading: PreparedText, around: Surroundings, lexicon: CompiledLexicon) -> None:
        self._words, self._around, self._small = reading.words, around, around.small
        looks, times = _where(reading, DESCRIBING_SLOT), _where(reading, *TIME_SLOTS)
        self._warmth = covered(_where(reading, WEATHER_SLOT))
        self.found: set[int] = set()
        if not looks and not times:
            return
        self._described = covered((*looks, *times))
        bodily = covered(_where(reading, BODY_SLOT))
        complaints = covered(_where(reading, COMPLAINT_SLOT))
        people = covered(_where(reading, PERSON_SLOT))
        self._known = bodily | complaints | people | self._described | covered(around.of(*_OF_SIGNS))
        self._fillers = lexicon.fillers
        for spans, theirs, is_other in (
            (looks, bodily, self._is_of_a_thing),
            (times, bodily | complaints - self._described, self._is_of_another_time),
        ):
            for span in spans:
                clause, phrase = around.clauses.clause(span[0]), around.phrase(span[0])
                within = max(clause[0], phrase[0]), min(clause[1], phrase[1])
                if theirs.isdisjoint(range(*clause)) and is_other(span, within):
                    self.found.update(range(*span))

    def _is_of_a_thing(self, span: Span, within: Span) -> bool:
        """Whether a thing stands in front of a word as what it is said of, or behind it as what it describes."""
        words, small = self._words, self._small
        start, end = span
        first, last = within
        if self._around.any_in((end, last), TriggerGroup.ELSEWHERE):
            return True
        said = None
        for at in range(start - 1, first - 1, -1):
            if words[at] in small.goes_on and small.articles.isdisjoint(words[at:start]):
                return self._is_elsewhere((at + 1, start), (end, last))
            if words[at] in small.copulas:
                said = at
            if self._is_foreign(at) and (said is not None or words[max(at - 1, first)] in small.owners):
                return True
        if self._is_elsewhere((first, start), (end, last)):
            return True
        at = end
        while at < last and (at in self._described or words[at] in small.joints or words[at] in self._fillers):
            at += 1
        return at < last and (self._is_foreign(at) or words[at] in small.substitutes)

    def _is_of_another_time(self, span: Span, within: Span) -> bool:
        """Whether a time is asked for or spoken of, and not that of a complaint."""
        behind = self._words[span[1]] if span[1] < within[1] else COMMA
        return behind in self._small.copulas or any(
            map(self._is_foreign, (*range(within[0], span[0]), *range(span[1], within[1])))
        )

    def _is_foreign(self, at: int) -> bool:
        """Whether a word is none that goes with signs."""
        word = self._words[at]
        return not (
            at in self._known
            or word in self._fillers
            or word in self._small.words
            or word.isdigit()
            or word.endswith(self._small.degree_endings)
        )

    def _is_elsewhere(self, between: Span, behind: Span) -> bool:
        """Whether "it" is the weather or a room: nothing is told but that it is cold or warm at a place."""
        words, fillers = self._words, self._fillers
        if between[1] not in self._warmth or not fillers.issuperset(words[slice(*between)]):
            return False
        places = [at for at in range(*behind) if words[at] in self._small.in_a_place]
        named = [next((at for at in range(place + 1, behind[1]) if words[at] not in fillers), None) for place in places]
        return any(at is not None and self._is_foreign(at) for at in named)


def _where(reading: PreparedText, *slots: str) -> list[Span]:
    """Where terms of some slots stand among all words."""
    positions = reading.positions
    return [
        (positions[start], positions[end - 1] + 1)
        for start, here in enumerate(reading.slots)
        for name, end in here
        if name in slots
    ]
