"""The warning signs that stand in a conversation: which, and how serious. Never a word of the person's."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from bot.domain.checklists import CheckOutcome, Checks
from bot.domain.red_flags import Assertion, RedFlag, Response, Tier
from bot.domain.values import dataclass

MOST_TOLD = 6
"""So many signs are kept, the most serious first; more do not fit into a button."""

_TOLD = frozenset({Assertion.AFFIRMED, Assertion.UNCERTAIN, Assertion.OTHER, Assertion.CHILD})
_OWN = frozenset({Assertion.AFFIRMED, Assertion.UNCERTAIN})


class Gravity(StrEnum):
    """What stands, most serious first."""

    CRISIS = "crisis"
    """Self-harm or violence: a card about it was shown."""
    EMERGENCY = "emergency"
    """An emergency card was shown."""
    URGENT = "urgent"
    """Help is needed today."""
    ROUTINE = "routine"
    """A sign to talk about."""

    @property
    def had_card(self) -> bool:
        """True where a card was shown that stands alone."""
        return self in (Gravity.CRISIS, Gravity.EMERGENCY)


_SERIOUS = tuple(Gravity)
_OF_RESPONSE = {
    Response.EMERGENCY_CARD: Gravity.EMERGENCY,
    Response.EMERGENCY_CARD_THIRD_PERSON: Gravity.EMERGENCY,
    Response.CRISIS_CARD: Gravity.CRISIS,
    Response.CRISIS_CARD_THIRD_PERSON: Gravity.CRISIS,
    Response.VIOLENCE_CARD: Gravity.CRISIS,
    Response.URGENT_AFTER_LIST: Gravity.URGENT,
    Response.CRISIS_ASKED: Gravity.ROUTINE,
    Response.START_CHECK: Gravity.ROUTINE,
    Response.FLAG_LINE_AND_CHECK: Gravity.ROUTINE,
}
_OF_OUTCOME = {
    CheckOutcome.EMERGENCY: Gravity.EMERGENCY,
    CheckOutcome.URGENT_NOT_SURE: Gravity.URGENT,
    CheckOutcome.URGENT: Gravity.URGENT,
    CheckOutcome.ROUTINE: Gravity.ROUTINE,
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What was told or tapped in the last minutes.

    `told` are the signs that were written, as the screen calls them, the most serious first; which were tapped in a
    check is not kept. `check` is the check that fits them. `holds` is True where answers that invite to stretch wait.
    `asked` is True where it was asked whether somebody is in danger, and not answered. `other` is True where all of
    it was told of somebody else.
    """

    gravity: Gravity
    told: tuple[str, ...] = ()
    check: str | None = None
    holds: bool = True
    asked: bool = False
    other: bool = False


def told_in(flags: Iterable[RedFlag]) -> tuple[str, ...]:
    """The signs that somebody has now, as far as words of our own name them: those that lead to a card do not."""
    return tuple(one.id for one in flags if one.assertion in _TOLD and one.card is None)[:MOST_TOLD]


def is_own(flags: Iterable[RedFlag]) -> bool:
    """Whether the writer has an urgent sign, or may have one."""
    return any(one.tier is Tier.URGENT and one.assertion in _OWN for one in flags)


def is_of_other(flags: Iterable[RedFlag]) -> bool:
    """Whether signs are told of somebody else alone."""
    had = [one.assertion for one in flags if one.assertion in _TOLD]
    return bool(had) and _OWN.isdisjoint(had)


def of_other(standing: Standing | None) -> bool:
    """Whether what stands is somebody else's."""
    return standing is not None and standing.other


def standing_after(
    before: Standing | None, flags: Iterable[RedFlag], response: Response, check: str | None, checks: Checks
) -> Standing | None:
    """What stands once a message was understood; a sign that is only asked about, over or denied adds nothing."""
    gravity = _OF_RESPONSE.get(response)
    if gravity is None:
        return before
    told = told_in(flags)
    holds = gravity is not Gravity.ROUTINE or any(checks.told_sign(one).holds for one in told)
    asked = response is Response.CRISIS_ASKED
    return _together(before, Standing(gravity, told, check, holds, asked, is_of_other(flags)))


def standing_at_end(before: Standing | None, outcome: CheckOutcome) -> Standing | None:
    """What stands once a check has ended; which sign was tapped is not kept."""
    gravity = _OF_OUTCOME.get(outcome)
    return _together(before, Standing(gravity, other=of_other(before))) if gravity is not None else before


def codes_of(standing: Standing | None, checks: Checks) -> tuple[str, ...]:
    """The codes of all that stands, for the buttons of a check."""
    if standing is None:
        return ()
    return tuple(dict.fromkeys(checks.told_sign(one).code for one in standing.told))


def merged_codes(*all_of: tuple[str, ...]) -> tuple[str, ...]:
    """Codes without repetition, as many as a button carries."""
    return tuple(dict.fromkeys(code for codes in all_of for code in codes))[:MOST_TOLD]


def _together(before: Standing | None, now: Standing) -> Standing:
    if before is None:
        return now
    told = tuple(dict.fromkeys((*now.told, *before.told)))[:MOST_TOLD]
    gravity = min(before.gravity, now.gravity, key=_SERIOUS.index)
    holds, other = before.holds or now.holds, before.other and now.other
    return Standing(gravity, told, now.check or before.check, holds, now.asked, other)
