"""The screen of free text: everything a person types passes it before anything else is done with it."""

from __future__ import annotations

from collections import Counter

from bot.domain.cues import Cues
from bot.domain.red_flags import Assertion, RedFlag, RedFlagLexicon
from bot.understanding.red_flags.assertion import Assessor
from bot.understanding.red_flags.compiled import CompiledLexicon
from bot.understanding.red_flags.matching import PreparedText, find_matches, read
from bot.understanding.red_flags.pieces import added_up, pieces_of
from bot.understanding.red_flags.responses import seriousness
from bot.understanding.red_flags.symptoms import reads_like_symptom
from bot.understanding.text.phrasing import Phrasing

MAX_ASSESSED = 24
"""Of one sign at most so many mentions are judged; repetition costs no more."""


class RedFlagScreen:
    """Finds warning signs in a message. Built once; keeps nothing of what it reads."""

    def __init__(self, lexicon: RedFlagLexicon, cues: Cues) -> None:
        self._lexicon = CompiledLexicon(lexicon, Phrasing(cues))

    def reading(self, text: str) -> PreparedText:
        """A message prepared once for all that is asked of it."""
        return read(text, self._lexicon)

    def screen(
        self, text: str, before: tuple[str, ...] = (), reading: PreparedText | None = None
    ) -> tuple[RedFlag, ...]:
        """The signs of a message, the most serious first; each sign once, as seriously as it was meant.

        `before` are the pieces of a complaint that it may go on with. An empty result means that no sign was
        recognised. It never means that there is none.
        """
        if before:
            earlier = " ".join(before)
            both = added_up(self.screen(text), self.screen(f"{earlier} {text}"), lambda: self.screen(earlier))
            return tuple(sorted(both, key=seriousness))
        reading = reading or read(text, self._lexicon)
        matches = find_matches(reading, self._lexicon)
        if not matches:
            return ()
        assessor = Assessor(reading, self._lexicon)
        flags: dict[str, RedFlag] = {}
        looked_at: Counter[str] = Counter()
        for match in matches:
            sign = match.concept.id
            known = flags.get(sign)
            if known is not None and (known.assertion, known.tier) == (Assertion.AFFIRMED, match.tier):
                continue
            looked_at[sign] += 1
            if looked_at[sign] > MAX_ASSESSED or not assessor.concerns_somebody(match):
                continue
            flag = RedFlag(sign, match.tier, assessor.assess(match), match.concept.card)
            if known is None or seriousness(flag) < seriousness(known):
                flags[sign] = flag
        return tuple(sorted(flags.values(), key=seriousness))

    def pieces(self, text: str, before: tuple[str, ...] = (), reading: PreparedText | None = None) -> tuple[str, ...]:
        """What a message leaves behind for the next: words of the lexicon alone, as `pieces_of` has them."""
        return pieces_of(reading or read(text, self._lexicon), self._lexicon, before)

    def looks_like_symptom(self, text: str, reading: PreparedText | None = None) -> bool:
        """Whether someone seems to tell of a complaint of their own or their child's, known as a sign or not."""
        reading = reading or read(text, self._lexicon)
        symptom = reads_like_symptom(reading, self._lexicon)
        if symptom is None:
            return False
        meant = Assessor(reading, self._lexicon).assess(symptom)
        return meant in (Assertion.AFFIRMED, Assertion.UNCERTAIN, Assertion.CHILD, Assertion.OTHER)
