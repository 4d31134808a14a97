"""The shapes of the content files. Field descriptions are the reference for people who edit them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from bot.domain.intents import FollowUpKind, ShortReply
from bot.domain.red_flags import Told

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
Example = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400)]
Prose = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{1,40}$")]
ListName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$")]


class Strict(BaseModel):
    """Unknown keys are problems: a misspelt key must not be ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class IntentFile(Strict):
    """intents/<group>/<intent>.yaml"""

    intent: Id
    asks: Line
    part_of: Id | None = None
    close_to: tuple[Id, ...] = ()
    examples: Annotated[tuple[Example, ...], Field(min_length=1)]
    near_misses: tuple[Example, ...] = ()


class SubjectFile(Strict):
    """intents/out_of_scope/<field>/<subject>.yaml: `names` are those of its words that name what was asked about."""

    subject: Id
    asks: Line
    words: tuple[Line, ...] = ()
    names: tuple[Line, ...] = ()
    wordless: bool = False
    decisive: bool = False
    beside_sign: bool = False
    examples: Annotated[tuple[Example, ...], Field(min_length=1)]


class FollowUpFile(Strict):
    """intents/follow_ups/<kind>.yaml"""

    follow_up: FollowUpKind
    asks: Line
    examples: Annotated[tuple[Example, ...], Field(min_length=1)]


class ToldFile(Strict):
    """intents/told/<told>.yaml: whole messages of people who told of a sign, or of none in words that alarm."""

    told: Told
    examples: Annotated[tuple[Example, ...], Field(min_length=1)]


class VocabularyFile(Strict):
    """intents/vocabulary.yaml"""

    families: dict[Id, tuple[Line, ...]]
    phrases: dict[Line, Id]
    elsewhere: tuple[Line, ...]

    @model_validator(mode="after")
    def _phrases_name_families(self) -> VocabularyFile:
        unknown = sorted(set(self.phrases.values()) - set(self.families))
        if unknown:
            raise ValueError(f"phrases name families that do not exist: {', '.join(unknown)}")
        return self


class ShortRepliesFile(Strict):
    """intents/short_replies.yaml"""

    short_replies: dict[ShortReply, tuple[Line, ...]]


class BareWordsEntry(Strict):
    """Words for one subject, and the topics to offer to who types nothing else."""

    words: Annotated[tuple[Line, ...], Field(min_length=1)]
    topics: Annotated[tuple[Id, ...], Field(min_length=2, max_length=3)]


class BareWordsFile(Strict):
    """intents/bare_words.yaml"""

    bare_words: tuple[BareWordsEntry, ...]


class Passage(Strict):
    """One or two sentences of an answer with where they come from: facts, a net source, or a reason of ours."""

    says: Prose
    facts: tuple[str, ...] = ()
    net: Line | None = None
    project: Line | None = None
    as_: Annotated[Literal["bullet", "paragraph"] | None, Field(alias="as")] = None


class AnswerFile(Strict):
    """content/answers/**/<intent>.yaml"""

    intent: Id
    title: Line
    category: Id | None = None
    symptom: bool = False
    drinking: Literal["short", "more"] | None = None
    short: Annotated[tuple[Passage, ...], Field(min_length=1)]
    more: tuple[Passage, ...] = ()
    with_signs: Id | None = None
    loads: bool | None = None
    offered: bool = True
    picture: Id | None = None
    related: Annotated[tuple[Id, ...], Field(max_length=3)] = ()
    follow_ups: dict[FollowUpKind, Id] = {}


class DocumentEntry(Strict):
    """A document of content/facts.yaml."""

    title: Line
    author: Line | None = None
    kind: Line


class FactEntry(Strict):
    """A fact of content/facts.yaml."""

    doc: Id
    section: Line
    says: Prose
    red_flag: bool = False


class FactsFile(Strict):
    """content/facts.yaml"""

    documents: dict[Id, DocumentEntry]
    facts: dict[Annotated[str, StringConstraints(pattern=r"^[A-Z]\d{2}$")], FactEntry]


class CategoryEntry(Strict):
    """A shelf of content/categories.yaml."""

    id: Id
    title: Line
    follow_ups: dict[FollowUpKind, Id] = {}


class CategoriesFile(Strict):
    """content/categories.yaml"""

    categories: Annotated[tuple[CategoryEntry, ...], Field(min_length=1, max_length=12)]


class RegionEntry(Strict):
    """A part of the world in content/regions.yaml: names of towns with their IANA zones."""

    id: Id
    title: Line
    towns: Annotated[dict[Line, Line], Field(min_length=1, max_length=20)]


class RegionsFile(Strict):
    """content/regions.yaml"""

    regions: Annotated[tuple[RegionEntry, ...], Field(min_length=1, max_length=12)]


class KindEntry(Strict):
    """A kind of reminder in content/kinds.yaml, where its keys are explained."""

    id: Id
    name: Line
    reminders: Line
    new: Line
    link: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
    asked: ListName
    stopped: ListName
    counts: Literal["drinks"] | None = None
    rests: bool = False
    habit: bool = False
    sums_up: bool = False
    cites: bool = False
    shows: Id | None = None


class KindsFile(Strict):
    """content/kinds.yaml"""

    kinds: Annotated[tuple[KindEntry, ...], Field(min_length=1, max_length=12)]


class NudgeEntry(Strict):
    """One nudge: its first line is what a locked phone shows. `limits` puts the line on drinking limits below."""

    id: Id
    says: Prose
    facts: tuple[str, ...] = ()
    limits: bool = False


class NudgeFile(Strict):
    """content/nudges/<kind>.yaml"""

    kind: Id
    nudges: Annotated[tuple[NudgeEntry, ...], Field(min_length=14)]


class NudgeWordsFile(Strict):
    """content/nudges/words.yaml: beginnings of words that stay out of first lines, of all, of nudges to drink."""

    first_line: Annotated[tuple[Line, ...], Field(min_length=1)]
    anywhere: Annotated[tuple[Line, ...], Field(min_length=1)]
    drinks: Annotated[tuple[Line, ...], Field(min_length=1)]


class TermEntry(Strict):
    """How long something is kept; {days} in the words stands for the number."""

    says: Line
    days: Annotated[int, Field(ge=1)] | None = None


class KeptEntry(Strict):
    """Columns of one table that say one thing together. `how_long` names a term."""

    columns: Annotated[tuple[Id, ...], Field(min_length=1)]
    what: Line
    why: Line
    how_long: Id


class KeptTableEntry(Strict):
    """One table of the database; an `optional` one is only filled where the operator wants that."""

    title: Line
    optional: bool = False
    kept: Annotated[tuple[KeptEntry, ...], Field(min_length=1)]


class PrivacyFile(Strict):
    """content/privacy.yaml"""

    how_long: dict[Id, TermEntry]
    tables: dict[Id, KeptTableEntry]


class PhrasesFile(Strict):
    """content/voice/<view>.yaml: each sentence and label of one view, or one for each of several keys."""

    sentences: dict[Id, Prose | dict[Id, Prose]] = {}
    labels: dict[Id, Prose | dict[Id, Prose]] = {}
    start_topics: Annotated[tuple[Id, ...], Field(max_length=3)] = ()
