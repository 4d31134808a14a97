"""Where in a message the phrases and pairs of the concepts stand, before asking how they were meant."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from bot.domain.red_flags import Tier
from bot.understanding.red_flags.compiled import CompiledConcept, CompiledLexicon, CompiledPair
from bot.understanding.red_flags.quantities import LEAST_MANY, MANY
from bot.understanding.red_flags.small_words import SmallWords
from bot.understanding.text.fold import LAUGHTER
from bot.understanding.text.tokens import BREAK, COMMA

MAX_OCCURRENCES = 6
"""Of each term of a pair at most so many occurrences are combined; repetition costs no more."""
_BESIDE = 3
_SCRAP = 3
"""Of at most so many words is a sentence that says no more than what it is about."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class PhraseMatch:
    """A concept found in a message; spans are positions in `PreparedText.words`, end exclusive."""

    concept: CompiledConcept
    tier: Tier
    spans: tuple[Span, ...]
    outright: bool = False
    """It says nothing else, so there is nothing to judge."""


@dataclass(slots=True)
class PreparedText:
    """A message prepared for matching.

    `words` is everything with breaks; `content` is `words` without fillers and commas, and `positions` says
    where each content word stands in `words`.
    """

    words: list[str]
    content: list[str]
    positions: list[int]
    slots: list[list[tuple[str, int]]]
    shouted: bool = False

    def is_cut(self, start: int, end: int) -> bool:
        """Whether a comma stands between some content words, so that they are no phrase that makes a sign harmless."""
        return COMMA in self.words[self.positions[start] : self.positions[end - 1]]


class Terms:
    """Where the terms of pairs stand in one message, by the groups that they are in."""

    def __init__(self, found: Iterable[tuple[frozenset[int], Span]]) -> None:
        self._found = list(found)
        self._spans: dict[int, list[Span]] = {}
        self.groups: frozenset[int] = frozenset().union(*(groups for groups, _ in self._found))

    def spans(self, group: int | None) -> list[Span]:
        """Where terms of a group stand; nowhere for no group."""
        if group is None or group not in self.groups:
            return []
        if group not in self._spans:
            self._spans[group] = [span for groups, span in self._found if group in groups]
        return self._spans[group]


def read(text: str, lexicon: CompiledLexicon) -> PreparedText:
    """Fold, mend and split a message, and mark the slots in it."""
    words = lexicon.near_misses.mend(lexicon.speller.mend(lexicon.tokens.tokens(text)))
    return prepared(words, lexicon, shouted=is_shouted(text))


def prepared(words: list[str], lexicon: CompiledLexicon, *, shouted: bool) -> PreparedText:
    """Words that are mended already, with the slots in them."""
    content: list[str] = []
    positions: list[int] = []
    fillers = lexicon.fillers
    for position, word in enumerate(words):
        if word != COMMA and word not in fillers:
            content.append(word)
            positions.append(position)
    slots = lexicon.slots.find(content)
    _mark_quantities(words, positions, slots, lexicon)
    return PreparedText(words, content, positions, slots, shouted)


def find_matches(reading: PreparedText, lexicon: CompiledLexicon) -> list[PhraseMatch]:
    """Every concept that the words make, however meant."""
    guards = lexicon.guards.scan(reading.content, reading.slots)
    guarded: defaultdict[int, list[Span]] = defaultdict(list)
    for _, start, end in guards:
        if not reading.is_cut(start, end):
            for at in range(start, end):
                guarded[at].append((start, end))
    sentences = _sentence_numbers(reading.content, lexicon.limb_words, lexicon.small)
    terms = Terms(
        (groups, (start, end))
        for groups, start, end in lexicon.terms.scan(reading.content, reading.slots)
        if not guarded or not _is_guarded(start, end, guarded)
    )
    found: list[tuple[int, tuple[Span, ...]]] = []
    for number, start, end in lexicon.phrases.scan(reading.content, reading.slots):
        if not guarded or not _is_guarded(start, end, guarded):
            found.append((number, ((start, end),)))
    for group in terms.groups & lexicon.pairs.keys():
        for pair in lexicon.pairs[group]:
            if terms.groups.issuperset(pair.sides):
                found.extend((pair.concept, spans) for spans in _combinations(pair, terms, sentences))
    return _cries(reading, lexicon) + [
        match
        for number, spans in dict.fromkeys(found)
        if (match := _match(number, spans, reading, lexicon, terms, sentences))
    ]


def is_shouted(text: str) -> bool:
    """Whether a text is in capitals, or has several exclamation marks."""
    return text.isupper() or "!!" in text or text.count("!") > 1


