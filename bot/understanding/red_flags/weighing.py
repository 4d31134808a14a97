"""What the second opinion changes: it speaks where the lists are silent, and asks where it doubts their alarm."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from bot.domain.checklists import ANY_SIGN
from bot.domain.red_flags import Assertion, OwnCard, RedFlag, Response, Tier, Told
from bot.understanding.red_flags.responses import respond, response_to, seriousness
from bot.understanding.red_flags.second_opinion import Opinion

SURE = 0.2
"""From this lead on a message without any listed words is asked about."""
SURER = 0.6
"""From this lead on self-harm and violence have their card at once, and a sign to see somebody about gets the line."""
DOUBTED = -0.1
"""Below this lead, where an ordinary message fits better, an alarm is asked about."""

_WITH_CARDS = frozenset({Told.CRISIS, Told.CRISIS_OTHER, Told.VIOLENCE})
_ALARMS = frozenset(list(Response)[: list(Response).index(Response.START_CHECK)])


def weighed(flags: tuple[RedFlag, ...], opinion: Opinion, of_parts: Callable[[], Opinion]) -> tuple[RedFlag, ...]:
    """The signs of a message after a second opinion on it and on its parts, the most serious first.

    Words that no list knows add a sign where the opinion is sure; one that only asks becomes a card of its own. An
    alarm that it holds for ordinary in every part of the message is asked about; it is never taken away. Self-harm and
    violence are not doubted.
    """
    response = respond(flags)
    if not flags or response is Response.START_CHECK:
        heard = _heard(opinion) if opinion.lead >= SURE else None
        return flags if heard is None or (flags and heard.card is None) else _sorted((heard, *flags))
    if response in _ALARMS and opinion.lead < DOUBTED and of_parts().lead < DOUBTED:
        return _sorted(_asked(flag) if flag.card is None and response_to(flag) in _ALARMS else flag for flag in flags)
    return flags


def _heard(opinion: Opinion) -> RedFlag | None:
    """The sign that an opinion stands for; None for an ordinary message."""
    told = opinion.told if opinion.lead >= SURER or opinion.told not in _WITH_CARDS else Told.EMERGENCY
    match told:
        case Told.EMERGENCY:
            return RedFlag(ANY_SIGN, Tier.ASK_FIRST, Assertion.AFFIRMED)
        case Told.CRISIS:
            return RedFlag(ANY_SIGN, Tier.EMERGENCY, Assertion.AFFIRMED, OwnCard.CRISIS)
        case Told.CRISIS_OTHER:
            return RedFlag(ANY_SIGN, Tier.EMERGENCY, Assertion.OTHER, OwnCard.CRISIS)
        case Told.VIOLENCE:
            return RedFlag(ANY_SIGN, Tier.EMERGENCY, Assertion.AFFIRMED, OwnCard.VIOLENCE)
        case Told.PROFESSIONAL if opinion.lead >= SURER:
            return RedFlag(ANY_SIGN, Tier.ROUTINE, Assertion.AFFIRMED)
        case Told.PROFESSIONAL | Told.ORDINARY:
            return None


def _asked(flag: RedFlag) -> RedFlag:
    return replace(flag, tier=Tier.ASK_FIRST, card=None, assertion=Assertion.UNCERTAIN)


def _sorted(flags: Iterable[RedFlag]) -> tuple[RedFlag, ...]:
    return tuple(sorted(flags, key=seriousness))
