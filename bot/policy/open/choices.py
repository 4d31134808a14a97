"""Buttons on offer: a typed word may stand for one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from bot.capabilities.capability import Call
from bot.capabilities.context import Context
from bot.capabilities.registry import Registry
from bot.domain.actions import (
    Action,
    BeginSession,
    BrowseTopics,
    ChooseZone,
    DraftAction,
    KeepAsIs,
    NoneOfThese,
    OfferSession,
    PickAnswer,
    ShowAnswer,
    ShowLess,
    ShowMore,
    ShowPicture,
    ShowReminder,
    StartCheck,
)
from bot.domain.intents import ShortReply
from bot.domain.messages import Button, ButtonStyle
from bot.domain.sessions import Steering
from bot.domain.understanding import Understanding, Verdict
from bot.domain.values import dataclass

_YES = (ButtonStyle.SUCCESS, ButtonStyle.DANGER)
_ORDINALS = {ShortReply.FIRST: 0, ShortReply.SECOND: 1, ShortReply.THIRD: 2}

WORTH_PICKING = 0.25
"""From this score on a title on offer may be meant by words that are no clear question."""

APART = 2.0
"""So many times the score of any other title on offer it must have then."""

_OF_DRAFTS = get_args(DraftAction)
_NUMBERED = (ShowAnswer, BrowseTopics, ShowMore, ShowLess, StartCheck, ShowReminder, ChooseZone)
"""Harmless to take by number where nothing else is listed; what changes something is tapped, or confirmed by a yes."""


@dataclass(frozen=True, slots=True)
class OpenChoices:
    """The buttons of the last reply, in reading order."""

    offered: tuple[Button, ...]

    def take(self, understanding: Understanding, _context: Context, registry: Registry) -> Call | None:
        """A short reply that means one of them, or what picks one of several titles."""
        word = understanding.short_reply
        action = resolve(word, self.offered) if word is not None else picked(understanding, self.offered)
        if understanding.steering in (Steering.NEXT, Steering.RESUME):  # "ready", where a session may begin
            action = next((one.action for one in self.offered if _begins(one)), action)
        return registry.action(action, tapped=False) if action is not None else None


@dataclass(frozen=True, slots=True)
class OpenConfirmation:
    """The buttons of the last reply, where it asks for a yes: that was asked last, whatever is open beside it."""

    offered: tuple[Button, ...]

    def take(self, understanding: Understanding, context: Context, registry: Registry) -> Call | None:
        """A yes or a no alone; who says stop means no."""
        if understanding.short_reply not in (ShortReply.YES, ShortReply.NO, ShortReply.STOP):
            return None
        return OpenChoices(self.offered).take(understanding, context, registry)


def picked(understanding: Understanding, offered: Sequence[Button]) -> Action | None:
    """The title that is picked by its place, or that a text is nearest to by far: no clear question, or a follow-up."""
    picks = [button.action for button in offered if isinstance(button.action, PickAnswer)]
    place = understanding.choice
    if place is not None and -1 <= place < len(picks) and picks:
        return picks[place]
    scores = {one.intent: one.score for one in understanding.ranking.candidates}
    by_nearness = sorted(picks, key=lambda one: -scores.get(one.topic, 0.0))
    nearest, *others = [scores.get(one.topic, 0.0) for one in by_nearness] or [0.0]
    apart = nearest >= WORTH_PICKING and all(nearest >= APART * other for other in others)
    unclear = understanding.ranking.verdict is not Verdict.CLEAR or understanding.follow_up is not None
    return by_nearness[0] if apart and unclear else None


def _begins(button: Button) -> bool:
    return isinstance(button.action, BeginSession) and button.style is ButtonStyle.SUCCESS


def asks_to_confirm(offered: Sequence[Button]) -> bool:
    """Whether the last reply asks for a yes or a no, and not to what is being made."""
    return not asks_for_draft(offered) and any(button.style in _YES for button in offered)


def asks_for_draft(offered: Sequence[Button]) -> bool:
    """Whether the last reply was the question about what is being made."""
    return any(isinstance(button.action, _OF_DRAFTS) for button in offered)


def resolve(word: ShortReply, offered: Sequence[Button]) -> Action | None:
    """The action a typed word means, or None where it fits no button.

    Numbers count the choices of a close call, or else the buttons; yes takes what was asked to be confirmed, the only
    choice, or More; no declines; back and stop take the button that leads back; who wants to see it gets the
    picture, who wants to be guided the session.
    """
    actions = [button.action for button in offered]
    picks: list[Action] = [action for action in actions if isinstance(action, PickAnswer)]
    declined = next((action for action in actions if isinstance(action, NoneOfThese)), None)
    if word in _ORDINALS:
        numbered = picks or [one for one in actions if isinstance(one, _NUMBERED)]
        place = _ORDINALS[word]
        return numbered[place] if place < len(numbered) else None
    if word is ShortReply.YES:
        settled = next((button.action for button in offered if button.style in _YES), None)
        if settled is not None:
            return settled
        more = next((action for action in actions if isinstance(action, ShowMore)), None)
        return picks[0] if len(picks) == 1 else more
    if word is ShortReply.BACK:
        return next((one for one in actions if isinstance(one, BrowseTopics | ShowLess)), None)
    if word is ShortReply.SHOW:
        return next((one for one in actions if isinstance(one, ShowPicture)), None)
    if word is ShortReply.GUIDE:
        return next((one for one in actions if isinstance(one, OfferSession)), None)
    kept = next((one for one in actions if isinstance(one, KeepAsIs)), None)
    return declined or kept
