"""The water log: what was drunk today, with one tap to take it back. No amount is ever suggested."""

from __future__ import annotations

from dataclasses import replace

from whenever import Instant, TimeDelta

from bot.domain.amounts import MOST_ML, Amount
from bot.domain.changes import Change, LogDrink, SaveDraft, SaveProfile, UndoDrink
from bot.domain.conversation import Decision
from bot.domain.personal_actions import DeskMove, DraftField
from bot.domain.reminders import Awaiting, Draft, Drink
from bot.domain.text import Text, joined
from bot.policy.personal.buttons import cancel_button, desk_button, draft_button, in_rows
from bot.policy.personal.desk import Desk, Row
from bot.policy.personal.wording import amount_words

LEAST_GLASS_ML = 50
MOST_GLASS_ML = 1500
_GLASSES = (150, 200, 250, 300, 330, 500)
_AMOUNTS = (200, 300, 500, 750)


def log(amount: Amount | None, desk: Desk) -> Decision:
    """Log an amount; ask how much, or how big a glass is, where that is open."""
    if desk.speaker.in_group:
        return desk.decide(desk.say.only_in_private, in_place=False)
    if amount is None or (amount.ml is None and amount.glasses is None and not amount.impossible):
        return ask_amount(desk)
    if amount.impossible:
        return ask_amount(desk, before=desk.say.amount_impossible)
    if amount.ml is not None:
        return _logged(amount.ml, desk)
    assert amount.glasses is not None
    if desk.profile.glass_ml is None:
        return _ask_glass(amount.glasses, desk)
    return _logged(round(amount.glasses * desk.profile.glass_ml), desk)


def ask_amount(desk: Desk, before: Text | None = None) -> Decision:
    """How much? With today's sum."""
    draft = Draft(desk.next_draft_number(), desk.now, awaiting=Awaiting.AMOUNT)
    glasses = (
        desk_button(desk.label.one_glass, DeskMove.DRINK, "g1"),
        desk_button(desk.label.two_glasses, DeskMove.DRINK, "g2"),
    )
    amounts = [desk_button(amount_words(desk.library, ml), DeskMove.DRINK, f"m{ml}") for ml in _AMOUNTS]
    settings = (
        desk_button(desk.label.set_goal, DeskMove.GOAL),
        desk_button(desk.label.set_glass, DeskMove.GLASS),
    )
    text = joined((before or today(desk, desk.record.drunk_ml), desk.say.ask_amount))
    rows = (glasses, *in_rows(amounts, 4), settings, (cancel_button(draft, desk),))
    return desk.decide(text, rows, (SaveDraft(draft),))


def press(value: str, desk: Desk) -> Decision:
    """A tap on an amount."""
    kind, digits = value[:1], value[1:]
    number = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 5 else 0
    if kind == "g" and 0 < number <= 10:
        return log(Amount(glasses=number), desk)
    if kind == "m" and 0 < number <= MOST_ML:
        return log(Amount(ml=number), desk)
    return ask_amount(desk)


def glass_named(draft: Draft, ml: int, desk: Desk) -> Decision:
    """The size of a glass is known now: it is kept, and what was drunk is logged."""
    if not LEAST_GLASS_ML <= ml <= MOST_GLASS_ML:
        return desk.decide(desk.say.glass_impossible, (_glass_row(draft, desk)), (SaveDraft(draft),))
    profile = replace(desk.profile, glass_ml=ml)
    if draft.glasses is None:
        text = desk.say.glass_saved.fill(glass=amount_words(desk.library, ml))
        return desk.decide(text, _settings_row(desk), (SaveProfile(profile), *desk.close_question()))
    decision = _logged(round(draft.glasses * ml), desk.with_profile(profile))
    return replace(decision, changes=(SaveProfile(profile), *decision.changes))


def ask_for_glass(desk: Desk, glasses: float | None = None) -> Decision:
    """How much does a glass hold?"""
    return _ask_glass(glasses, desk)


def undo(value: str, desk: Desk) -> Decision:
    """A tap on undo."""
    drink = next((one for one in desk.record.drinks if str(one.at.timestamp(unit="millisecond")) == value), None)
    if drink is None:
        return desk.decide(desk.say.water_nothing_to_undo)
    left = desk.record.drunk_ml - drink.ml
    gone = desk.say.water_undone.fill(amount=amount_words(desk.library, drink.ml))
    return desk.decide(joined((gone, today(desk, left))), (), (UndoDrink(drink.at),))


def today(desk: Desk, total_ml: int) -> Text:
    """The sum of today, against the goal where there is one."""
    total = amount_words(desk.library, total_ml)
    goal = desk.profile.goal_ml
    if goal is None:
        return desk.say.water_today.fill(total=total)
    text = desk.say.water_today_goal.fill(total=total, goal=amount_words(desk.library, goal))
    return joined((text, desk.say.water_goal_met)) if total_ml >= goal else text


def _logged(ml: int, desk: Desk) -> Decision:
    if not 1 <= ml <= MOST_ML:
        return ask_amount(desk, before=desk.say.amount_impossible)
    drink = Drink(_free_moment(desk), ml)
    text = joined(
        (
            desk.say.water_logged.fill(amount=amount_words(desk.library, ml)),
            today(desk, desk.record.drunk_ml + ml),
        )
    )
    undo_button = desk_button(desk.label.undo, DeskMove.UNDO_DRINK, str(drink.at.timestamp(unit="millisecond")))
    changes: tuple[Change, ...] = (LogDrink(drink), *desk.close_question())
    return desk.decide(text, ((undo_button,),), changes)


def _free_moment(desk: Desk) -> Instant:
    """Now in whole milliseconds, or right after the last drink where that was logged in the same one."""
    moment = Instant.from_timestamp(desk.now.timestamp(unit="millisecond"), unit="millisecond")
    last = desk.record.drinks[-1].at if desk.record.drinks else None
    return last.add(TimeDelta(milliseconds=1)) if last is not None and last >= moment else moment


def _ask_glass(glasses: float | None, desk: Desk) -> Decision:
    draft = Draft(desk.next_draft_number(), desk.now, awaiting=Awaiting.GLASS, glasses=glasses)
    return desk.decide(desk.say.ask_glass, _glass_row(draft, desk), (SaveDraft(draft),))


def _glass_row(draft: Draft, desk: Desk) -> tuple[Row, ...]:
    sizes = [draft_button(draft, amount_words(desk.library, ml), DraftField.GLASS, str(ml)) for ml in _GLASSES]
    return (*in_rows(sizes, 3), (cancel_button(draft, desk),))


def _settings_row(desk: Desk) -> tuple[Row, ...]:
    return ((desk_button(desk.label.settings_button, DeskMove.SETTINGS),),)
