"""The lexicon compiled into tries and tables, once, so that screening a message is one pass."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bot.domain.red_flags import OwnCard, Pair, RedFlagConcept, RedFlagLexicon, Tier, TriggerGroup
from bot.understanding.red_flags.near_misses import NearMisses
from bot.understanding.red_flags.phrases import PhraseTrie, SlotFinder
from bot.understanding.red_flags.quantities import COMPUTED_SLOTS, Quantities
from bot.understanding.red_flags.small_words import SmallWords
from bot.understanding.red_flags.spelling import Speller
from bot.understanding.text.fold import LAUGHTER
from bot.understanding.text.phrasing import Phrasing
from bot.understanding.text.tokens import BREAK, COMMA, BreakTokens

_TELLING_LETTERS = 4
_COMMON = 100
"""A word that opens statements ("i", "it", "the") is in as many messages as so many other terms."""
BODY_SLOT = "BODY"
"""The slot of all words for parts of the body."""
COMPLAINT_SLOT = "COMPLAINT"
"""The slot of all words of complaint."""
LIMB_SLOT = "LIMB"
"""The slot of all words for parts of a leg."""
DESCRIBING_SLOT = "DESCRIBING"
"""The slot of all words of complaint that are said of things too."""
LOOKS_SLOT = "LOOKS"
"""Of these, those that tell how a part of the body looks or feels from outside."""
WEATHER_SLOT = "WEATHER"
"""Of these, those that are said of weather and rooms."""
TIME_SLOTS = ("LONG_TIME", "ALWAYS")
"""The slots of all words for how long and how often."""


@dataclass(frozen=True, slots=True)
class CompiledPair:
    """A pair with its groups of terms replaced by numbers."""

    concept: int
    sides: tuple[int, ...]
    window: int
    ordered: bool
    spoilers: int | None


@dataclass(frozen=True, slots=True)
class CompiledConcept:
    """A concept with its groups of terms replaced by numbers."""

    id: str
    tier: Tier
    card: OwnCard | None
    unless: int | None
    retiered: tuple[tuple[Tier, int], ...]
    though_passed: bool = False


@dataclass(slots=True)
class _Groups:
    """Numbers groups of terms; equal groups share a number."""

    numbers: dict[frozenset[str], int] = field(default_factory=dict)

    def number(self, terms: Iterable[str]) -> int | None:
        wanted = frozenset(terms)
        return self.numbers.setdefault(wanted, len(self.numbers)) if wanted else None


class _Split(dict[str, list[str]]):
    """The words of each phrase, which is split when it is first asked for."""

    def __init__(self, tokens: BreakTokens) -> None:
        super().__init__()
        self._tokens = tokens

    def __missing__(self, phrase: str) -> list[str]:
        words = self[phrase] = words_of(phrase, self._tokens)
        return words


class CompiledLexicon:
    """What the screen walks through; built once from a RedFlagLexicon."""

    def __init__(self, lexicon: RedFlagLexicon, phrasing: Phrasing) -> None:
        context = lexicon.context
        self.tokens = BreakTokens(phrasing)
        self.quantities = Quantities(phrasing)
        self.small = SmallWords(phrasing)
        split = _Split(self.tokens)
        self.fillers = frozenset(word for one in context.fillers for word in split[one])
        self.negation_window = context.negation_window
        self.speller = Speller(context.mended_words, context.spellings, _vocabulary(lexicon, split), self.small.glued)
        self.slots = SlotFinder()
        self.trigger_slots = SlotFinder()
        self.computed: defaultdict[str, list[str]] = defaultdict(list)
        """Computed slot -> itself and the slots it belongs to."""
        for slot in COMPUTED_SLOTS:
            self.computed[slot].append(slot)
        slots = flatten_slots(context.slots)
        for slot, terms in slots.items():
            for term in terms:
                if term in COMPUTED_SLOTS:
                    self.computed[term].append(slot)
                    continue
                self.slots.add(slot, self._content(split[term]))
                self.trigger_slots.add(slot, split[term])
        self.body_words = frozenset(word for term in slots.get(BODY_SLOT, ()) for word in split[term])
        self.limb_words = frozenset(term for term in slots.get(LIMB_SLOT, ()) if len(split[term]) == 1)
        self.near_misses = NearMisses(
            _counts(lexicon, split),
            self.small.words.union(context.right_words),
            self.body_words | _telling(lexicon, split),
        )
        self.triggers: PhraseTrie[TriggerGroup] = PhraseTrie()
        for group, terms in context.triggers.items():
            for term in terms:
                self.triggers.add(split[term], TriggerGroup(group))
        self._compile_concepts(lexicon, split)

    def _content(self, words: list[str]) -> list[str]:
        """The words of a phrase without fillers, unless it has no other words."""
        return [word for word in words if word not in self.fillers] or words

    def _compile_concepts(self, lexicon: RedFlagLexicon, split: _Split) -> None:
        groups = _Groups()
        self.phrases: PhraseTrie[int] = PhraseTrie()
        self.terms: PhraseTrie[frozenset[int]] = PhraseTrie()
        """Each term with all groups that it is in: a common word is in a hundred."""
        self.guards: PhraseTrie[bool] = PhraseTrie()
        self.concepts: list[CompiledConcept] = []
        self.whole: dict[tuple[str, ...], tuple[int, bool]] = {}
        """The words of a whole piece -> the concept, and whether it must be shouted."""
        pairs: list[CompiledPair] = []
        for guard in lexicon.context.guards:
            self.guards.add(self._content(split[guard]), True)
        for number, concept in enumerate(lexicon.concepts):
            for phrase in (*concept.phrases, *concept.misspellings):
                self.phrases.add(self._content(split[phrase]), number)
            pairs.extend(_compile_pair(number, pair, groups) for pair in concept.pairs)
            for phrase in (*concept.whole, *concept.shouted):
                self.whole[tuple(self._content(split[phrase]))] = (number, phrase in concept.shouted)
            self.concepts.append(_compile_concept(concept, groups))
        self.pairs = self._by_rarest_side(pairs, groups, lexicon)
        members: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
        for terms, group in groups.numbers.items():
            for term in terms:
                members[tuple(self._content(split[term]))].add(group)
        for words, numbers in members.items():
            self.terms.add(words, frozenset(numbers))
        for trie in (self.phrases, self.terms, self.guards, self.triggers, self.slots.trie, self.trigger_slots.trie):
            trie.share()

    def _by_rarest_side(
        self, pairs: Iterable[CompiledPair], groups: _Groups, lexicon: RedFlagLexicon
    ) -> dict[int, list[CompiledPair]]:
        """The pairs by the side that fewest messages have: the one with fewest terms, of which a common one is many."""
        slots = flatten_slots(lexicon.context.slots)
        common = frozenset(lexicon.context.triggers.get(TriggerGroup.CLAUSE_START, ()))
        size = {
            number: sum(_COMMON if one in common else 1 for term in terms for one in slots.get(term, (term,)))
            for terms, number in groups.numbers.items()
        }
        found: defaultdict[int, list[CompiledPair]] = defaultdict(list)
        for pair in pairs:
            found[min(pair.sides, key=size.__getitem__)].append(pair)
        return dict(found)


def words_of(phrase: str, tokens: BreakTokens) -> list[str]:
    """The words of a phrase of the lexicon; slot names (upper case) stay as they are."""
    plain = tokens.plain_words(phrase)
    if plain is not None:
        return plain
    found: list[str] = []
    for part in phrase.split():
        if is_slot_name(part):
            found.append(part)
        elif found and not is_slot_name(found[-1]):
            found[-1] = f"{found[-1]} {part}"
        else:
            found.append(part)
    words: list[str] = []
    for part in found:
        words.extend([part] if is_slot_name(part) else [w for w in tokens.tokens(part) if w not in (BREAK, COMMA)])
    return words


def is_slot_name(word: str) -> bool:
    """Whether a word of a phrase names a slot rather than itself."""
    return len(word) > 1 and word.isupper()


def flatten_slots(slots: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Slots with the slots they name replaced by those slots' terms. Raises ValueError for a circle."""
    flat: dict[str, tuple[str, ...]] = {}

    def terms_of(slot: str, above: tuple[str, ...]) -> tuple[str, ...]:
        if slot in above:
            raise ValueError(f"the slot {slot} contains itself")
        if slot not in flat:
            found: dict[str, None] = {}
            for term in slots[slot]:
                if term in slots:
                    found.update(dict.fromkeys(terms_of(term, (*above, slot))))
                else:
                    found[term] = None
            flat[slot] = tuple(found)
        return flat[slot]

    for slot in slots:
        terms_of(slot, ())
    return flat


