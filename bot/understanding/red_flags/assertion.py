"""How a sign was meant: NegEx and ConText, with the traps of how people write about their legs.

Each judgement looks at the statement of the match, and at those attached to it (`clauses`).
"""

from __future__ import annotations

from bot.domain.red_flags import Assertion, TriggerGroup
from bot.understanding.red_flags.compiled import CompiledLexicon
from bot.understanding.red_flags.matching import PhraseMatch, PreparedText
from bot.understanding.red_flags.negation import is_negated
from bot.understanding.red_flags.past import Past
from bot.understanding.red_flags.people import People
from bot.understanding.red_flags.questions import is_hypothetical
from bot.understanding.red_flags.surroundings import Surroundings

_UNCERTAIN_WINDOW = 6


class Assessor:
    """Judges the matches of one message."""

    def __init__(self, reading: PreparedText, lexicon: CompiledLexicon) -> None:
        self._around = Surroundings(reading, lexicon)
        self._people = People(self._around)
        self._past = Past(self._around)

    def concerns_somebody(self, match: PhraseMatch) -> bool:
        """Whether anybody can have it: an object has no signs."""
        return match.outright or not self._people.is_of_a_thing(match)

    def assess(self, match: PhraseMatch) -> Assertion:
        """How the match was meant; what cannot be told counts as affirmed."""
        if match.outright:
            return Assertion.AFFIRMED
        if is_negated(match, self._around):
            return Assertion.NEGATED
        who = self._people.whose(match)
        if who is Assertion.HYPOTHETICAL or is_hypothetical(match, self._around):
            return Assertion.HYPOTHETICAL
        if self._past.is_over(match):
            return Assertion.HISTORICAL
        if who is not Assertion.AFFIRMED:
            return who
        return Assertion.UNCERTAIN if self._is_uncertain(match) else Assertion.AFFIRMED

    def _is_uncertain(self, match: PhraseMatch) -> bool:
        first = match.spans[0][0]
        sentence = self._around.sentence(first)
        return any(
            start >= sentence[0] and first - _UNCERTAIN_WINDOW <= start and end <= match.spans[-1][1]
            for start, end in self._around.of(TriggerGroup.UNCERTAIN)
        )