def _cries(reading: PreparedText, lexicon: CompiledLexicon) -> list[PhraseMatch]:
    """Pieces that are a call for help as a whole."""
    found = []
    start = 0
    for at, word in enumerate(reading.words):
        if word not in (BREAK, COMMA):
            continue
        piece = tuple(w for w in reading.words[start:at] if w not in lexicon.fillers and w != LAUGHTER)
        if piece in lexicon.whole:
            number, only_shouted = lexicon.whole[piece]
            if reading.shouted or not only_shouted:
                concept = lexicon.concepts[number]
                found.append(PhraseMatch(concept, concept.tier, ((start, at),), outright=True))
        start = at + 1
    return found


def _match(
    number: int,
    spans: tuple[Span, ...],
    reading: PreparedText,
    lexicon: CompiledLexicon,
    terms: Terms,
    sentences: Sequence[int],
) -> PhraseMatch | None:
    concept = lexicon.concepts[number]
    sentence = sentences[spans[0][0]]

    def found_here(group: int | None) -> list[Span]:
        return [span for span in terms.spans(group) if sentences[span[0]] == sentence]

    if not all(reading.is_cut(*span) for span in found_here(concept.unless)):
        return None
    tier = next((tier for tier, group in concept.retiered if found_here(group)), concept.tier)
    positions = reading.positions
    return PhraseMatch(concept, tier, tuple((positions[start], positions[end - 1] + 1) for start, end in spans))


def _combinations(pair: CompiledPair, terms: Terms, sentences: Sequence[int]) -> Iterator[tuple[Span, ...]]:
    sides = [terms.spans(side)[:MAX_OCCURRENCES] for side in pair.sides]
    spoilers = terms.spans(pair.spoilers)
    for spans in product(*sides):
        placed = tuple(sorted(spans))
        if pair.ordered and placed != spans:
            continue
        if sentences[placed[0][0]] != sentences[placed[-1][0]]:
            continue
        if any(not 0 <= after[0] - before[1] <= pair.window for before, after in pairwise(placed)):
            continue
        first, last = placed[0][0] - _BESIDE, placed[-1][1] + _BESIDE
        if any(first <= start and end <= last and not _overlaps(start, end, placed) for start, end in spoilers):
            continue
        yield placed


def _overlaps(start: int, end: int, spans: Sequence[Span]) -> bool:
    return any(start < other_end and other_start < end for other_start, other_end in spans)


def _is_guarded(start: int, end: int, guarded: Mapping[int, Sequence[Span]]) -> bool:
    """Whether the span touches a guarded one without covering it: "can't take a deep breath" covers its guard.

    `guarded` has the spans over each word.
    """
    return any(
        not (start <= guard_start and guard_end <= end and (start, end) != (guard_start, guard_end))
        for at in range(start, end)
        for guard_start, guard_end in guarded.get(at, ())
    )


def _sentence_numbers(content: Sequence[str], limb_words: frozenset[str], small: SmallWords) -> list[int]:
    """The number of the sentence that each word belongs to; what tells of one thing in several counts as one.

    "My calf. It's hot." is one: a sentence that begins with "it" goes on about the body part before it. So are
    the scraps of "Left leg. Swollen. Hot." `content` ends with a BREAK.
    """
    numbers: list[int] = []
    number = start = 0
    names_limb = only_scraps = False
    while start < len(content):
        stop = content.index(BREAK, start)
        sentence, first = content[start:stop], content[start]
        if names_limb and (first in small.goes_on or (only_scraps and first not in small.new_turn)):
            only_scraps = only_scraps and len(sentence) <= _SCRAP
        else:
            number += 1
            names_limb = not limb_words.isdisjoint(sentence)
            only_scraps = len(sentence) <= _SCRAP
        numbers.extend([number] * (stop + 1 - start))
        start = stop + 1
    return numbers


def _mark_quantities(
    words: Sequence[str],
    positions: Sequence[int],
    slots: list[list[tuple[str, int]]],
    lexicon: CompiledLexicon,
) -> None:
    """Put computed slots on the content word where a number or a stretch of time begins."""
    numbers = lexicon.quantities.numbers_in(words)
    for position, amount in enumerate(numbers):
        if amount is None:
            continue
        found = lexicon.quantities.duration_at(words, numbers, position)
        if found is None and amount >= LEAST_MANY:
            found = MANY, position + 1
        if found is None:
            continue
        start, end = bisect_left(positions, position), bisect_left(positions, found[1])
        if end > start:
            slots[start].extend((slot, end) for slot in lexicon.computed[found[0]])