def _compile_pair(concept: int, pair: Pair, groups: _Groups) -> CompiledPair:
    sides = tuple(number for side in pair.sides if (number := groups.number(side)) is not None)
    return CompiledPair(concept, sides, pair.window, pair.ordered, groups.number(pair.unless_near))


def _compile_concept(concept: RedFlagConcept, groups: _Groups) -> CompiledConcept:
    retiered = tuple(
        (tier, number)
        for tier, terms in (concept.retiered or {}).items()
        if (number := groups.number(terms)) is not None
    )
    return CompiledConcept(
        concept.id, concept.tier, concept.card, groups.number(concept.unless), retiered, concept.though_passed
    )


def _vocabulary(lexicon: RedFlagLexicon, split: _Split) -> set[str]:
    """Every word of the lexicon: each is right as it stands."""
    context = lexicon.context
    phrases: list[str] = [*context.guards, *context.fillers, *context.known_words, LAUGHTER]
    for terms in (*context.slots.values(), *context.triggers.values()):
        phrases.extend(terms)
    for concept in lexicon.concepts:
        phrases.extend((*concept.phrases, *concept.misspellings, *concept.whole, *concept.shouted, *concept.unless))
        for pair in concept.pairs:
            phrases.extend(pair.unless_near)
            for side in pair.sides:
                phrases.extend(side)
        for terms in (concept.retiered or {}).values():
            phrases.extend(terms)
    words: set[str] = set()
    for phrase in set(phrases):
        words.update(split[phrase])
    return {word for word in words if not is_slot_name(word)}


