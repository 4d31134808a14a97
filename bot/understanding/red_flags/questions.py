"""Whether a sign is only asked about or supposed: "can stretching cause numbness?", "say a student of mine"."""

from __future__ import annotations

from bisect import bisect_left

from bot.domain.red_flags import Tier, TriggerGroup
from bot.understanding.red_flags.matching import PhraseMatch, Span
from bot.understanding.red_flags.surroundings import Surroundings, covered, overlaps, within
from bot.understanding.text.tokens import BREAK, COMMA

_ANCHORS = (
    TriggerGroup.SELF,
    TriggerGroup.OTHER,
    TriggerGroup.CHILD,
    TriggerGroup.PRONOUN,
    TriggerGroup.EVENT_TIME,
    TriggerGroup.RECENT,
    TriggerGroup.PRESENT,
)
"""Whom or when a report names."""
_CRY = 4
"""A message of at most so many words that names an illness reports it."""
_OF_SOURCE = 3
"""So many words before an opinion may tell whose it is."""
_FORWARD_WINDOW = 7
_AFTER_WINDOW = 3
_OF_SETTING = 3
"""So many words before a setting belong to it: "for my physio exam"."""


class Questions:
    """All that a message asks and supposes, found once for all its matches."""

    def __init__(self, around: Surroundings) -> None:
        self.around = around
        whole = complete_questions(around)
        frames = around.of(TriggerGroup.ASKING_FRAME, TriggerGroup.INDEFINITE)
        self.ends = {end for _, end in whole}
        """Where complete questions end."""
        self.whole = covered(whole)
        self.asking = covered((*whole, *frames))
        """Words that only ask, and name nobody."""
        self.opinions = covered((*(_source_of(span, around) for span in around.of(TriggerGroup.OPINION)), *frames))
        """Words that say who thinks so, or that only ask."""

    def is_hypothetical(self, match: PhraseMatch) -> bool:
        """Whether the match is a question about the sign in general, or a supposed case.

        A question about something of one's own is a report: "is it normal that my foot goes numb".
        """
        around = self.around
        return (
            _is_supposed(match, around)
            or _is_condition(match, around)
            or _is_in_general(match, around)
            or _is_general_statement(match, self)
            or _is_question(match, self)
        )


def _is_supposed(match: PhraseMatch, around: Surroundings) -> bool:
    """ "What if ..." holds for what comes behind it; an exam or a film for a statement that names nobody."""
    first = match.spans[0][0]
    segment, statement = around.segment(first), around.statement(match.spans)
    if around.within((segment[0], first), TriggerGroup.SUPPOSING):
        return True
    settings = around.within(statement, TriggerGroup.SETTING)
    if not settings:
        return False
    owners = [
        start
        for start, _ in around.within(statement, TriggerGroup.SELF, TriggerGroup.PRONOUN, TriggerGroup.CLAUSE_START)
    ]
    return any(
        bisect_left(owners, start - _OF_SETTING) == 0 and bisect_left(owners, end) == len(owners)
        for start, end in settings
    )


def _is_condition(match: PhraseMatch, around: Surroundings) -> bool:
    """ "If ...". "If my foot tingles" tells of it, all the same; that much is believed of routine signs."""
    first = match.spans[0][0]
    clause, segment = around.phrase(first), around.segment(first)
    return any(
        not (match.tier is Tier.ROUTINE and around.starting(end, end + 1, TriggerGroup.SELF))
        and not around.near((start, end), 0, TriggerGroup.PSEUDO_CONDITION)
        for start, end in around.within((max(clause[0], segment[0]), first), TriggerGroup.CONDITION)
    )


def _is_in_general(match: PhraseMatch, around: Surroundings) -> bool:
    """ "Signs of a clot", but not "treatment for my numb foot"."""
    first, last = match.spans[0][0], match.spans[-1][1]
    segment = around.segment(first)
    if around.any_in(segment, TriggerGroup.EVENT_TIME):
        return False
    for span in around.within(segment, TriggerGroup.IN_GENERAL):
        if (
            not overlaps(span, match.spans)
            and span[1] <= first <= span[1] + _FORWARD_WINDOW
            and _is_one_clause(span, first, around)
            and not around.starting(span[1], last + 2, TriggerGroup.SELF, TriggerGroup.OTHER, TriggerGroup.CHILD)
        ):
            return True
    end = min(last + _AFTER_WINDOW + 1, around.phrase(last - 1)[1])
    return bool(around.starting(last, end, TriggerGroup.IN_GENERAL_AFTER))


