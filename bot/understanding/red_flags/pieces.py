"""A sign that is told in pieces: what a message leaves behind for the next one, and both of them screened together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set

from bot.domain.red_flags import Assertion, RedFlag, Tier
from bot.understanding.red_flags.assertion import Assessor
from bot.understanding.red_flags.compiled import BODY_SLOT, COMPLAINT_SLOT, CompiledConcept, CompiledLexicon
from bot.understanding.red_flags.matching import PhraseMatch, PreparedText, Span

MOST_PIECES = 16
"""So many words are left behind, the last ones; two or three short messages have no more."""

_LONGEST = 24
"""A longer message tells a sign by itself, or none."""
_PIECE = CompiledConcept("piece", Tier.ROUTINE, None, None, ())
_HAS_IT = frozenset({Assertion.AFFIRMED, Assertion.UNCERTAIN, Assertion.OTHER, Assertion.CHILD})


def pieces_of(
    reading: PreparedText,
    lexicon: CompiledLexicon,
    before: tuple[str, ...],
    assessing: Callable[[], Assessor],
    things: Callable[[], Set[int]],
) -> tuple[str, ...]:
    """The lexicon's own words in a message that names a body part or a complaint, behind those before.

    A word that is denied, over, only supposed or said of a thing is none. Any other message leaves behind what was
    there before it: of "wait" and "u there?" signs would be made that nobody told.
    """
    if len(reading.content) > _LONGEST:
        return ()
    named = {
        position
        for position, here in zip(reading.positions, reading.slots, strict=True)
        if any(slot in (BODY_SLOT, COMPLAINT_SLOT) for slot, _ in here)
    }
    if not named or named <= (of_things := things()):
        return before
    assessor = assessing()
    kept: dict[int, str] = {}
    for start, end in sorted(_terms(reading, lexicon)):
        span = reading.positions[start], reading.positions[end - 1] + 1
        if span[0] not in of_things and assessor.assess(PhraseMatch(_PIECE, Tier.ROUTINE, (span,))) in _HAS_IT:
            kept.update((at, reading.content[at]) for at in range(start, end))
    return (*before, *(kept[at] for at in sorted(kept)))[-MOST_PIECES:]


def _terms(reading: PreparedText, lexicon: CompiledLexicon) -> set[Span]:
    """Where terms of pairs and of slots stand."""
    found = {(start, end) for _, start, end in lexicon.terms.scan(reading.content, reading.slots)}
    for start, here in enumerate(reading.slots):
        found.update((start, end) for _, end in here)
    return found


def added_up(
    alone: tuple[RedFlag, ...], together: Iterable[RedFlag], before: Callable[[], Iterable[RedFlag]]
) -> tuple[RedFlag, ...]:
    """The signs of a message, and those that only it and the pieces before it make together, not those alone."""
    told = {(flag.id, flag.tier) for flag in alone}
    new = [one for one in together if (one.id, one.tier) not in told and one.assertion in _HAS_IT]
    if not new:
        return alone
    known = {(flag.id, flag.tier) for flag in before()}
    added = [one for one in new if (one.id, one.tier) not in known]
    again = {one.id for one in added}
    return (*(one for one in alone if one.id not in again), *added)
