"""Whether a sign is denied: how far a negation reaches, and what makes it one.

After NegEx: a negation reaches forward over so many words, and over a list ("no swelling, redness or heat") as a whole.
A new statement, a turn, or another negation ends it.
"""

from __future__ import annotations

from bot.domain.red_flags import TriggerGroup
from bot.understanding.red_flags.matching import PhraseMatch, Span
from bot.understanding.red_flags.surroundings import Surroundings, overlaps, within
from bot.understanding.text.tokens import BREAK, COMMA

_AFTER_WINDOW = 4
_BODY_REACH = 3
_LISTED = 3
"""An item of a list without "or" has at most so many words."""


def is_negated(match: PhraseMatch, around: Surroundings) -> bool:
    """Whether the words around a match deny it."""
    pseudo = around.of(TriggerGroup.PSEUDO_NEGATION)
    for trigger in around.of(TriggerGroup.NEGATION):
        if overlaps(trigger, match.spans) or any(within(trigger, span) for span in pseudo):
            continue
        end = _reach(trigger, pseudo, around)
        denied = [span for span in match.spans if trigger[1] <= span[0] < _reach_of(trigger, span, end, around)]
        if denied and not _is_cancelled(trigger, match, around):
            return True
    last = match.spans[-1][1]
    for start, end in around.of(TriggerGroup.NEGATION_AFTER):
        if last <= start <= last + _AFTER_WINDOW and within((start, end), around.phrase(last - 1)):
            return True
    return _is_refused(last, around)


def _reach_of(trigger: Span, span: Span, end: int, around: Surroundings) -> int:
    """Where a negation's reach ends for one part of a match; a part of the body must stand right behind it.

    "No blood gets to my foot, it's white" denies the blood; "not my leg" denies the leg.
    """
    words = around.words[span[0] : span[1]]
    return min(end, trigger[1] + _BODY_REACH) if around.body_words.issuperset(words) else end


def _reach(trigger: Span, pseudo: list[Span], around: Surroundings) -> int:
    """Where what a negation reaches ends: a turn of the sentence, a new statement, or so many words."""
    words, small = around.words, around.small
    stops = {start for start, _ in (*around.of(TriggerGroup.TERMINATION, TriggerGroup.TURN), *pseudo)}
    left = around.window
    at = trigger[1]
    while at < len(words) and words[at] != BREAK and at not in stops and left > 0:
        if (words[at] == COMMA or words[at] in small.joints) and around.clauses.begins(at + 1):
            break
        if words[at] in small.joints and _is_spent(trigger[1], at, around):
            break
        if words[at] == COMMA and not _goes_on(at + 1, around):
            break
        if words[at] in small.list_words:
            left = around.window
        elif words[at] != COMMA:
            left -= 1
        at += 1
    return at


def _is_spent(start: int, joint: int, around: Surroundings) -> bool:
    """Whether what was denied before "and" is no complaint: "never been abroad and numb since Monday"."""
    return joint - start > 1 and around.complaints.isdisjoint(range(start, joint))


def _goes_on(at: int, around: Surroundings) -> bool:
    """Whether a list that was denied goes on behind a comma: short bare items, up to one that "or" or "and" opens."""
    words, end = around.words, around.sentence(at)[1]
    start = at
    while at < end:
        if words[at] in around.small.last_item:
            return True
        if words[at] == COMMA:
            start = at + 1
        elif at - start >= _LISTED or words[at] in around.body_words or words[at].isdigit():
            return False
        at += 1
    return not around.any_in((start, end), TriggerGroup.EVENT_TIME, TriggerGroup.PRESENT)


def _is_cancelled(trigger: Span, match: PhraseMatch, around: Surroundings) -> bool:
    """ "Never had a cramp like this" tells of one."""
    if around.words[trigger[0]] not in around.small.lasting_negations:
        return False
    sentence = around.sentence(trigger[0])
    cancelling = around.of(TriggerGroup.NEGATION_CANCELLED_BY)
    return any(start >= match.spans[0][1] and start < sentence[1] for start, _ in cancelling)


def _is_refused(last: int, around: Surroundings) -> bool:
    """ "Numbness? No." """
    words = around.words
    end = around.sentence(last - 1)[1]
    return (
        end == last
        and end + 1 < len(words)
        and words[end + 1] in around.small.refusals
        and words[end + 2 : end + 3] in ([BREAK], [COMMA], [])
    )