def _is_general_statement(match: PhraseMatch, asked: Questions) -> bool:
    """ "Blood clots often begin in the calf": the sentence names nobody, no side and no moment; what is told beside it
    ("I have two kids and ...") counts for nothing.

    So is a longer sentence that only names an illness. Not asked of routine signs, of which little follows: a report
    in few words looks much the same.
    """
    if match.tier is Tier.ROUTINE:
        return False
    around = asked.around
    segment = around.segment(match.spans[0][0])
    beside = around.without_asides(segment, match.spans)
    generic = around.within(beside, TriggerGroup.GENERIC)
    if generic:
        segment = beside
    elif not _only_names(match, segment, around):
        return False
    if not around.small.sides.isdisjoint(around.words[slice(*segment)]):
        return False
    anchors = [span for span in around.within(segment, *_ANCHORS) if asked.opinions.isdisjoint(range(*span))]
    if not anchors:
        return True
    sources = covered(_source_of(span, around) for span in generic)
    return not any(sources.isdisjoint(range(*span)) for span in anchors)


def _only_names(match: PhraseMatch, segment: Span, around: Surroundings) -> bool:
    """Whether all that was found is the name of an illness, in more words than a cry has."""
    if around.words[segment[0]] in around.small.reports or around.any_in(segment, TriggerGroup.UNCERTAIN):
        return False
    return segment[1] - segment[0] > _CRY and all(
        any(within(span, name) for name in around.near(span, 0, TriggerGroup.DIAGNOSIS)) for span in match.spans
    )


def _source_of(said: Span, around: Surroundings) -> Span:
    """The words of an opinion with whose it is: "my teacher said"; a body is no source."""
    start = max(around.clauses.span_of(around.clauses.piece(said[0]))[0], said[0] - _OF_SOURCE)
    return (start, said[1]) if around.body_words.isdisjoint(around.words[start : said[0]]) else said


def _is_one_clause(span: Span, first: int, around: Surroundings) -> bool:
    return first < around.clauses.clause(span[1] - 1)[1] and COMMA not in around.words[span[1] : span[1] + 1]


def _is_question(match: PhraseMatch, asked: Questions) -> bool:
    around, first = asked.around, match.spans[0][0]
    asks_at = _question_start(around.segment(first), first, asked)
    if asks_at is None:
        return False
    if _asks_for_cause(asks_at, match, around):
        return True
    return not _is_anchored((asks_at, around.statement(match.spans)[1]), asked)


def _question_start(segment: Span, first: int, asked: Questions) -> int | None:
    """Where the question begins that the match is part of; None where it is not part of one.

    A complete question ("should I stop") asks about what stands around it, so that is not part of it.
    """
    around, words = asked.around, asked.around.words
    lead_ins = dict(around.within(segment, TriggerGroup.LEAD_IN))
    openers = {start for start, _ in around.within((segment[0], first + 1), TriggerGroup.QUESTION_OPENER)}
    openers -= asked.whole
    for begin in range(min(first, segment[1]), segment[0] - 1, -1) if openers else ():
        if begin == segment[0] or begin in asked.ends or _goes_on_asking(begin, segment, around):
            at = begin
            while at in lead_ins or (at < segment[1] and words[at] == COMMA):
                at = lead_ins.get(at, at + 1)
            if at in openers:
                return at
    return None


def _goes_on_asking(at: int, segment: Span, around: Surroundings) -> bool:
    """Whether a question may open here, behind a comma or "and"."""
    before = around.words[at - 1]
    if before in (COMMA, BREAK):
        return True
    return at < segment[1] and before in around.small.joints and around.words[at] in around.small.asks_on


def complete_questions(around: Surroundings) -> list[Span]:
    """Questions that are whole by themselves, and openers that do not open one ("can hardly")."""
    words = around.words
    whole = [
        (start, end)
        for start, end in around.of(TriggerGroup.COMPLETE_QUESTION)
        if end >= len(words) or words[end] not in around.small.question_goes_on
    ]
    return sorted([*whole, *around.of(TriggerGroup.STATEMENT_OPENER)])


def _asks_for_cause(asks_at: int, match: PhraseMatch, around: Surroundings) -> bool:
    """ "Can dehydration make my leg weak": the person's leg is only an example."""
    clause = around.phrase(asks_at)
    if not around.starting(asks_at, asks_at + 1, TriggerGroup.CAUSE_OPENER):
        return False
    verbs = around.within((clause[0], match.spans[-1][1]), TriggerGroup.CAUSE_VERB)
    return bool(verbs) and not around.starting(asks_at, verbs[0][0], TriggerGroup.SELF)


def _is_anchored(extent: Span, asked: Questions) -> bool:
    """Whether someone or some event in particular is spoken of, beyond the words that ask ("can I", "should I")."""
    anchors = asked.around.within(
        extent,
        TriggerGroup.SELF,
        TriggerGroup.OTHER,
        TriggerGroup.CHILD,
        TriggerGroup.PRONOUN,
        TriggerGroup.EVENT_TIME,
    )
    if any(asked.asking.isdisjoint(range(*span)) for span in anchors):
        return True
    return bool(asked.around.starting(extent[1], len(asked.around.words), TriggerGroup.SAME_HERE))
