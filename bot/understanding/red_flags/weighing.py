"""What the second opinion changes: it speaks where the lists are silent, and asks where it doubts their alarm."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from math import inf

from bot.domain.checklists import ANY_SIGN
from bot.domain.red_flags import Assertion, OwnCard, RedFlag, Response, Tier, Told
from bot.understanding.red_flags.responses import respond, response_to, seriousness
from bot.understanding.red_flags.second_opinion import Opinion

SURE = 0.1
"""From this lead on a message without any listed words is asked about with the emergency list."""
SURE_ENOUGH = 0.15
"""From this lead on it is asked plainly about self-harm."""
SURE_OF_VIOLENCE = 0.25
"""From this lead on it is asked plainly because of violence: sentences about two people resemble it."""
SURER = 0.8
"""From this lead on self-harm and violence have their card at once."""
LINED = 0.35
"""From this lead on a sign to see somebody about gets the line."""
CERTAIN = 0.7
"""From this lead on a message in which the lists found a milder sign alone is asked about too."""
THOUGH_DENIED = 1.0
"""From this lead on self-harm and violence are asked about where the lists hold every sign for denied."""
DOUBTED = 0.0
"""Below this lead of the sentence that it stands in, where an ordinary message fits better, an alarm is asked about."""
BORNE_OUT = 0.5
"""From this lead on a part of that sentence bears an emergency out, however ordinary the whole is."""
DOUBTED_MUCH = -0.3
"""Below this lead, of its sentence and of every part of it, a card on self-harm or violence is asked about."""

_WITH_CARDS = frozenset({Told.CRISIS, Told.CRISIS_OTHER, Told.VIOLENCE})
_SURE_OF = {Told.CRISIS: SURE_ENOUGH, Told.CRISIS_OTHER: SURE_ENOUGH, Told.VIOLENCE: SURE_OF_VIOLENCE}
_MILD = frozenset({Response.FLAG_LINE_AND_CHECK, Response.EMERGENCY_LINE, Response.CHECK_BUTTON})
_ALARMS = frozenset(list(Response)[: list(Response).index(Response.CRISIS_ASKED)])


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the sentence that a sign stands in sounds like a sign, and its likeliest part, asked for where it counts.

    What stands in other sentences says nothing about it.
    """

    sentence: float
    part: Callable[[], float]


BEYOND_DOUBT = Standing(inf, lambda: inf)


def weighed(
    flags: tuple[RedFlag, ...], opinion: Opinion, standing: Callable[[RedFlag], Standing]
) -> tuple[RedFlag, ...]:
    """The signs of a message after a second opinion on it and on where each stands, the most serious first.

    Words that no list knows add a sign where the opinion is sure; one that only asks becomes a card of its own. An
    alarm that it holds for ordinary, in its sentence and in every part of that, is asked about; it is never taken away.
    """
    response = respond(flags)
    if not flags:
        heard = _heard(opinion)
        return () if heard is None else (heard,)
    if response is Response.START_CHECK and opinion.lead >= SURER and opinion.told in _WITH_CARDS:
        return _sorted((*_some(_heard(opinion)), *flags))
    if response in _MILD and opinion.lead >= CERTAIN and opinion.told is not Told.PROFESSIONAL:
        return _sorted((*map(_asked, _some(_heard(opinion))), *flags))
    if response is Response.NOTHING and opinion.lead >= THOUGH_DENIED and opinion.told in _WITH_CARDS:
        return _sorted((*map(_asked, _some(_heard(opinion))), *flags))
    if response in _ALARMS:
        return _sorted(_asked(flag) if _is_doubted(flag, standing) else flag for flag in flags)
    return flags


def _is_doubted(flag: RedFlag, standing: Callable[[RedFlag], Standing]) -> bool:
    """Whether an alarm is asked about; self-harm and violence are only where much speaks against them."""
    if response_to(flag) not in _ALARMS:
        return False
    stands = standing(flag)
    if stands.sentence >= DOUBTED:
        return False
    enough = DOUBTED_MUCH if flag.card is not None else BORNE_OUT if flag.tier is Tier.EMERGENCY else DOUBTED
    return max(stands.sentence, stands.part()) < enough


def _heard(opinion: Opinion) -> RedFlag | None:
    """The sign that an opinion stands for; None for an ordinary message."""
    if opinion.lead < _SURE_OF.get(opinion.told, SURE):
        return None
    tier = Tier.EMERGENCY if opinion.lead >= SURER else Tier.ASK_FIRST
    match opinion.told:
        case Told.EMERGENCY:
            return RedFlag(ANY_SIGN, Tier.ASK_FIRST, Assertion.AFFIRMED)
        case Told.CRISIS:
            return RedFlag(ANY_SIGN, tier, Assertion.AFFIRMED, OwnCard.CRISIS)
        case Told.CRISIS_OTHER:
            return RedFlag(ANY_SIGN, tier, Assertion.OTHER, OwnCard.CRISIS)
        case Told.VIOLENCE:
            return RedFlag(ANY_SIGN, tier, Assertion.AFFIRMED, OwnCard.VIOLENCE)
        case Told.PROFESSIONAL if opinion.lead >= LINED:
            return RedFlag(ANY_SIGN, Tier.ROUTINE, Assertion.AFFIRMED)
        case Told.PROFESSIONAL | Told.ORDINARY:
            return None


def _some(flag: RedFlag | None) -> tuple[RedFlag, ...]:
    return () if flag is None else (flag,)


def _asked(flag: RedFlag) -> RedFlag:
    return replace(flag, tier=Tier.ASK_FIRST, assertion=Assertion.UNCERTAIN)


def _sorted(flags: Iterable[RedFlag]) -> tuple[RedFlag, ...]:
    return tuple(sorted(flags, key=seriousness))
