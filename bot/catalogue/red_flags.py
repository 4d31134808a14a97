"""intents/red_flags: the warning signs in free text, with every reference between the files checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from bot.catalogue.files import Folder
from bot.catalogue.problems import Problem
from bot.catalogue.red_flag_schemas import ConceptFile, ContextFile, PairEntry, SlotsFile, SpellingFile
from bot.domain.red_flags import Context, Pair, RedFlagConcept, RedFlagLexicon, Tier, TriggerGroup
from bot.understanding.red_flags.compiled import flatten_slots, is_slot_name, words_of
from bot.understanding.red_flags.durations import COMPUTED_SLOTS
from bot.understanding.red_flags.symptoms import SYMPTOM_SLOTS

_SHARED = ("slots.yaml", "spelling.yaml", "context.yaml")


def load_red_flags(folder: Path) -> tuple[RedFlagLexicon | None, list[Problem]]:
    """The lexicon of a folder such as intents/red_flags, or None, with every problem that was found."""
    files = Folder(folder.parent)
    return read_red_flags(files, folder.name), files.problems


def read_red_flags(files: Folder, below: str = "intents/red_flags") -> RedFlagLexicon | None:
    """The lexicon, or None where a file could not be read; every problem is reported to `files`."""
    root = files.root / below
    found = len(files.problems)
    slots = files.read(root / "slots.yaml", SlotsFile)
    spelling = files.read(root / "spelling.yaml", SpellingFile)
    context = files.read(root / "context.yaml", ContextFile)
    concepts: dict[Path, ConceptFile] = {}
    for path in sorted(root.rglob("*.yaml")):
        if path.parent == root and path.name in _SHARED:
            continue
        concept = files.read(path, ConceptFile)
        if concept is not None:
            concepts[path] = concept
    if not concepts and len(files.problems) == found:
        files.report(root, "", "no warning sign is here")
    if slots is None or spelling is None or context is None:
        return None
    check = _Check(files, root, slots, context)
    check.shared(slots, spelling, context)
    check.concepts(concepts)
    if len(files.problems) > found:
        return None
    return RedFlagLexicon(
        _context(slots, spelling, context), tuple(_concept(one) for one in concepts.values())
    )


class _Check:
    """Finds what the shapes alone cannot tell."""

    def __init__(self, files: Folder, root: Path, slots: SlotsFile, context: ContextFile) -> None:
        self._files = files
        self._root = root
        self._fillers = {word for filler in context.fillers for word in words_of(filler)}
        self._known = {*slots.slots, *COMPUTED_SLOTS}

    def shared(self, slots: SlotsFile, spelling: SpellingFile, context: ContextFile) -> None:
        path = self._root / "slots.yaml"
        for name in SYMPTOM_SLOTS:
            if name not in slots.slots:
                self._files.report(path, "slots", f"the slot {name} is needed and missing")
        for name, terms in slots.slots.items():
            self._terms(path, f"slots.{name}", terms, mixed=False)
        try:
            flatten_slots(slots.slots)
        except ValueError as error:
            self._files.report(path, "slots", str(error))
        path = self._root / "context.yaml"
        for group in TriggerGroup:
            if group not in context.triggers:
                self._files.report(path, f"triggers.{group}", "this group is needed and missing")
        self._terms(path, "fillers", context.fillers, triggers=True)
        self._terms(path, "guards", context.guards)
        for group, terms in context.triggers.items():
            self._terms(path, f"triggers.{group}", terms, triggers=True)
        self._spellings(spelling)

    def concepts(self, concepts: Mapping[Path, ConceptFile]) -> None:
        owners: dict[str, Path] = {}
        for path, one in concepts.items():
            if one.id in owners:
                self._files.report(path, "id", f"{self._files.name(owners[one.id])} has this id too")
            owners[one.id] = path
            if path.parent.name != one.tier:
                self._files.report(
                    path, "tier", f"a sign of tier {one.tier} belongs into the folder {one.tier}"
                )
            if one.provenance == "source" and not one.facts:
                self._files.report(path, "facts", "a sign of the documents names its facts")
            if not (one.phrases or one.slang or one.misspellings or one.pairs):
                self._files.report(path, "phrases", "nothing would ever find this sign")
            for key, terms in _terms_of(one):
                self._terms(path, key, terms)

    def _terms(
        self, path: Path, key: str, terms: Iterable[str], *, mixed: bool = True, triggers: bool = False
    ) -> None:
        seen: set[str] = set()
        for term in terms:
            if term in seen:
                self._files.report(path, key, f"{term!r} stands here twice")
            seen.add(term)
            words = words_of(term)
            left = [word for word in words if word not in self._fillers]
            if not words:
                self._files.report(path, key, f"{term!r} has no words")
            elif not triggers and (len(left) == 1 < len(words) or (not left and mixed)):
                self._files.report(path, key, f"{term!r} without its fillers says only {' '.join(left)!r}")
            for word in term.split():
                if is_slot_name(word) and word not in self._known:
                    self._files.report(path, key, f"there is no slot {word}")
                elif is_slot_name(word) and not mixed and word != term:
                    self._files.report(path, key, f"{term!r}: within a slot a slot stands alone")

    def _spellings(self, spelling: SpellingFile) -> None:
        path = self._root / "spelling.yaml"
        owners: dict[str, str] = {}
        for right, wrongs in spelling.spellings.items():
            for wrong in wrongs:
                if wrong in owners:
                    self._files.report(
                        path, f"spellings.{right}", f"{wrong} is already mended to {owners[wrong]}"
                    )
                elif wrong in spelling.spellings or wrong in spelling.known_words:
                    self._files.report(
                        path, f"spellings.{right}", f"{wrong} is listed as a right spelling too"
                    )
                owners[wrong] = right


def _terms_of(concept: ConceptFile) -> Iterator[tuple[str, tuple[str, ...]]]:
    for key in ("phrases", "slang", "misspellings", "unless", *_RETIERING.values()):
        yield key, getattr(concept, key)
    for number, pair in enumerate(concept.pairs):
        for key in ("a", "b", "c", "unless_near"):
            yield f"pairs.{number}.{key}", getattr(pair, key)


_RETIERING: Mapping[Tier, str] = {
    Tier.EMERGENCY: "emergency_with",
    Tier.URGENT: "urgent_with",
    Tier.ASK_FIRST: "ask_first_with",
    Tier.ROUTINE: "routine_with",
}


def _context(slots: SlotsFile, spelling: SpellingFile, context: ContextFile) -> Context:
    return Context(
        slots=dict(slots.slots),
        spellings=dict(spelling.spellings),
        mended_words=spelling.mended,
        known_words=spelling.known_words,
        fillers=context.fillers,
        guards=context.guards,
        triggers=dict(context.triggers),
        negation_window=context.negation_window,
    )


def _concept(one: ConceptFile) -> RedFlagConcept:
    retiered = {tier: terms for tier, key in _RETIERING.items() if (terms := getattr(one, key))}
    return RedFlagConcept(
        id=one.id,
        tier=one.tier,
        phrases=(*one.phrases, *one.slang),
        misspellings=one.misspellings,
        pairs=tuple(_pair(pair) for pair in one.pairs),
        unless=one.unless,
        retiered=retiered or None,
        crisis=one.card == "crisis",
    )


def _pair(pair: PairEntry) -> Pair:
    sides = tuple(side for side in (pair.a, pair.b, pair.c) if side)
    return Pair(sides, pair.window, pair.order == "ab", pair.unless_near)
