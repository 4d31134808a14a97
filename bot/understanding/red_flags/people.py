"""Whose sign it is: the writer's, someone else's, a child's, or people's in general.

Who stands in the statement of the match comes first. Someone named before it counts where the statement names nobody,
or says "he" or "she". Who only has an opinion, or is only there, has no sign.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence

from bot.domain.red_flags import Assertion, TriggerGroup
from bot.understanding.red_flags.matching import PhraseMatch, Span
from bot.understanding.red_flags.questions import complete_questions
from bot.understanding.red_flags.surroundings import Surroundings, covered, overlaps, within
from bot.understanding.text.tokens import BREAK, COMMA

_BESIDE = 2
_OF_A_THING = 4
_SCRAP = 5
"""A sentence of at most so many words ("My dad, 71.") says whom the next one is about."""

Person = tuple[Span, Assertion | None]


class People:
    """Everyone who is mentioned in one message, in order; a pronoun stands for whoever was named last."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._named = self._find()
        self._people = [one for one in self._named if not self._only_looks_on(one)]
        self._starts = [span[0] for span, _ in self._people]
        self._longest = max((end - start for (start, end), _ in self._named), default=0)

    def whose(self, match: PhraseMatch) -> Assertion:
        """Whose sign a match is; HYPOTHETICAL where it is people's in general."""
        for person in self._named_over(match.spans):
            if person[1] not in (Assertion.AFFIRMED, Assertion.HYPOTHETICAL):
                return self._resolve(person)
        first, last = match.spans[0][0], match.spans[-1][1]
        statement, sentence = self._around.statement(match.spans), self._around.sentence(first)

        def apart(people: Iterable[Person]) -> Iterator[Person]:
            return (one for one in people if not overlaps(one[0], match.spans))

        here = [one for one in self._among(*statement) if one[0][1] <= statement[1]]
        before = next(apart(one for one in reversed(here) if one[0][0] < last), None)
        if before is not None:
            return self._resolve(before)
        after = next(apart(one for one in here if one[1] is not Assertion.HYPOTHETICAL), None)
        if after is not None:
            return self._resolve(after)
        earlier = next(apart(reversed(self._among(sentence[0], statement[0]))), None)
        if earlier is not None:
            return self._resolve(earlier)
        later = next(apart(self._among(statement[1], sentence[1])), None)
        if later is not None and later[1] is None:
            return self._resolve(later)
        ended = (one for one in reversed(self._among(0, sentence[0])) if one[0][1] <= sentence[0])
        return self._from_sentence_before(next(apart(ended), None))

    def _among(self, start: int, end: int) -> list[Person]:
        """Those whose mention begins at or behind one position and before another."""
        return self._people[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _named_over(self, spans: Sequence[Span]) -> list[Person]:
        """Those whose mention holds one of the spans."""
        first, last = spans[0][0] - self._longest, spans[-1][0] + 1
        near = slice(*(bisect_left(self._named, at, key=lambda one: one[0][0]) for at in (first, last)))
        return [one for one in self._named[near] if any(within(span, one[0]) for span in spans)]

    def is_of_a_thing(self, match: PhraseMatch) -> bool:
        """Whether an object or an idiom has it: "my printer is paralysed". Nobody is named behind the thing."""
        around = self._around
        body = around.body_words
        if any(not body.isdisjoint(around.words[start:end]) for start, end in match.spans):
            return False
        start, first = around.statement(match.spans)[0], match.spans[0][0]
        things = around.within((start, first), TriggerGroup.THING)
        if not things:
            return False
        if first - things[-1][1] > _OF_A_THING or not around.small.at_a_thing.isdisjoint(
            around.words[max(things[-1][0] - 2, 0) : things[-1][0]]
        ):
            return False
        named = (bisect_left(self._named, at, key=lambda one: one[0][0]) for at in (things[-1][1], first))
        return len(set(named)) == 1 and body.isdisjoint(around.words[things[-1][1] : first])

    def _from_sentence_before(self, before: Person | None) -> Assertion:
        if before is None:
            return Assertion.AFFIRMED
        sentence = self._around.sentence(before[0][0])
        told = sentence[1] - sentence[0] <= _SCRAP or self._around.any_in(
            sentence, TriggerGroup.PREDICATE, TriggerGroup.PRONOUN
        )
        who = self._resolve(before)
        return who if told and who in (Assertion.OTHER, Assertion.CHILD) else Assertion.AFFIRMED

    def _find(self) -> list[Person]:
        around = self._around
        others = around.of(TriggerGroup.OTHER, TriggerGroup.CHILD, TriggerGroup.PEOPLE_IN_GENERAL)
        past = covered(around.of(TriggerGroup.PAST_TIME))
        frames = [*around.of(TriggerGroup.ASKING_FRAME), *complete_questions(around)]
        found: list[Person] = []
        for group, who in (
            (TriggerGroup.OTHER, Assertion.OTHER),
            (TriggerGroup.CHILD, Assertion.CHILD),
            (TriggerGroup.PEOPLE_IN_GENERAL, Assertion.HYPOTHETICAL),
            (TriggerGroup.PRONOUN, None),
        ):
            found.extend((span, who) for span in around.of(group) if not self._is_figure(span, past))
        not_self = covered((*others, *frames))
        found.extend(
            (span, Assertion.AFFIRMED) for span in around.of(TriggerGroup.SELF) if not_self.isdisjoint(range(*span))
        )
        return sorted(found, key=lambda one: one[0])

    def _only_looks_on(self, person: Person) -> bool:
        """Whether someone only says something about it, or is only there."""
        span, who = person
        if who is Assertion.AFFIRMED:
            return False
        around = self._around
        if around.starting(span[1], span[1] + _BESIDE + 1, TriggerGroup.OPINION):
            return True
        if self._is_only_mentioned(span):
            return True
        return any(
            (end - 1 <= span[0] <= end + _BESIDE and COMMA not in around.words[end : span[0]])
            or overlaps(span, [(start, end)])
            for start, end in around.near(span, _BESIDE, TriggerGroup.BYSTANDER)
        )

    def _is_only_mentioned(self, person: Span) -> bool:
        """ "I have two kids and ...", not "I have a son who ..."."""
        around = self._around
        behind = around.words[person[1]] if person[1] < len(around.words) else BREAK
        return (behind in around.small.joints or behind in (COMMA, BREAK)) and any(
            start <= person[0] <= end for start, end in around.near(person, 1, TriggerGroup.HOUSEHOLD)
        )

    def _is_figure(self, person: Span, past: Collection[int]) -> bool:
        """ "As a teenager" and "like a dog" speak of nobody else."""
        before = self._around.words[max(person[0] - 2, 0) : person[0]]
        return not self._around.small.likening.isdisjoint(before) or all(at in past for at in range(*person))

    def _resolve(self, person: Person) -> Assertion:
        span, who = person
        if who is not None:
            return who
        sentence = self._around.sentence(span[0])
        for other_span, other in reversed(self._named[: bisect_left(self._named, span, key=lambda one: one[0])]):
            if (
                other not in (None, Assertion.AFFIRMED)
                and not self._is_only_mentioned(other_span)
                and (other is not Assertion.HYPOTHETICAL or within(other_span, sentence))
            ):
                return other
        return Assertion.OTHER
