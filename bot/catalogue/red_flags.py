"""intents/red_flags: the warning signs in free text, with every reference between the files checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.catalogue.files import Folder
from bot.catalogue.red_flag_schemas import (
    ConceptFile,
    ContextFile,
    PairEntry,
    RightWordsFile,
    SlotsFile,
    SpellingFile,
    TriggersFile,
)
from bot.domain.cues import Cues
from bot.domain.red_flags import Context, Pair, RedFlagConcept, RedFlagLexicon, Tier, TriggerGroup
from bot.understanding.red_flags.compiled import flatten_slots, is_slot_name, words_of
from bot.understanding.red_flags.quantities import COMPUTED_SLOTS
from bot.understanding.red_flags.symptoms import SYMPTOM_SLOTS
from bot.understanding.text.phrasing import Phrasing
from bot.understanding.text.tokens import BreakTokens

_SLOT_FILES = ("slots.yaml", "serious_slots.yaml", "self_harm_slots.yaml")
_TRIGGER_FILES = ("clauses.yaml", "negation.yaml", "questions.yaml", "people_and_time.yaml")
_RETIERING: Mapping[Tier, str] = {
    Tier.EMERGENCY: "emergency_with",
    Tier.URGENT: "urgent_with",
    Tier.ASK_FIRST: "ask_first_with",
    Tier.ROUTINE: "routine_with",
}


def read_red_flags(files: Folder, cues: Cues, below: str = "intents/red_flags") -> RedFlagLexicon | None:
    """The lexicon, or None where there was a problem; every problem is reported to `files`. `cues` must be readable.

    What all signs share lies in the folder itself, the signs in one folder a tier.
    """
    root = files.root / below
    found = len(files.problems)
    slot_files = {name: files.read(root / name, SlotsFile) for name in _SLOT_FILES}
    spelling = files.read(root / "spelling.yaml", SpellingFile)
    right_words = files.read(root / "right_words.yaml", RightWordsFile)
    context = files.read(root / "context.yaml", ContextFile)
    triggers = {name: files.read(root / name, TriggersFile) for name in _TRIGGER_FILES}
    concepts: dict[Path, ConceptFile] = {}
    for path in sorted(root.glob("*/*.yaml")):
        concept = files.read(path, ConceptFile)
        if concept is not None:
            concepts[path] = concept
    if not concepts and len(files.problems) == found:
        files.report(root, "", "no warning sign is here")
    read = {name: file.triggers for name, file in triggers.items() if file is not None}
    slots = {name: file.slots for name, file in slot_files.items() if file is not None}
    complete = len(slots) == len(slot_files) and len(read) == len(triggers)
    if not complete or spelling is None or right_words is None or context is None:
        return None
    shared = _Shared(slots, spelling, frozenset(right_words.words.split()), context, read)
    check = _Check(files, root, shared, BreakTokens(Phrasing(cues)))
    check.shared()
    check.concepts(concepts)
    if len(files.problems) > found:
        return None
    return RedFlagLexicon(_context(shared), tuple(_concept(one) for one in concepts.values()))


@dataclass(frozen=True)
class _Shared:
    """The files that all signs share."""

    slots_by_file: Mapping[str, Mapping[str, tuple[str, ...]]]
    """File -> slot -> terms."""
    spelling: SpellingFile
    right_words: frozenset[str]
    context: ContextFile
    triggers: Mapping[str, Mapping[TriggerGroup, tuple[str, ...]]]
    """File -> group -> terms."""

    @property
    def slots(self) -> dict[str, tuple[str, ...]]:
        """The slots of all files."""
        return {name: terms for slots in self.slots_by_file.values() for name, terms in slots.items()}


class _Check:
    """Finds what the shapes alone cannot tell."""

    def __init__(self, files: Folder, root: Path, shared: _Shared, tokens: BreakTokens) -> None:
        self._files = files
        self._tokens = tokens
        self._root = root
        self._shared = shared
        self._fillers = {word for filler in shared.context.fillers for word in words_of(filler, tokens)}
        self._known_slots = {*shared.slots, *COMPUTED_SLOTS}

    def shared(self) -> None:
        self._slots()
        self._spellings(self._root / "spelling.yaml", self._shared.spelling)
        path = self._root / "context.yaml"
        self._terms(path, "fillers", self._shared.context.fillers, fillers_count=True)
        self._terms(path, "guards", self._shared.context.guards)
        self._triggers()

    def concepts(self, concepts: Mapping[Path, ConceptFile]) -> None:
        owners: dict[str, Path] = {}
        for path, one in concepts.items():
            if one.id in owners:
                self._files.report(path, "id", f"{self._files.name(owners[one.id])} has this id too")
            owners[one.id] = path
            if path.parent.name != one.tier:
                self._files.report(path, "tier", f"{one.tier} signs lie in the folder {one.tier}")
            if one.provenance == "source" and not one.facts:
                self._files.report(path, "facts", "a sign of the documents names its facts")
            if not (one.whole or one.phrases or one.slang or one.misspellings or one.pairs):
                self._files.report(path, "phrases", "nothing would ever find this sign")
            for key, terms in _terms_of(one):
                self._terms(path, key, terms)

    def _triggers(self) -> None:
        owners: dict[TriggerGroup, str] = {}
        for name, groups in self._shared.triggers.items():
            for group, terms in groups.items():
                if group in owners:
                    self._files.report(self._root / name, f"triggers.{group}", f"{owners[group]} has this group too")
                owners[group] = name
                self._terms(self._root / name, f"triggers.{group}", terms, fillers_count=True)
        for group in TriggerGroup:
            if group not in owners:
                self._files.report(self._root, f"triggers.{group}", f"missing from {', '.join(_TRIGGER_FILES)}")

    def _slots(self) -> None:
        first = self._root / _SLOT_FILES[0]
        all_slots = self._shared.slots
        for name in SYMPTOM_SLOTS:
            if name not in all_slots:
                self._files.report(first, "slots", f"the slot {name} is needed and missing")
        owners: dict[str, str] = {}
        for file, slots in self._shared.slots_by_file.items():
            for name, terms in slots.items():
                if name in owners:
                    self._files.report(self._root / file, f"slots.{name}", f"{owners[name]} has this slot too")
                owners[name] = file
                self._terms(self._root / file, f"slots.{name}", terms, in_slot=True)
        try:
            flatten_slots(all_slots)
        except ValueError as error:
            self._files.report(first, "slots", str(error))

    def _terms(
        self,
        path: Path,
        key: str,
        terms: Iterable[str],
        *,
        in_slot: bool = False,
        fillers_count: bool = False,
    ) -> None:
        seen: set[str] = set()
        for term in terms:
            if term in seen:
                self._files.report(path, key, f"{term!r} stands here twice")
            seen.add(term)
            words = words_of(term, self._tokens)
            left = [word for word in words if word not in self._fillers]
            if not words:
                self._files.report(path, key, f"{term!r} has no words")
            elif not fillers_count and (len(left) == 1 < len(words) or not (left or in_slot)):
                self._files.report(path, key, f"{term!r} without its fillers says only {' '.join(left)!r}")
            for word in term.split():
                if is_slot_name(word) and word not in self._known_slots:
                    self._files.report(path, key, f"there is no slot {word}")
                elif is_slot_name(word) and in_slot and word != term:
                    self._files.report(path, key, f"{term!r}: within a slot, a slot stands alone")

    def _spellings(self, path: Path, file: SpellingFile) -> None:
        owners: dict[str, str] = {}
        for right, wrongs in file.spellings.items():
            for wrong in wrongs:
                if wrong in owners:
                    self._files.report(path, f"spellings.{right}", f"{wrong} already means {owners[wrong]}")
                elif wrong in file.spellings or wrong in file.known_words:
                    self._files.report(path, f"spellings.{right}", f"{wrong} is listed as right, too")
                owners[wrong] = right


def _terms_of(concept: ConceptFile) -> Iterator[tuple[str, tuple[str, ...]]]:
    for key in ("phrases", "slang", "misspellings", "whole", "shouted", "unless", *_RETIERING.values()):
        yield key, getattr(concept, key)
    for number, pair in enumerate(concept.pairs):
        for key in ("a", "b", "c", "unless_near"):
            yield f"pairs.{number}.{key}", getattr(pair, key)


def _context(shared: _Shared) -> Context:
    return Context(
        slots=shared.slots,
        spellings=dict(shared.spelling.spellings),
        mended_words=shared.spelling.mended,
        known_words=shared.spelling.known_words,
        right_words=tuple(sorted(shared.right_words)),
        fillers=shared.context.fillers,
        guards=shared.context.guards,
        triggers={str(group): terms for groups in shared.triggers.values() for group, terms in groups.items()},
        negation_window=shared.context.negation_window,
    )


def _concept(one: ConceptFile) -> RedFlagConcept:
    retiered = {tier: terms for tier, key in _RETIERING.items() if (terms := getattr(one, key))}
    return RedFlagConcept(
        id=one.id,
        tier=one.tier,
        phrases=(*one.phrases, *one.slang),
        misspellings=one.misspellings,
        whole=one.whole,
        shouted=one.shouted,
        pairs=tuple(_pair(pair) for pair in one.pairs),
        unless=one.unless,
        retiered=retiered or None,
        card=one.card,
        though_passed=one.though_passed,
    )


def _pair(pair: PairEntry) -> Pair:
    sides = tuple(side for side in (pair.a, pair.b, pair.c) if side)
    return Pair(sides, pair.window, pair.order == "ab", pair.unless_near)
