"""How a sign was meant: NegEx and ConText, with the traps of how people write about their legs."""

from __future__ import annotations

from bot.domain.red_flags import Assertion, TriggerGroup
from bot.understanding.red_flags.compiled import CompiledLexicon
from bot.understanding.red_flags.matching import PhraseMatch, PreparedText, Span
from bot.understanding.red_flags.questions import complete_questions, is_hypothetical
from bot.understanding.red_flags.surroundings import Surroundings, overlaps, within
from bot.understanding.text.tokens import BREAK, COMMA

_AFTER_WINDOW = 4
_UNCERTAIN_WINDOW = 6
_ALONE = 3
_BODY_REACH = 3


class Assessor:
    """Judges the matches of one message."""

    def __init__(self, reading: PreparedText, lexicon: CompiledLexicon) -> None:
        self._around = Surroundings(reading, lexicon)
        self._body_words = lexicon.body_words
        self._small = lexicon.small
        self._people = self._find_people()

    def assess(self, match: PhraseMatch) -> Assertion:
        """How the match was meant; what cannot be told counts as affirmed."""
        if self._is_negated(match):
            return Assertion.NEGATED
        who = self._experiencer(match)
        if who is Assertion.HYPOTHETICAL or is_hypothetical(match, self._around):
            return Assertion.HYPOTHETICAL
        if self._is_over(match) or self._is_over_nearby(match):
            return Assertion.HISTORICAL
        if who is not Assertion.AFFIRMED:
            return who
        return Assertion.UNCERTAIN if self._is_uncertain(match) else Assertion.AFFIRMED

    # ------------------------------------------------------------------ negation
    def _is_negated(self, match: PhraseMatch) -> bool:
        around = self._around
        pseudo = around.of(TriggerGroup.PSEUDO_NEGATION)
        for trigger in around.of(TriggerGroup.NEGATION):
            if overlaps(trigger, match.spans) or any(within(trigger, span) for span in pseudo):
                continue
            end = self._negation_reach(trigger, pseudo)
            denied = [span for span in match.spans if trigger[1] <= span[0] < self._reach_of(trigger, span, end)]
            if denied and not self._is_cancelled(trigger, match):
                return True
        last = match.spans[-1][1]
        for start, end in around.of(TriggerGroup.NEGATION_AFTER):
            if last <= start <= last + _AFTER_WINDOW and within((start, end), around.clause(last - 1)):
                return True
        return self._is_refused(last)

    def _reach_of(self, trigger: Span, span: Span, end: int) -> int:
        """Where a negation's reach ends for one part of a match; a part of the body must stand right behind it.

        "No blood gets to my foot, it's white" denies the blood; "not my leg" denies the leg.
        """
        words = self._around.words[span[0] : span[1]]
        return min(end, trigger[1] + _BODY_REACH) if self._body_words.issuperset(words) else end

    def _negation_reach(self, trigger: Span, pseudo: list[Span]) -> int:
        """Where what a negation reaches ends: a turn of the sentence, a new clause, or so many words."""
        around, words = self._around, self._around.words
        stops = {start for start, _ in (*around.of(TriggerGroup.TERMINATION, TriggerGroup.TURN), *pseudo)}
        left = around.window
        at = trigger[1]
        while at < len(words) and words[at] != BREAK and at not in stops and left > 0:
            if words[at] in self._small.joints and self._begins_clause(at + 1):
                break
            if words[at] in self._small.list_words:
                left = around.window
            elif words[at] != COMMA:
                left -= 1
            at += 1
        return at

    def _begins_clause(self, at: int) -> bool:
        """Whether a clause with a subject or verb of its own begins here, and not the next item of a list."""
        words = self._around.words
        end = at
        while end < len(words) and words[end] not in (BREAK, COMMA) and words[end] not in self._small.list_words:
            end += 1
        return any(at <= start < end for start, _ in self._around.of(TriggerGroup.CLAUSE_START))

    def _is_cancelled(self, trigger: Span, match: PhraseMatch) -> bool:
        """ "Never had a cramp like this" tells of one."""
        if self._around.words[trigger[0]] not in self._small.lasting_negations:
            return False
        sentence = self._around.sentence(trigger[0])
        cancelling = self._around.of(TriggerGroup.NEGATION_CANCELLED_BY)
        return any(start >= match.spans[0][1] and start < sentence[1] for start, _ in cancelling)

    def _is_refused(self, last: int) -> bool:
        """ "Numbness? No." """
        words = self._around.words
        end = self._around.sentence(last - 1)[1]
        return (
            end == last
            and end + 1 < len(words)
            and words[end + 1] in self._small.refusals
            and words[end + 2 : end + 3] in ([BREAK], [COMMA], [])
        )

    # ------------------------------------------------------------------ the past
    def _is_over(self, match: PhraseMatch) -> bool:
        around = self._around
        segment = around.segment(match.spans[0][0])
        resolved = self._resolutions()
        present = [
            span
            for span in around.of(TriggerGroup.PRESENT)
            if not overlaps(span, resolved) and not self._tells_age(span)
        ]
        if any(within(span, segment) and not overlaps(span, match.spans) for span in present):
            return False
        past = around.of(TriggerGroup.PAST_TIME)
        if any(within(span, segment) and not overlaps(span, match.spans) for span in past):
            return True
        return any(self._closes(span, match, present) for span in resolved)

    def _tells_age(self, present: Span) -> bool:
        """ "She is 20 now" says nothing about how long anything lasted."""
        return present[0] > 0 and self._around.words[present[0] - 1].isdigit()

    def _resolutions(self) -> list[Span]:
        """Where something is said to be over: "all healed", and "gone" as a clause of its own; not "not healed"."""
        around = self._around
        found = list(around.of(TriggerGroup.RESOLVED))
        for span in around.of(TriggerGroup.RESOLVED_ALONE):
            clause = around.clause(span[0])
            if clause[1] - clause[0] <= _ALONE:
                found.append(span)
        denials = around.of(TriggerGroup.NEGATION, TriggerGroup.PSEUDO_NEGATION)
        return [span for span in found if not any(start < span[0] <= end + 1 for start, end in denials)]

    def _closes(self, resolved: Span, match: PhraseMatch, present: list[Span]) -> bool:
        """Whether a resolution speaks of this match: it stands behind it and nothing returned since."""
        if resolved[0] < match.spans[-1][1]:
            return False
        segment = self._around.segment(resolved[0])
        return not any(span[0] >= resolved[1] and within(span, segment) for span in present)

    def _is_over_nearby(self, match: PhraseMatch) -> bool:
        """ "The numbness in my foot went away": said of this match alone."""
        words, last = self._around.words, match.spans[-1][1]
        pseudo = self._around.of(TriggerGroup.PSEUDO_NEGATION, TriggerGroup.NEGATION)
        for start, end in self._around.of(TriggerGroup.RESOLVED_AFTER):
            between = words[last:start] if start >= last else [COMMA] * (_AFTER_WINDOW + 1)
            back = any(mark >= end and mark <= end + _AFTER_WINDOW for mark, _ in self._around.of(TriggerGroup.PRESENT))
            denied = any(one[0] <= start <= one[1] for one in pseudo)
            if len(between) <= _AFTER_WINDOW and not (self._small.cuts & set(between) or back or denied):
                return True
        return False

    # ------------------------------------------------------------------ who
    def _experiencer(self, match: PhraseMatch) -> Assertion:
        """Whose sign it is; HYPOTHETICAL where it is people's in general."""
        around = self._around
        first, last = match.spans[0][0], match.spans[-1][1]
        sentence = around.sentence(first)
        for person in self._people:
            is_part = any(within(span, person[0]) for span in match.spans)
            if is_part and person[1] not in (Assertion.AFFIRMED, Assertion.HYPOTHETICAL):
                return self._resolve(person, self._people)
        people = [one for one in self._people if not overlaps(one[0], match.spans)]
        here = [(span, who) for span, who in people if within(span, sentence)]
        before = [one for one in here if one[0][0] < last]
        if before:
            return self._resolve(before[-1], people)
        after = [one for one in here if one[1] is not Assertion.HYPOTHETICAL]
        if after:
            return self._resolve(after[0], people)
        earlier = [(span, who) for span, who in people if span[1] <= first]
        if earlier:
            who = self._resolve(earlier[-1], people)
            return who if who in (Assertion.OTHER, Assertion.CHILD) else Assertion.AFFIRMED
        return Assertion.AFFIRMED

    def _find_people(self) -> list[tuple[Span, Assertion | None]]:
        """Everyone who is mentioned, in order; None for a pronoun."""
        around = self._around
        others = around.of(TriggerGroup.OTHER, TriggerGroup.CHILD, TriggerGroup.PEOPLE_IN_GENERAL)
        past = around.of(TriggerGroup.PAST_TIME)
        frames = [*around.of(TriggerGroup.ASKING_FRAME), *complete_questions(around)]
        found: list[tuple[Span, Assertion | None]] = []
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

    def _is_figure(self, person: Span, past: list[Span]) -> bool:
        """ "As a teenager" and "like a dog" speak of nobody else."""
        before = self._around.words[max(person[0] - 2, 0) : person[0]]
        return not self._small.likening.isdisjoint(before) or any(within(person, span) for span in past)

    def _resolve(self, person: tuple[Span, Assertion | None], people: list[tuple[Span, Assertion | None]]) -> Assertion:
        span, who = person
        if who is not None:
            return who
        named = [other for other_span, other in people if other_span < span and other not in (None, Assertion.AFFIRMED)]
        return named[-1] or Assertion.OTHER if named else Assertion.OTHER

    # ------------------------------------------------------------------ doubt
    def _is_uncertain(self, match: PhraseMatch) -> bool:
        first = match.spans[0][0]
        sentence = self._around.sentence(first)
        return any(
            start >= sentence[0] and first - _UNCERTAIN_WINDOW <= start and end <= match.spans[-1][1]
            for start, end in self._around.of(TriggerGroup.UNCERTAIN)
        )
