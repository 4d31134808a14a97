"""The shapes of the files in intents/red_flags. Field descriptions are the reference for people who edit them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, StringConstraints

from bot.catalogue.schemas import Id, Line, Strict
from bot.domain.red_flags import OwnCard, Tier, TriggerGroup

SlotName = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z_]+$")]
Term = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
Terms = tuple[Term, ...]
Word = Annotated[str, StringConstraints(pattern=r"^[a-z]+$")]


class SlotsFile(Strict):
    """intents/red_flags/slots.yaml and its neighbours: groups of terms that phrases and pairs name in capitals."""

    slots: dict[SlotName, Annotated[Terms, Field(min_length=1)]]


class SpellingFile(Strict):
    """intents/red_flags/spelling.yaml: other spellings of words, and words that are right as they are."""

    spellings: dict[Term, Annotated[tuple[Word, ...], Field(min_length=1)]]
    mended: tuple[Annotated[str, StringConstraints(pattern=r"^[a-z]{6,}$")], ...]
    """Near misses of these words are mended."""
    known_words: tuple[Word, ...] = ()
    """Right spellings of other words that are such near misses."""


class RightWordsFile(Strict):
    """intents/red_flags/right_words.yaml: ordinary words that are one letter off a word of a sign."""

    words: str
    """Separated by blanks."""


class ContextFile(Strict):
    """intents/red_flags/context.yaml: what all signs share."""

    negation_window: Annotated[int, Field(ge=1, le=12)]
    fillers: Terms
    guards: Terms


class TriggersFile(Strict):
    """intents/red_flags/{clauses,negation,questions,people_and_time}.yaml: words that decide how a sign was meant."""

    triggers: dict[TriggerGroup, Annotated[Terms, Field(min_length=1)]]


class PairEntry(Strict):
    """Two or three groups of terms that make the sign when one of each stands close together in a sentence."""

    a: Annotated[Terms, Field(min_length=1)]
    b: Annotated[Terms, Field(min_length=1)]
    c: Terms = ()
    window: Annotated[int, Field(ge=0, le=12)]
    """At most so many words between neighbouring terms; fillers and commas are not counted."""
    order: Literal["any", "ab"] = "any"
    """`ab`: only in this order."""
    unless_near: Terms = ()
    """Spoil the pair when they stand between its terms or within three words of them."""


class ConceptFile(Strict):
    """intents/red_flags/<tier>/<concept>.yaml: one warning sign and every way it is known to be put."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Id
    tier: Tier
    sign: Line
    """The sign in one line, for whoever reviews the file."""
    provenance: Literal["source", "net", "project"]
    """source: named by the shaking document; net: added from a named public source; project: our own caution."""
    sources: tuple[Line, ...]
    facts: tuple[Annotated[str, StringConstraints(pattern=r"^[A-Z]\d{2}$")], ...] = ()
    note: Line | None = None
    card: OwnCard | None = None
    though_passed: bool = False
    """What happened in the last days counts, though it is over ("my arm went dead, back to normal")."""
    whole: Terms = ()
    """The sign where nothing else stands between two breaks (a full stop or a comma)."""
    shouted: Terms = ()
    """The same, in a message in capitals or with several exclamation marks only."""
    phrases: Terms = ()
    slang: Terms = ()
    misspellings: Terms = ()
    pairs: tuple[PairEntry, ...] = ()
    unless: Terms = ()
    """In the same sentence: it is something else, and nothing is raised."""
    emergency_with: Terms = ()
    """In the same sentence: the sign counts as an emergency. The first of the four that applies wins."""
    urgent_with: Terms = ()
    ask_first_with: Terms = ()
    routine_with: Terms = ()
