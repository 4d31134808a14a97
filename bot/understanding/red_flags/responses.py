"""What the signs of a message are owed: the policy as a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from bot.domain.red_flags import Assertion, OwnCard, RedFlag, Response, Tier

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
_OWN: Mapping[OwnCard, Mapping[Assertion, Response]] = MappingProxyType(
    {
        OwnCard.CRISIS: {
            Assertion.AFFIRMED: Response.CRISIS_CARD,
            Assertion.UNCERTAIN: Response.CRISIS_CARD,
            Assertion.HYPOTHETICAL: Response.CRISIS_CARD,
            Assertion.OTHER: Response.CRISIS_CARD_THIRD_PERSON,
            Assertion.CHILD: Response.CRISIS_CARD_THIRD_PERSON,
        },
        OwnCard.VIOLENCE: {
            Assertion.AFFIRMED: Response.VIOLENCE_CARD,
            Assertion.UNCERTAIN: Response.VIOLENCE_CARD,
            Assertion.OTHER: Response.VIOLENCE_CARD,
            Assertion.CHILD: Response.VIOLENCE_CARD,
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
    """What one sign is owed. Self-harm and violence have cards of their own; self-harm also when it is asked about.

    Where it is not sure that they are meant, that is asked.
    """
    if flag.card is not None and flag.tier is Tier.ASK_FIRST:
        return Response.NOTHING if flag.assertion is Assertion.NEGATED else Response.CRISIS_ASKED
    if flag.card is not None:
        return _OWN[flag.card].get(flag.assertion, _POLICY[flag.tier].get(flag.assertion, Response.NOTHING))
    return _POLICY[flag.tier].get(flag.assertion, Response.NOTHING)


def seriousness(flag: RedFlag) -> tuple[int, int]:
    """Sorts the most serious flag first: by what it is owed, then by its tier."""
    return _SEVERITY[response_to(flag)], _TIERS.index(flag.tier)
