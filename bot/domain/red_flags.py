"""Warning signs in free text: what is looked for, how it was meant, and what is owed in return."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from bot.domain.values import dataclass

WHOM_TO_CALL = "whom_to_call"
"""The sign of who asks whether or whom to call: it is answered with the numbers."""


class Tier(StrEnum):
    """How serious a sign is by itself, most serious first."""

    EMERGENCY = "emergency"
    ASK_FIRST = "ask_first"
    """Worded in a way that may be ordinary: ask with the emergency list instead of alarming."""
    URGENT = "urgent"
    ROUTINE = "routine"


class Assertion(StrEnum):
    """How a sign was mentioned, after NegEx and ConText."""

    AFFIRMED = "affirmed"
    UNCERTAIN = "uncertain"
    NEGATED = "negated"
    HYPOTHETICAL = "hypothetical"
    """A question about the sign in general, or a supposed case."""
    HISTORICAL = "historical"
    """An episode that is over."""
    OTHER = "other"
    """Someone else has it, now."""
    CHILD = "child"
    """A child in the writer's care has it, now."""


class Response(StrEnum):
    """What a message with warning signs is owed, most serious first."""

    EMERGENCY_CARD = "emergency_card"
    EMERGENCY_CARD_THIRD_PERSON = "emergency_card_third_person"
    CRISIS_CARD = "crisis_card"
    CRISIS_CARD_THIRD_PERSON = "crisis_card_third_person"
    VIOLENCE_CARD = "violence_card"
    URGENT_AFTER_LIST = "urgent_after_list"
    """The urgent card, after the emergency list was asked."""
    CRISIS_ASKED = "crisis_asked"
    """It may be self-harm or violence, and may not: that is asked, with the numbers and the crisis lines."""
    START_CHECK = "start_check"
    FLAG_LINE_AND_CHECK = "flag_line_and_check"
    """The answer, a line that names the sign, and the check button."""
    EMERGENCY_LINE = "emergency_line"
    """The answer and one line saying when to call for help at once."""
    CHECK_BUTTON = "check_button"
    OFFER_CHECK = "offer_check"
    """No known sign, but it reads like a symptom: offer the check where no topic is clear."""
    NOTHING = "nothing"


CARDS = frozenset(list(Response)[:5])
"""Those that are a card with numbers to call, which comes whatever else goes wrong."""


class Told(StrEnum):
    """What a whole message may tell; the folder intents/told has sentences of each."""

    EMERGENCY = "emergency"
    CRISIS = "crisis"
    """Self-harm of the writer, said outright or hinted at."""
    CRISIS_OTHER = "crisis_other"
    """Self-harm of somebody else."""
    VIOLENCE = "violence"
    PROFESSIONAL = "professional"
    """A sign to see somebody about, today or soon."""
    ORDINARY = "ordinary"
    """No sign, however alarming its words are."""


class OwnCard(StrEnum):
    """Signs that have a card of their own instead of that of their tier."""

    CRISIS = "crisis"
    """Words of self-harm, of the writer or of someone else."""
    VIOLENCE = "violence"
    """Someone hurts or threatens the writer, or someone they know."""


