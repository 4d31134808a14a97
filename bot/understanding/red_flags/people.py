"""Whose sign it is: the writer's, someone else's, a child's, or people's in general.

Who stands in the statement of the match comes first. Someone named before it counts where the statement names nobody,
or says "he" or "she". Who only has an opinion, or is only there, has no sign.
"""

from __future__ import annotations

from bot.domain.red_flags import Assertion, TriggerGroup
from bot.understanding.red_flags.matching import PhraseMatch, Span
from bot.understanding.red_flags.questions import complete_questions
from bot.understanding.red_flags.surroundings import Surroundings, overlaps, within
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

    def whose(self, match: PhraseMatch) -> Assertion:
        """Whose sign a match is; HYPOTHETICAL where it is people's in general."""
        around = self._around
        for person in self._named:
            is_part = any(within(span, person[0]) for span in match.spans)
            if is_part and person[1] not in (Assertion.AFFIRMED, Assertion.HYPOTHETICAL):
                return self._resolve(person)
        first, last = match.spans[0][0], match.spans[-1][1]
        statement, sentence = around.statement(match.spans), around.sentence(first)
        people = [one for one in self._people if not overlaps(one[0], match.spans)]
        here = [one for one in people if within(one[0], statement)]
        before = [one for one in here if one[0][0] < last]
        if before:
            return self._resolve(before[-1])
        after = [one for one in here if one[1] is not Assertion.HYPOTHETICAL]
        if after:
            return self._resolve(after[0])
        earlier = [one for one in people if sentence[0] <= one[0][0] < statement[0]]
        if earlier:
            return self._resolve(earlier[-1])
        later = [one for one in people if statement[1] <= one[0][0] < sentence[1]]
        if later and later[0][1] is None:
            return self._resolve(later[0])
        return self._from_sentence_before(sentence[0], people)

    def is_of_a_thing(self, match: PhraseMatch) -> bool:
        """Whether an object or an idiom has it: "my printer is paralysed". Nobody is named behind the thing."""
        around = self._around
        body = around.body_words
        if any(not body.isdisjoint(around.words[start:end]) for start, end in match.spans):
            return False
        start, first = around.statement(match.spans)[0], match.spans[0][0]
        things = [span for span in around.of(TriggerGroup.THING) if start <= span[0] and span[1] <= first]
        if not things:
            return False
        if first - things[-1][1] > _OF_A_THING or not around.small.at_a_thing.isdisjoint(
            around.words[max(things[-1][0] - 2, 0) : things[-1][0]]
        ):
            return False
        between = range(things[-1][1], first)
        return not any(at in between for (at, _), _ in self._named) and body.isdisjoint(
            around.words[things[-1][1] : first]
        )

    def _from_sentence_before(self, start: int, people: list[Person]) -> Assertion:
        before = [one for one in people if one[0][1] <= start]
        if not before:
            return Assertion.AFFIRMED
        sentence = self._around.sentence(before[-1][0][0])
        told = sentence[1] - sentence[0] <= _SCRAP or self._around.any_in(
            sentence, TriggerGroup.PREDICATE, TriggerGroup.PRONOUN
        )
        who = self._resolve(before[-1])
        return who if told and who in (Assertion.OTHER, Assertion.CHILD) else Assertion.AFFIRMED

    def _find(self) -> list[Person]:
        around = self._around
        others = around.of(TriggerGroup.OTHER, TriggerGroup.CHILD, TriggerGroup.PEOPLE_IN_GENERAL)
        past = around.of(TriggerGroup.PAST_TIME)
        frames = [*around.of(TriggerGroup.ASKING_FRAME), *complete_questions(around)]
        found: list[Person] = []
        for group, who in (
            (TriggerGroup.OTHER, Assertion.OTHER),
            (TriggerGroup.CHILD, Assertion.CHILD),
            (TriggerGroup.PEOPLE_IN_GENERAL, Assertion.HYPOTHETICAL),
            (TriggerGroup.PRONOUN, None),
        ):
            found.extend((span, who) for span in around.of(group) if not self._is_figure(span, past))
        not_self = [*others, *frames]
        found.extend(
            (span, Assertion.AFFIRMED) for span in around.of(TriggerGroup.SELF) if not overlaps(span, not_self)
        )
        return sorted(found, key=lambda one: one[0])

    def _only_looks_on(self, person: Person) -> bool:
        """Whether someone only says something about it, or is only there."""
        span, who = person
        if who is Assertion.AFFIRMED:
            return False
        around = self._around
        if any(span[1] <= start <= span[1] + _BESIDE for start, _ in around.of(TriggerGroup.OPINION)):
            return True
        if self._is_only_mentioned(span):
            return True
        return any(
            (end - 1 <= span[0] <= end + _BESIDE and COMMA not in around.words[end : span[0]])
            or overlaps(span, [(start, end)])
            for start, end in around.of(TriggerGroup.BYSTANDER)
        )

    def _is_only_mentioned(self, person: Span) -> bool:
        """ "I have two kids and ...", not "I have a son who ..."."""
        around = self._around
        behind = around.words[person[1]] if person[1] < len(around.words) else BREAK
        return (behind in around.small.joints or behind in (COMMA, BREAK)) and any(
            start <= person[0] <= end for start, end in around.of(TriggerGroup.HOUSEHOLD)
        )

    def _is_figure(self, person: Span, past: list[Span]) -> bool:
        """ "As a teenager" and "like a dog" speak of nobody else."""
        before = self._around.words[max(person[0] - 2, 0) : person[0]]
        return not self._around.small.likening.isdisjoint(before) or any(within(person, span) for span in past)

    def _resolve(self, person: Person) -> Assertion:
        span, who = person
        if who is not None:
            return who
        sentence = self._around.sentence(span[0])
        named = [
            other
            for other_span, other in self._named
            if other_span < span
            and other not in (None, Assertion.AFFIRMED)
            and not self._is_only_mentioned(other_span)
            and (other is not Assertion.HYPOTHETICAL or within(other_span, sentence))
        ]
        return named[-1] or Assertion.OTHER if named else Assertion.OTHER
