"""Whether a sign is only asked about or supposed: "can stretching cause numbness?", "say a student of mine"."""

from __future__ import annotations

from bot.domain.red_flags import Tier, TriggerGroup
from bot.understanding.red_flags.matching import PhraseMatch, Span
from bot.understanding.red_flags.surroundings import Surroundings, overlaps, within
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


def is_hypothetical(match: PhraseMatch, around: Surroundings) -> bool:
    """Whether the match is a question about the sign in general, or a supposed case.

    A question about something of one's own is a report: "is it normal that my foot goes numb".
    """
    return (
        _is_supposed(match, around)
        or _is_condition(match, around)
        or _is_in_general(match, around)
        or _is_general_statement(match, around)
        or _is_question(match, around)
    )


def _is_supposed(match: PhraseMatch, around: Surroundings) -> bool:
    """ "What if ..." holds for what comes behind it; an exam or a film for a statement that names nobody."""
    first = match.spans[0][0]
    segment, statement = around.segment(first), around.statement(match.spans)
    if any(within(span, segment) and span[1] <= first for span in around.of(TriggerGroup.SUPPOSING)):
        return True
    owners = around.of(TriggerGroup.SELF, TriggerGroup.PRONOUN, TriggerGroup.CLAUSE_START)
    return any(
        within(setting, statement)
        and not any(within(one, statement) and not start - _OF_SETTING <= one[0] < end for one in owners)
        for setting in around.of(TriggerGroup.SETTING)
        for start, end in (setting,)
    )


def _is_condition(match: PhraseMatch, around: Surroundings) -> bool:
    """ "If ...". "If my foot tingles" tells of it, all the same; that much is believed of routine signs."""
    first = match.spans[0][0]
    clause, segment = around.phrase(first), around.segment(first)
    pseudo = around.of(TriggerGroup.PSEUDO_CONDITION)
    own = {start for start, _ in around.of(TriggerGroup.SELF)} if match.tier is Tier.ROUTINE else set()
    return any(
        clause[0] <= start
        and segment[0] <= start
        and end <= first
        and end not in own
        and not overlaps((start, end), pseudo)
        for start, end in around.of(TriggerGroup.CONDITION)
    )


def _is_in_general(match: PhraseMatch, around: Surroundings) -> bool:
    """ "Signs of a clot", but not "treatment for my numb foot"."""
    first, last = match.spans[0][0], match.spans[-1][1]
    segment = around.segment(first)
    if any(within(span, segment) for span in around.of(TriggerGroup.EVENT_TIME)):
        return False
    owners = around.of(TriggerGroup.SELF, TriggerGroup.OTHER, TriggerGroup.CHILD)
    for span in around.of(TriggerGroup.IN_GENERAL):
        if not within(span, segment) or overlaps(span, match.spans):
            continue
        if (
            span[1] <= first <= span[1] + _FORWARD_WINDOW
            and _is_one_clause(span, first, around)
            and not any(span[1] <= start <= last + 1 for start, _ in owners)
        ):
            return True
    return any(
        last <= start <= last + _AFTER_WINDOW and start < around.phrase(last - 1)[1]
        for start, _ in around.of(TriggerGroup.IN_GENERAL_AFTER)
    )


def _is_general_statement(match: PhraseMatch, around: Surroundings) -> bool:
    """ "Blood clots often begin in the calf": the sentence names nobody, no side and no moment.

    So is a longer sentence that only names an illness. Not asked of routine signs, of which little follows: a report
    in few words looks much the same.
    """
    if match.tier is Tier.ROUTINE:
        return False
    segment = around.segment(match.spans[0][0])
    generic = [span for span in around.of(TriggerGroup.GENERIC) if within(span, segment)]
    if not generic and not _only_names(match, segment, around):
        return False
    if not around.small.sides.isdisjoint(around.words[slice(*segment)]):
        return False
    sources = [_source_of(span, around) for span in (*generic, *around.of(TriggerGroup.OPINION))]
    masked = [*sources, *around.of(TriggerGroup.INDEFINITE, TriggerGroup.ASKING_FRAME)]
    return not any(within(span, segment) and not overlaps(span, masked) for span in around.of(*_ANCHORS))


