"""How a sign was meant: NegEx and ConText, with the traps of how people write about their legs.

Each judgement looks at the statement of the match, and at those attached to it (`clauses`).
"""

from __future__ import annotations

from bot.domain.red_flags import Assertion, TriggerGroup
from bot.understanding.red_flags.compiled import CompiledLexicon
from bot.understanding.red_flags.matching import PhraseMatch, PreparedText, Span
from bot.understanding.red_flags.negation import Negations
from bot.understanding.red_flags.past import Past
from bot.understanding.red_flags.people import People
from bot.understanding.red_flags.phrases import SlotSpans
from bot.understanding.red_flags.questions import Questions
from bot.understanding.red_flags.surroundings import Surroundings

_UNCERTAIN_WINDOW = 6


class Assessor:
    """Judges the matches of one message."""

    def __init__(self, reading: PreparedText, slots: SlotSpans, lexicon: CompiledLexicon) -> None:
        self.around = Surroundings(reading, slots, lexicon)
        """What stands around the signs of the message."""
        self._negations = Negations(self.around)
        self._questions = Questions(self.around)
        self._people = People(self.around)
        self._past = Past(self.around)

    def concerns_somebody(self, match: PhraseMatch) -> bool:
        """Whether anybody can have it: an object has no signs."""
        return match.outright or not self._people.is_of_a_thing(match)

    def assess(self, match: PhraseMatch) -> Assertion:
        """How the match was meant; what cannot be told counts as affirmed."""
        if match.outright:
            return Assertion.AFFIRMED
        if self._negations.deny(match):
            return Assertion.NEGATED
        who = self._people.whose(match)
        if who is Assertion.HYPOTHETICAL or self._questions.is_hypothetical(match):
            return Assertion.HYPOTHETICAL
        if self._past.is_over(match):
            return Assertion.HISTORICAL
        if who is not Assertion.AFFIRMED:
            return who
        return Assertion.UNCERTAIN if self._is_uncertain(match) else Assertion.AFFIRMED

    def scope(self, match: PhraseMatch) -> Span:
        """The clauses that a match stands in, where words decide how it was meant."""
        return self.around.statement(match.spans)

    def sentences(self, match: PhraseMatch) -> Span:
        """The sentences that a match stands in, as one stretch.

        Without what is only told beside it ("I have two kids and") or leads up to it ("is it normal that").
        """
        around, first = self.around, match.spans[0][0]
        start, end = around.sentence(first)[0], around.sentence(match.spans[-1][1] - 1)[1]
        start, end = around.without_asides((start, end), match.spans)
        lead_ins = dict(around.within((start, first), TriggerGroup.LEAD_IN))
        while start in lead_ins:
            start = lead_ins[start]
        return start, end

    def _is_uncertain(self, match: PhraseMatch) -> bool:
        first = match.spans[0][0]
        start = max(self.around.sentence(first)[0], first - _UNCERTAIN_WINDOW)
        return self.around.any_in((start, match.spans[-1][1]), TriggerGroup.UNCERTAIN)