@dataclass(frozen=True, slots=True)
class RedFlag:
    """A warning sign found in a message."""

    id: str
    tier: Tier
    assertion: Assertion
    card: OwnCard | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two or three groups of terms that make a sign when one of each stands close together."""

    sides: tuple[tuple[str, ...], ...]
    window: int
    """At most so many words (fillers not counted) between neighbouring terms."""
    ordered: bool = False
    """The terms must come in the order of `sides`."""
    unless_near: tuple[str, ...] = ()
    """Terms that spoil the pair when they stand between its terms or right beside them."""


@dataclass(frozen=True, slots=True)
class RedFlagConcept:
    """One warning sign and every way it is known to be put."""

    id: str
    tier: Tier
    phrases: tuple[str, ...] = ()
    misspellings: tuple[str, ...] = ()
    """Phrases too, but no word is ever mended into one of theirs."""
    whole: tuple[str, ...] = ()
    """Phrases that count where nothing else stands between two breaks, however meant."""
    shouted: tuple[str, ...] = ()
    """The same, where the message is shouted."""
    pairs: tuple[Pair, ...] = ()
    unless: tuple[str, ...] = ()
    """Terms that make it something else when they stand in the same sentence."""
    retiered: Mapping[Tier, tuple[str, ...]] | None = None
    """Terms of the same sentence that move the sign to another tier; the first tier that applies wins."""
    card: OwnCard | None = None
    though_passed: bool = False
    """What happened in the last days counts, though it is over."""


@dataclass(frozen=True, slots=True)
class Context:
    """The words around a sign that decide how it was meant, and the vocabulary all signs share."""

    slots: Mapping[str, tuple[str, ...]]
    """Upper-case names that phrases and pairs use for a group of terms."""
    spellings: Mapping[str, tuple[str, ...]]
    """The right spelling -> the spellings it stands for."""
    mended_words: tuple[str, ...]
    """Words of six letters and more whose near misses are mended."""
    known_words: tuple[str, ...]
    """Right spellings of other words that are such near misses, and are never mended."""
    right_words: tuple[str, ...]
    """Ordinary words that are one letter off a word of the lexicon, and are never mended."""
    fillers: tuple[str, ...]
    """Words that phrases may have between any two of their words."""
    guards: tuple[str, ...]
    """Terms that look like a sign and are not; what they cover is not looked at."""
    triggers: Mapping[str, tuple[str, ...]]
    """Trigger group -> terms; the groups are those of `TriggerGroup`."""
    negation_window: int
    """A negation reaches at most so many words forward."""


class TriggerGroup(StrEnum):
    """The groups of words that change how a sign was meant."""

    NEGATION = "negation"
    PSEUDO_NEGATION = "pseudo_negation"
    NEGATION_CANCELLED_BY = "negation_cancelled_by"
    NEGATION_AFTER = "negation_after"
    TERMINATION = "termination"
    TURN = "turn"
    CLAUSE_START = "clause_start"
    CONNECTIVE = "connective"
    PREDICATE = "predicate"
    PAST_VERB = "past_verb"
    HEDGE = "hedge"
    ELSEWHERE = "elsewhere"
    BACK_REFERENCE = "back_reference"
    OPINION = "opinion"
    BYSTANDER = "bystander"
    HOUSEHOLD = "household"
    SUPPOSING = "supposing"
    SETTING = "setting"
    CONDITION = "condition"
    PSEUDO_CONDITION = "pseudo_condition"
    IN_GENERAL = "in_general"
    IN_GENERAL_AFTER = "in_general_after"
    GENERIC = "generic"
    DIAGNOSIS = "diagnosis"
    LEAD_IN = "lead_in"
    QUESTION_OPENER = "question_opener"
    COMPLETE_QUESTION = "complete_question"
    STATEMENT_OPENER = "statement_opener"
    ASKING_FRAME = "asking_frame"
    SAME_HERE = "same_here"
    EVENT_TIME = "event_time"
    CAUSE_OPENER = "cause_opener"
    CAUSE_VERB = "cause_verb"
    PAST_TIME = "past_time"
    PAST_FACT = "past_fact"
    PAST_NOUN = "past_noun"
    RECENT = "recent"
    HEALED = "healed"
    RESOLVED = "resolved"
    RESOLVED_ALONE = "resolved_alone"
    RESOLVED_AFTER = "resolved_after"
    PRESENT = "present"
    RETURNED = "returned"
    SELF = "self"
    INDEFINITE = "indefinite"
    THING = "thing"
    OTHER = "other"
    CHILD = "child"
    PEOPLE_IN_GENERAL = "people_in_general"
    PRONOUN = "pronoun"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True, repr=False)
class RedFlagLexicon:
    """Everything the screen of free text knows."""

    context: Context
    concepts: tuple[RedFlagConcept, ...]

    def __repr__(self) -> str:
        return f"<RedFlagLexicon of {len(self.concepts)} signs>"
