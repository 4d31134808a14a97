"""The screen of free text: everything a person types passes it before anything else is done with it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from math import inf

from bot.domain.cues import Cues
from bot.domain.red_flags import Assertion, RedFlag, RedFlagLexicon, Tier
from bot.understanding.red_flags.assertion import Assessor
from bot.understanding.red_flags.compiled import CompiledLexicon
from bot.understanding.red_flags.matching import PhraseMatch, PreparedText, Span, find_matches, prepared, read
from bot.understanding.red_flags.phrases import SlotSpans
from bot.understanding.red_flags.pieces import added_up, pieces_of
from bot.understanding.red_flags.responses import seriousness
from bot.understanding.red_flags.second_opinion import SecondOpinion
from bot.understanding.red_flags.symptoms import reads_like_symptom
from bot.understanding.red_flags.things import looks_and_times, said_of_things
from bot.understanding.red_flags.weighing import BEYOND_DOUBT, Standing, weighed
from bot.understanding.text.phrasing import Phrasing
from bot.understanding.text.tokens import BREAK

MAX_ASSESSED = 24
"""Of one sign at most so many mentions are judged; repetition costs no more."""
MAX_DOUBTED = 8
"""A sign with more mentions than these is not doubted: one that is meant must not drown in others."""
MAX_ASSESSED_IN_ALL = 32
"""Of all signs together; what is found beyond that counts as meant, as all does that cannot be told."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of a sign: its words as they were read, and those that were looked at to judge it.

    `meant` is None where only a thing has it.
    """

    sign: str
    tier: Tier
    meant: Assertion | None
    words: str
    scope: str


class Reading:
    """A message prepared once for all that is asked of it; its surroundings only where something is to be judged."""

    def __init__(self, prepared: PreparedText, lexicon: CompiledLexicon) -> None:
        self.prepared = prepared
        self._lexicon = lexicon

    @cached_property
    def slots(self) -> SlotSpans:
        """The slots that begin at each of its words, those that triggers use."""
        return self._lexicon.trigger_slots.find(self.prepared.words)

    @cached_property
    def matches(self) -> list[PhraseMatch]:
        """What the lists find in it, however meant."""
        return find_matches(self.prepared, self._lexicon)

    @cached_property
    def assessor(self) -> Assessor:
        """Judges what is found in it."""
        return Assessor(self.prepared, self.slots, self._lexicon)

    @cached_property
    def of_things(self) -> frozenset[int]:
        """Where words that would be a sign of a body are said of something else."""
        return said_of_things(self.prepared, self.assessor.around, self._lexicon)

    def behind(self, pieces: tuple[str, ...]) -> Reading:
        """The message as it goes on from pieces of a complaint, without what it says of things."""
        words = [word for at, word in enumerate(self.prepared.words) if at not in self.of_things]
        return Reading(prepared([*pieces, *words], self._lexicon, shouted=self.prepared.shouted), self._lexicon)

    def written(self, span: Span) -> str:
        """The words of a stretch as they were read."""
        return " ".join(word for word in self.prepared.words[slice(*span)] if word != BREAK)


class RedFlagScreen:
    """Finds warning signs in a message. Built once; keeps nothing of what it reads."""

    def __init__(self, lexicon: RedFlagLexicon, cues: Cues, opinion: SecondOpinion | None = None) -> None:
        """Without a second opinion the lists decide alone."""
        self._lexicon = CompiledLexicon(lexicon, Phrasing(cues))
        self._opinion = opinion

    def reading(self, text: str) -> Reading:
        """A message prepared once for all that is asked of it."""
        return Reading(read(text, self._lexicon), self._lexicon)

    def screen(self, text: str, before: tuple[str, ...] = (), reading: Reading | None = None) -> tuple[RedFlag, ...]:
        """The signs of a message, the most serious first; each sign once, as seriously as it was meant.

        `before` are the pieces of a complaint that it may go on with. An empty result means that no sign was
        recognised. It never means that there is none.
        """
        reading = reading or self.reading(text)
        alone = self._listed(reading)
        if before:
            earlier = " ".join(before)
            both = added_up(alone, self._listed(reading.behind(before)), lambda: self._listed(self.reading(earlier)))
            if both != alone:
                return tuple(sorted(both, key=seriousness))
        second = self._opinion
        if second is None:
            return alone
        opinion = second.of(text) if alone else second.of_statements(text)
        return weighed(alone, opinion, lambda flag: self._standing(flag, reading, second))

    def _standing(self, flag: RedFlag, reading: Reading, second: SecondOpinion) -> Standing:
        """What a second opinion says of where a sign stands, whatever else the message says."""
        matches = [one for one in reading.matches if one.concept.id == flag.id]
        if len(matches) > MAX_DOUBTED or any(one.outright for one in matches):
            return BEYOND_DOUBT
        sentences = {reading.written(reading.assessor.sentences(one)) for one in matches}
        return Standing(
            max((second.of_sentence(one).lead for one in sentences), default=inf),
            lambda: max(second.of_parts(one).lead for one in sentences),
        )

    def _listed(self, reading: Reading) -> tuple[RedFlag, ...]:
        """The signs whose words the lists know."""
        matches = reading.matches
        if not matches:
            return ()
        assessor = reading.assessor
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
            meant = assessor.assess(match) if looked_at.total() <= MAX_ASSESSED_IN_ALL else Assertion.AFFIRMED
            flag = RedFlag(sign, match.tier, meant, match.concept.card)
            if known is None or seriousness(flag) < seriousness(known):
                flags[sign] = flag
        return tuple(sorted(flags.values(), key=seriousness))

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Every mention of a sign in the order in which they stand, however meant; also those of a thing."""
        reading = self.reading(text)
        words, assessor = reading.prepared.words, reading.assessor
        return tuple(
            Mention(
                match.concept.id,
                match.tier,
                assessor.assess(match) if assessor.concerns_somebody(match) else None,
                " … ".join(" ".join(words[start:end]) for start, end in match.spans),
                reading.written(assessor.scope(match)),
            )
            for match in sorted(reading.matches, key=lambda match: match.spans)
        )

    def pieces(self, text: str, before: tuple[str, ...] = (), reading: Reading | None = None) -> tuple[str, ...]:
        """What a message leaves behind for the next: words of the lexicon alone, as `pieces_of` has them."""
        reading = reading or self.reading(text)
        return pieces_of(reading.prepared, self._lexicon, before, lambda: reading.assessor, lambda: reading.of_things)

    def goes_on(self, reading: Reading) -> bool:
        """Whether a message tells something of "it" or "them" that may be said of a body."""
        if self._lexicon.small.goes_on.isdisjoint(reading.prepared.words):
            return False
        return not looks_and_times(reading.prepared) <= reading.of_things

    def looks_like_symptom(self, text: str, reading: Reading | None = None) -> bool:
        """Whether someone seems to tell of a complaint of their own or their child's, known as a sign or not."""
        reading = reading or self.reading(text)
        symptom = reads_like_symptom(reading.slots)
        if symptom is None:
            return False
        meant = reading.assessor.assess(symptom)
        return meant in (Assertion.AFFIRMED, Assertion.UNCERTAIN, Assertion.CHILD, Assertion.OTHER)