def _counts(lexicon: RedFlagLexicon, split: _Split) -> Counter[str]:
    """The words that a slip may be mended to, with how many terms have each; never a listed misspelling."""
    context = lexicon.context
    terms: list[str] = [*context.guards, *context.fillers]
    for group in (*context.slots.values(), *context.triggers.values()):
        terms.extend(group)
    for concept in lexicon.concepts:
        terms.extend((*concept.phrases, *concept.whole, *concept.shouted, *concept.unless))
        terms.extend(term for pair in concept.pairs for side in (*pair.sides, pair.unless_near) for term in side)
    return Counter(word for term in terms for word in split[term] if not is_slot_name(word))


def _telling(lexicon: RedFlagLexicon, split: _Split) -> frozenset[str]:
    """Longer words of serious signs; a word that also tells how a sign was meant says too little."""
    serious = [concept for concept in lexicon.concepts if concept.tier in (Tier.EMERGENCY, Tier.URGENT)]
    terms = [term for one in serious for term in (*one.phrases, *one.whole)]
    terms.extend(term for one in serious for pair in one.pairs for side in pair.sides for term in side)
    plain = {word for group in lexicon.context.triggers.values() for term in group for word in split[term]}
    found = {word for term in terms for word in split[term] if len(word) >= _TELLING_LETTERS and not is_slot_name(word)}
    return frozenset(found - plain)
