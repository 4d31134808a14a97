"""What the signs of a message are owed: the policy as a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from bot.domain.red_flags import Assertion, RedFlag, Response, Tier

_SEVERITY: Mapping[Response, int] = MappingProxyType({response: rank for rank, response in enumerate(Response)})

_POLICY: Mapping[Tier, Mapping[Assertion, Response]] = MappingProxyType(
    {
        Tier.EMERGENCY: {
            Assertion.AFFIRMED: Response.EMERGENCY_CARD,
            Assertion.UNCERTAIN: Response.EMERGENCY_CARD,
            Assertion.OTHER: Response.EMERGENCY_CARD_THIRD_PERSON,
            Assertion.CHILD: Response.EMERGENCY_CARD_THIRD_PERSON,
            Assertion.HISTORICAL: Response.EMERGENCY_LINE,
            Assertion.HYPOTHETICAL: Response.EMERGENCY_LINE,
        },
        Tier.ASK_FIRST: {
            Assertion.AFFIRMED: Response.START_CHECK,
            Assertion.UNCERTAIN: Response.START_CHECK,
            Assertion.OTHER: Response.START_CHECK,
            Assertion.CHILD: Response.START_CHECK,
            Assertion.HISTORICAL: Response.CHECK_BUTTON,
            Assertion.HYPOTHETICAL: Response.CHECK_BUTTON,
        },
        Tier.URGENT: {
            Assertion.AFFIRMED: Response.URGENT_AFTER_LIST,
            Assertion.UNCERTAIN: Response.URGENT_AFTER_LIST,
            Assertion.OTHER: Response.URGENT_AFTER_LIST,
            Assertion.CHILD: Response.URGENT_AFTER_LIST,
            Assertion.HISTORICAL: Response.CHECK_BUTTON,
            Assertion.HYPOTHETICAL: Response.CHECK_BUTTON,
        },
        Tier.ROUTINE: {
            Assertion.AFFIRMED: Response.FLAG_LINE_AND_CHECK,
            Assertion.UNCERTAIN: Response.FLAG_LINE_AND_CHECK,
            Assertion.OTHER: Response.FLAG_LINE_AND_CHECK,
            Assertion.CHILD: Response.FLAG_LINE_AND_CHECK,
            Assertion.HISTORICAL: Response.CHECK_BUTTON,
            Assertion.HYPOTHETICAL: Response.NOTHING,
        },
    }
)
_TIERS = tuple(Tier)


def respond(flags: Iterable[RedFlag]) -> Response:
    """The most serious response that any of the flags is owed.

    A negated sign is owed nothing, and it never takes away from what another is owed.
    """
    return min((response_to(flag) for flag in flags), key=_SEVERITY.__getitem__, default=Response.NOTHING)


def response_to(flag: RedFlag) -> Response:
    """What one sign is owed. Words of self-harm are taken seriously also when they are a question."""
    if flag.crisis and flag.assertion not in (Assertion.NEGATED, Assertion.HISTORICAL):
        return Response.CRISIS_CARD
    return _POLICY[flag.tier].get(flag.assertion, Response.NOTHING)


def seriousness(flag: RedFlag) -> tuple[int, int]:
    """Sorts the most serious flag first: by what it is owed, then by its tier."""
    return _SEVERITY[response_to(flag)], _TIERS.index(flag.tier)