def _only_names(match: PhraseMatch, segment: Span, around: Surroundings) -> bool:
    """Whether all that was found is the name of an illness, in more words than a cry has."""
    names = around.of(TriggerGroup.DIAGNOSIS)
    if around.words[segment[0]] in around.small.reports or around.any_in(segment, TriggerGroup.UNCERTAIN):
        return False
    return segment[1] - segment[0] > _CRY and all(any(within(span, name) for name in names) for span in match.spans)


def _source_of(said: Span, around: Surroundings) -> Span:
    """The words of an opinion with whose it is: "my teacher said"; a body is no source."""
    start = max(around.clauses.span_of(around.clauses.piece(said[0]))[0], said[0] - _OF_SOURCE)
    return (start, said[1]) if around.body_words.isdisjoint(around.words[start : said[0]]) else said


def _is_one_clause(span: Span, first: int, around: Surroundings) -> bool:
    return first < around.clauses.clause(span[1] - 1)[1] and COMMA not in around.words[span[1] : span[1] + 1]


def _is_question(match: PhraseMatch, around: Surroundings) -> bool:
    first = match.spans[0][0]
    segment = around.segment(first)
    masked = complete_questions(around)
    asks_at = _question_start(segment, first, around, masked)
    if asks_at is None:
        return False
    if _asks_for_cause(asks_at, match, around):
        return True
    asked = (asks_at, around.statement(match.spans)[1])
    return not _is_anchored(asked, around, masked)


def _question_start(segment: Span, first: int, around: Surroundings, masked: list[Span]) -> int | None:
    """Where the question begins that the match is part of; None where it is not part of one.

    A complete question ("should I stop") asks about what stands around it, so that is not part of it.
    """
    words = around.words
    openers = {start for start, _ in around.of(TriggerGroup.QUESTION_OPENER)}
    lead_ins = dict(around.of(TriggerGroup.LEAD_IN))
    begins = [segment[0], *(at + 1 for at in range(segment[0], segment[1]) if words[at] in (COMMA, BREAK))]
    begins += [
        at + 1
        for at in range(segment[0], segment[1] - 1)
        if words[at] in around.small.joints and words[at + 1] in around.small.asks_on
    ]
    begins += [end for _, end in masked if segment[0] <= end <= segment[1]]
    for begin in sorted(begins, reverse=True):
        at = begin
        while at in lead_ins or (at < segment[1] and words[at] == COMMA):
            at = lead_ins.get(at, at + 1)
        if at <= first and at in openers and not overlaps((at, at + 1), masked):
            return at
    return None


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
    if all(start != asks_at for start, _ in around.of(TriggerGroup.CAUSE_OPENER)):
        return False
    first = match.spans[-1][1]
    verbs = [start for start, end in around.of(TriggerGroup.CAUSE_VERB) if clause[0] <= start and end <= first]
    if not verbs:
        return False
    selves = [start for start, _ in around.of(TriggerGroup.SELF) if asks_at <= start < verbs[0]]
    return not selves


def _is_anchored(asked: Span, around: Surroundings, masked: list[Span]) -> bool:
    """Whether someone or some event in particular is spoken of, beyond the words that ask ("can I", "should I")."""
    frames = [*masked, *around.of(TriggerGroup.ASKING_FRAME, TriggerGroup.INDEFINITE)]
    anchors = around.of(
        TriggerGroup.SELF, TriggerGroup.OTHER, TriggerGroup.CHILD, TriggerGroup.PRONOUN, TriggerGroup.EVENT_TIME
    )
    if any(within(span, asked) and not overlaps(span, frames) for span in anchors):
        return True
    return any(start >= asked[1] for start, _ in around.of(TriggerGroup.SAME_HERE))
