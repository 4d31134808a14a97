"""Everything the catalogue read, validated: what Hammy says and knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace

from bot.domain.answers import Answer, Category, Document, Fact
from bot.domain.checklists import Checks
from bot.domain.display import Hours, Unit
from bot.domain.emergency_numbers import Numbers
from bot.domain.illustrations import Illustration
from bot.domain.intents import FollowUpKind, TrainingPhrases
from bot.domain.kinds import KindId, ReminderKind, gone_kind
from bot.domain.nudges import Nudge
from bot.domain.phrasebook import Phrasebook
from bot.domain.places import Region
from bot.domain.privacy import Register
from bot.domain.profile import Profile
from bot.domain.sessions import Session
from bot.domain.subjects import SubjectReply
from bot.domain.text import Text
from bot.domain.values import dataclass


@dataclass(frozen=True, slots=True, repr=False)
class Library:
    """Immutable for the life of a process.

    `keeps_misses` says that the operator wants to learn from sentences that were not understood.
    What it shows of numbers is that for a person's zone, once `near` it; once it is `for_person`, times and amounts are
    shown as that person chose.
    """

    training: TrainingPhrases
    answers: Mapping[str, Answer]
    categories: tuple[Category, ...]
    documents: Mapping[str, Document]
    facts: Mapping[str, Fact]
    phrasebook: Phrasebook
    checks: Checks
    regions: tuple[Region, ...] = field(default=())
    kinds: Mapping[KindId, ReminderKind] = field(default_factory=dict)
    nudges: Mapping[KindId, tuple[Nudge, ...]] = field(default_factory=dict)
    register: Register = field(default_factory=Register)
    emergency: Numbers = field(default=Numbers(("112",)))
    crisis: Numbers = field(default=Numbers(("112",)))
    foreign_replies: Mapping[str, Text] = field(default_factory=dict)
    foreign_crisis: Mapping[str, Text] = field(default_factory=dict)
    foreign_crisis_other: Mapping[str, Text] = field(default_factory=dict)
    subjects: Mapping[str, SubjectReply] = field(default_factory=dict)
    illustrations: Mapping[str, Illustration] = field(default_factory=dict)
    sessions: Mapping[str, Session] = field(default_factory=dict)
    zone: str | None = None
    hours: Hours = Hours.TWENTY_FOUR
    unit: Unit = Unit.MILLILITRES
    town: str | None = None
    keeps_misses: bool = False

    def __repr__(self) -> str:
        return f"<Library of {len(self.answers)} answers and {len(self.training.intents)} intents>"

    def near(self, zone: str | None) -> Library:
        """The same for someone whose clock is this zone's; None where it is not known."""
        return self if zone == self.zone else replace(self, zone=zone)

    def for_person(self, profile: Profile) -> Library:
        """The same as one person sees it: near their zone, with times and amounts as they want them."""
        hours, unit = profile.hours or Hours.TWENTY_FOUR, profile.unit or Unit.MILLILITRES
        if (profile.zone, hours, unit, profile.town) == (self.zone, self.hours, self.unit, self.town):
            return self
        return replace(self, zone=profile.zone, hours=hours, unit=unit, town=profile.town)

    @property
    def emergency_numbers(self) -> str:
        """The numbers to call, as cards show them."""
        return self.emergency.near(self.zone)

    @property
    def crisis_lines(self) -> str:
        """The lines to talk to, as the card on self-harm shows them."""
        return self.crisis.near(self.zone)

    def title(self, topic: str) -> str:
        """The question a topic answers, in a person's words. Raises KeyError for an unknown topic."""
        return self.answers[topic].title

    def picture_of(self, topic: str) -> Illustration | None:
        """What shows a topic's answer, None where nothing does or there is no such topic."""
        answer = self.answers.get(topic)
        return self.illustrations.get(answer.picture or "") if answer else None

    def session_of(self, topic: str | None) -> Session | None:
        """The guided session that does what a topic's answer says, None where there is none."""
        return next((one for one in self.sessions.values() if topic in one.topics), None)

    def kind(self, kind: KindId) -> ReminderKind:
        """A kind of reminder; one that is `gone` where the content has no such kind any more."""
        return self.kinds.get(kind) or gone_kind(kind)

    @property
    def resting(self) -> tuple[ReminderKind, ...]:
        """The kinds that a warning sign pauses."""
        return tuple(kind for kind in self.kinds.values() if kind.rests)

    @property
    def offered_kinds(self) -> tuple[ReminderKind, ...]:
        """The kinds to choose a reminder from."""
        return tuple(kind for kind in self.kinds.values() if not kind.sums_up)

    @property
    def summary(self) -> ReminderKind | None:
        """The kind that sums up the week, None where the content has none."""
        return next((kind for kind in self.kinds.values() if kind.sums_up), None)

    @property
    def habit(self) -> KindId | None:
        """The kind whose days make up the strength of the habit."""
        return next((kind.id for kind in self.kinds.values() if kind.habit), None)

    def follows(self, topic: str, kind: FollowUpKind) -> str | None:
        """The topic that a follow-up leads to: what the answer says, else what its category does."""
        answer = self.answers[topic]
        shelf = next((one for one in self.categories if one.id == answer.category), None)
        return (answer.follow_ups or {}).get(kind) or (shelf.follow_ups.get(kind) if shelf else None)

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
