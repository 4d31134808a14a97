"""What people say, as the catalogue holds it and as matching returns it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from enum import StrEnum

from bot.domain.cues import Cues
from bot.domain.languages import LanguageSigns
from bot.domain.red_flags import Told
from bot.domain.values import dataclass


class IntentKind(StrEnum):
    """Kinds of intents, named as their folders are."""

    KNOWLEDGE = "knowledge"
    CONVERSATION = "conversation"
    ACTIONS = "actions"


class FollowUpKind(StrEnum):
    """What a sentence that only makes sense after an answer asks of that answer."""

    WHY = "why"
    HOW = "how"
    HOLD = "hold"
    """How long to do it, not how long it lasts."""
    HOW_LONG = "how_long"
    HOW_OFTEN = "how_often"
    MORE = "more"
    IS_IT_BAD = "is_it_bad"
    STOP_IT = "stop_it"
    HEAT = "heat"
    COLD = "cold"
    """Cold or rubbing, or which of these and warmth."""
    SOURCE = "source"
    WHAT_IS_IT = "what_is_it"
    FIRST = "first"
    OTHER_LEG = "other_leg"
    BRIEF = "brief"
    NOT_HELPED = "not_helped"
    DOUBTED = "doubted"
    ELSEWHEN = "elsewhen"
    """Whether it holds at another moment or for somebody else."""
    GOING_ON = "going_on"
    """Nothing is asked: a circumstance of what was told before."""


class ShortReply(StrEnum):
    """A typed word that stands for a button."""

    YES = "yes"
    NO = "no"
    NOT_SURE = "not_sure"
    BACK = "back"
    STOP = "stop"
    FIRST = "first"
    SECOND = "second"
    THIRD = "third"
    HOME = "home"
    SHOW = "show"
    GUIDE = "guide"


@dataclass(frozen=True, slots=True)
class Candidate:
    """An intent with the score of a text, 0 (nothing in common) to 1.

    `related` is False where its title has no subject in common with the text.
    """

    intent: str
    score: float
    related: bool = True


@dataclass(frozen=True, slots=True)
class Intent:
    """One curated intent: its examples, and the siblings whose answer would serve some of them too.

    `part_of` is the intent that this one is a special case of, where it is one.
    """

    id: str
    group: IntentKind
    asks: str
    examples: tuple[str, ...]
    near_misses: tuple[str, ...] = ()
    close_to: tuple[str, ...] = ()
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words that mean the same to this bot, and words that name what it does not cover.

    `families` maps a family's name to its words, `phrases` several words to a family's name;
    `elsewhere` are words that count against every knowledge intent.
    """

    families: Mapping[str, tuple[str, ...]]
    phrases: Mapping[str, str]
    elsewhere: frozenset[str]


@dataclass(frozen=True, slots=True, repr=False)
class TrainingPhrases:
    """All that people say, as one immutable whole. Out-of-scope sentences and key words go by <field>/<subject>, and so
    do the `names`, the key words that name what was asked about.

    `bare_words` are subjects that people type and nothing else, each with the topics to offer.
    `wordless` is the subject that emoji without words belong to. Whoever uses a key word of a `decisive` subject that
    no intent has asks about that, however much else is like an intent. One of `beside_sign` is named beside a warning
    sign too, where one of its key words was used.
    """

    intents: Mapping[str, Intent]
    out_of_scope: Mapping[str, tuple[str, ...]]
    follow_ups: Mapping[FollowUpKind, tuple[str, ...]]
    short_replies: Mapping[ShortReply, tuple[str, ...]]
    vocabulary: Vocabulary
    cues: Cues = field(default_factory=Cues)
    key_words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    decisive: frozenset[str] = frozenset()
    beside_sign: frozenset[str] = frozenset()
    wordless: str | None = None
    languages: tuple[LanguageSigns, ...] = ()
    told: Mapping[Told, tuple[str, ...]] = field(default_factory=dict)
    bare_words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"<TrainingPhrases of {len(self.intents)} intents and {len(self.out_of_scope)} other subjects>"

    def whole(self, intent: str) -> str:
        """The intent itself, or the one that it is part of: what it counts as where intents are scored."""
        found = self.intents.get(intent)
        return found.part_of or intent if found is not None else intent

    def learned(self) -> TrainingPhrases:
        """What is still needed once a matcher has learned all sentences: of each intent, only its first example."""
        return replace(
            self,
            intents={key: replace(one, examples=one.examples[:1], near_misses=()) for key, one in self.intents.items()},
            out_of_scope={},
            key_words={},
            names={},
            decisive=frozenset(),
            told={},
            vocabulary=Vocabulary({}, {}, frozenset()),
        )
