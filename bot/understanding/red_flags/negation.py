"""Whether a sign is denied: how far a negation reaches, and what makes it one.

After NegEx: a negation reaches forward over so many words, and over a list ("no swelling, redness or heat") as a whole.
A new statement, a turn, or another negation ends it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection

from bot.domain.red_flags import Tier, TriggerGroup
from bot.understanding.red_flags.matching import PhraseMatch, Span
from bot.understanding.red_flags.surroundings import Surroundings, covered, overlaps, within
from bot.understanding.text.tokens import BREAK, COMMA

_AFTER_WINDOW = 4
_BODY_REACH = 3
_LISTED = 3
"""An item of a list without "or" has at most so many words."""
_MAY_TELL = (TriggerGroup.UNCERTAIN, TriggerGroup.EVENT_TIME, TriggerGroup.PRESENT)
"""Behind a part of the body in a list, they tell of a sign: "no cough, chest pain or maybe a cramp"."""


class Negations:
    """All that a message denies, found once for all its matches."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        pseudo = around.of(TriggerGroup.PSEUDO_NEGATION)
        harmless = covered(pseudo)
        turns = around.of(TriggerGroup.TERMINATION, TriggerGroup.TURN)
        stops = {start for start, _ in (*turns, *pseudo)}
        self._denials = sorted(
            (trigger[1], trigger[0], *_reach(trigger, stops, around))
            for trigger in around.of(TriggerGroup.NEGATION)
            if trigger[0] not in harmless or not any(within(trigger, span) for span in pseudo)
        )
        self._longest = max((reach - end for end, _, reach, _ in self._denials), default=0)

    def deny(self, match: PhraseMatch) -> bool:
        """Whether the words around a match deny it."""
        around = self._around
        first, final = match.spans[0][0], match.spans[-1][0]
        near = slice(bisect_left(self._denials, (first - self._longest,)), bisect_left(self._denials, (final + 1,)))
        for begins, start, far, sure in self._denials[near]:
            trigger, end = (start, begins), sure if match.tier is Tier.EMERGENCY else far
            if overlaps(trigger, match.spans):
                continue
            denied = [span for span in match.spans if begins <= span[0] < _reach_of(trigger, span, end, around)]
            if denied and not _is_cancelled(trigger, match, around):
                return True
        last = match.spans[-1][1]
        phrase = around.phrase(last - 1)
        after = around.starting(last, last + _AFTER_WINDOW + 1, TriggerGroup.NEGATION_AFTER)
        return any(within(span, phrase) for span in after) or _is_refused(last, around)


def _reach_of(trigger: Span, span: Span, end: int, around: Surroundings) -> int:
    """Where a negation's reach ends for one part of a match; a part of the body must stand right behind it.

    "No blood gets to my foot, it's white" denies the blood; "not my leg" denies the leg.
    """
    words = around.words[span[0] : span[1]]
    return min(end, trigger[1] + _BODY_REACH) if around.body_words.issuperset(words) else end


def _reach(trigger: Span, stops: Collection[int], around: Surroundings) -> tuple[int, int]:
    """Where what a negation reaches ends: a turn of the sentence, a new statement, or so many words; and where it
    surely does. "No fever, vomiting blood" may tell of blood, where "no fever, redness or blood" does not.
    """
    words, small = around.words, around.small
    left = around.window
    at, sure = trigger[1], None
    while at < len(words) and words[at] != BREAK and at not in stops and left > 0:
        goes_on = _goes_on(at + 1, around) if words[at] == COMMA else None
        if goes_on is not True and (words[at] == COMMA or words[at] in small.joints) and around.clauses.begins(at + 1):
            break
        if words[at] in small.joints and _is_spent(trigger[1], at, around):
            break
        if words[at] == COMMA:
            if goes_on is False:
                break
            if goes_on is None and sure is None:
                sure = at
        if words[at] in small.list_words or goes_on:
            left = around.window
        elif words[at] != COMMA:
            left -= 1
        at += 1
    return at, at if sure is None else sure


def _is_spent(start: int, joint: int, around: Surroundings) -> bool:
    """Whether what was denied before "and" is no complaint: "never been abroad and numb since Monday"."""
    return joint - start > 1 and around.complaints.isdisjoint(range(start, joint))


def _goes_on(at: int, around: Surroundings) -> bool | None:
    """Whether a list that was denied goes on behind a comma: short bare items, up to one that "or" or "and" opens.

    None where no "or" says so. Only where one does, an item may name a part of the body: "no cough, chest pain or
    dizziness" denies all of it, "no cough, chest pain" need not.
    """
    words, end = around.words, around.sentence(at)[1]
    start, bodily = at, False
    while at < end:
        if words[at] in around.small.last_item:
            surely = words[at] not in around.small.joints or None
            told = around.any_in((start, at), TriggerGroup.PAST_VERB)
            if told or (bodily and (not surely or around.any_in((at, end), *_MAY_TELL))):
                return False
            return False if surely is None and around.clauses.begins(at + 1) else surely
        if words[at] == COMMA:
            start = at + 1
        elif at - start >= _LISTED or words[at].isdigit() or _is_told(at, start, around):
            return False
        elif words[at] in around.body_words:
            bodily = True
        at += 1
    if bodily:
        return False
    told = around.any_in((start, end), TriggerGroup.EVENT_TIME, TriggerGroup.PRESENT, TriggerGroup.PAST_VERB)
    return False if told else None


def _is_told(at: int, start: int, around: Surroundings) -> bool:
    """Whether a word makes a statement of an item: it has a subject, or says something of a part of the body before."""
    if around.starting(at, at + 1, TriggerGroup.CLAUSE_START):
        return True
    behind_body = not around.body_words.isdisjoint(around.words[start:at])
    return behind_body and bool(around.starting(at, at + 1, TriggerGroup.PREDICATE))


def _is_cancelled(trigger: Span, match: PhraseMatch, around: Surroundings) -> bool:
    """ "Never had a cramp like this" tells of one."""
    if around.words[trigger[0]] not in around.small.lasting_negations:
        return False
    sentence = around.sentence(trigger[0])
    return bool(around.starting(match.spans[0][1], sentence[1], TriggerGroup.NEGATION_CANCELLED_BY))


def _is_refused(last: int, around: Surroundings) -> bool:
    """ "Numbness? No.", "swelling, numbness? none of it", "numbness no, swelling no", "numbness: no, swelling: no"."""
    words, refusals = around.words, around.small.refusals
    start, end = around.sentence(last - 1)
    if end + 1 < len(words) and words[end + 1] in refusals:
        answer = words[end + 2 : around.phrase(end + 1)[1]]
        if (not answer and end == last) or " ".join(answer) in around.small.of_all:
            return True
    refused = _answers(start, end, around)
    return last in refused and (words[last] in refusals or len(refused) > 1)


def _answers(start: int, end: int, around: Surroundings) -> set[int]:
    """Where an item of a sentence ends that "no" answers, right behind it or behind a comma."""
    words, refusals = around.words, around.small.refusals
    found = {at for at in range(start + 1, end) if words[at] in refusals and words[at + 1] in (COMMA, BREAK)}
    behind = {at - 1 if words[at - 1] == COMMA else at for at in found}
    return {at for at in behind if words[at - 1] not in refusals}
