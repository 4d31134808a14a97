"""Where each example sentence stands, and whether an intent has enough of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.catalogue.problems import Problem
from bot.domain.intents import Intent, IntentKind, TrainingPhrases
from bot.domain.library import Library

FEWEST = {IntentKind.KNOWLEDGE: 25, IntentKind.CONVERSATION: 15, IntentKind.ACTIONS: 15}
"""With fewer examples than these an intent is found by luck."""


class SentenceKind(StrEnum):
    """What a sentence is an example of."""

    INTENT = "intent"
    NEAR_MISS = "near miss"
    OUT_OF_SCOPE = "out of scope"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One example with its place; `owner` is the intent or the subject whose file it is in."""

    file: str
    key: str
    kind: SentenceKind
    owner: str
    text: str


def sentences_of(sayings: TrainingPhrases) -> list[Sentence]:
    """Every sentence that is learned, in the order of the files."""
    found: list[Sentence] = []
    for intent in sayings.intents.values():
        file = file_of(intent)
        found += _placed(file, "examples", SentenceKind.INTENT, intent.id, intent.examples)
        found += _placed(file, "near_misses", SentenceKind.NEAR_MISS, intent.id, intent.near_misses)
    for subject, examples in sayings.out_of_scope.items():
        file = f"intents/out_of_scope/{subject}.yaml"
        found += _placed(file, "examples", SentenceKind.OUT_OF_SCOPE, subject, examples)
    return found


def file_of(intent: Intent) -> str:
    """The file of an intent, relative to the project."""
    return f"intents/{intent.group}/{intent.id}.yaml"


def scanty(library: Library) -> list[Problem]:
    """Intents with an answer and too few examples."""
    return [
        Problem(file_of(intent), "examples", f"has {len(intent.examples)} sentences, and needs {FEWEST[intent.group]}")
        for intent in library.training.intents.values()
        if intent.id in library.answers and len(intent.examples) < FEWEST[intent.group]
    ]


def _placed(file: str, key: str, kind: SentenceKind, owner: str, texts: tuple[str, ...]) -> list[Sentence]:
    return [Sentence(file, f"{key}.{number}", kind, owner, text) for number, text in enumerate(texts)]
