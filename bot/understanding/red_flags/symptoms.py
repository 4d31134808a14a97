"""A complaint that no concept knows: a body word, someone who has it, and a word of complaint."""

from __future__ import annotations

from bot.domain.red_flags import Tier
from bot.understanding.red_flags.compiled import BODY_SLOT, COMPLAINT_SLOT, CompiledConcept
from bot.understanding.red_flags.matching import PhraseMatch, Span
from bot.understanding.red_flags.phrases import SlotSpans

PERSON_SLOT = "SOMEONE"
SYMPTOM_SLOTS = (BODY_SLOT, COMPLAINT_SLOT, PERSON_SLOT)

_COMPLAINT = CompiledConcept("complaint", Tier.ROUTINE, card=None, unless=None, retiered=())
_REACH = 12


def reads_like_symptom(slots: SlotSpans) -> PhraseMatch | None:
    """The body word and the complaint nearest to each other, where a person is spoken of too; or None.

    `slots` are those of the words of a message.
    """
    spans: dict[str, list[Span]] = {slot: [] for slot in SYMPTOM_SLOTS}
    for start, here in enumerate(slots):
        for slot, end in here:
            if slot in spans:
                spans[slot].append((start, end))
    bodies, complaints = spans[BODY_SLOT], spans[COMPLAINT_SLOT]
    if not (bodies and complaints and spans[PERSON_SLOT]):
        return None
    distance, body, complaint = min(
        (max(body[0], complaint[0]) - min(body[1], complaint[1]), body, complaint)
        for body in bodies[:_REACH]
        for complaint in complaints[:_REACH]
    )
    if distance > _REACH:
        return None
    return PhraseMatch(_COMPLAINT, Tier.ROUTINE, tuple(sorted((body, complaint))))
