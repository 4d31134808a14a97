"""Everything the catalogue read, validated: what Hammy says and knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.domain.answers import Answer, Category, Document, Fact
from bot.domain.checklists import Checks
from bot.domain.intents import TrainingPhrases
from bot.domain.nudges import Nudge
from bot.domain.phrasebook import Voice
from bot.domain.places import Region
from bot.domain.privacy import Register
from bot.domain.schedules import ReminderKind
from bot.domain.text import Text


@dataclass(frozen=True, slots=True, repr=False)
class Library:
    """Immutable for the life of a process. `emergency_numbers` are shown as they stand."""

    training: TrainingPhrases
    answers: Mapping[str, Answer]
    categories: tuple[Category, ...]
    documents: Mapping[str, Document]
    facts: Mapping[str, Fact]
    phrasebook: Voice
    checks: Checks
    regions: tuple[Region, ...] = field(default=())
    nudges: Mapping[ReminderKind, tuple[Nudge, ...]] = field(default_factory=dict)
    register: Register = field(default_factory=Register)
    emergency_numbers: str = "112"

    def __repr__(self) -> str:
        return f"<Library of {len(self.answers)} answers and {len(self.training.intents)} intents>"

    def title(self, topic: str) -> str:
        """The question a topic answers, in a person's words. Raises KeyError for an unknown topic."""
        return self.answers[topic].title

    def check_of(self, topic: str) -> str | None:
        """The check that a topic's answer leads to: that of the document of its first fact."""
        facts = self.answers[topic].facts
        return self.checks.of_document(self.facts[facts[0]].document) if facts else None

    def line_of(self, topic: str) -> Text:
        """When not to wait with such a complaint, as its check says it; of another topic that of the first check."""
        check = self.check_of(topic) or next(iter(self.checks.lists))
        return self.checks.lists[check].line

    def documents_of(self, answer: Answer) -> tuple[Document, ...]:
        """The documents an answer cites, in the catalogue's order."""
        cited = {self.facts[fact].document for fact in answer.facts}
        return tuple(document for key, document in self.documents.items() if key in cited)
