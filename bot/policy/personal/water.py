"""The water log: what was drunk today, with one tap to take it back. No amount is ever suggested."""

from __future__ import annotations

from dataclasses import replace

from whenever import Instant, TimeDelta

from bot.domain.amounts import MOST_ML, Amount
from bot.domain.changes import Change, LogDrink, SaveDraft, SaveProfile, UndoDrink
from bot.domain.conversation import Decision
from bot.domain.drafts import Awaiting, Draft
from bot.domain.drinks import Drink
from bot.domain.personal_actions import DeskMove, DraftField
from bot.domain.text import Text, joined
from bot.policy.personal.buttons import cancel_button, desk_button, draft_button, in_rows
from bot.policy.personal.context import Context, Row
from bot.views.wording import amount_words

LEAST_GLASS_ML = 50
MOST_GLASS_ML = 1500
_GLASSES = (150, 200, 250, 300, 330, 500)
_AMOUNTS = (200, 300, 500, 750)


def log(amount: Amount | None, context: Context) -> Decision:
    """Log an amount; ask how much, or how big a glass is, where that is open."""
    if context.speaker.in_group:
        return context.decide(context.say.only_in_private, in_place=False)
    if amount is None or (amount.ml is None and amount.glasses is None and not amount.impossible):
        return ask_amount(context)
    if amount.impossible:
        return ask_amount(context, before=context.say.amount_impossible)
    if amount.ml is not None:
        return _logged(amount.ml, context)
    assert amount.glasses is not None
    if context.profile.glass_ml is None:
        return _ask_glass(amount.glasses, context)
    return _logged(round(amount.glasses * context.profile.glass_ml), context)


def ask_amount(context: Context, before: Text | None = None) -> Decision:
    """How much? With today's sum."""
    draft = Draft(context.next_draft_number(), context.now, awaiting=Awaiting.AMOUNT)
    glasses = (
        desk_button(context.label.one_glass, DeskMove.DRINK, "g1"),
        desk_button(context.label.two_glasses, DeskMove.DRINK, "g2"),
    )
    amounts = [desk_button(amount_words(context.library, ml), DeskMove.DRINK, f"m{ml}") for ml in _AMOUNTS]
    settings = (
        desk_button(context.label.set_goal, DeskMove.GOAL),
        desk_button(context.label.set_glass, DeskMove.GLASS),
    )
    text = joined((before or today(context, context.record.drunk_ml), context.say.ask_amount))
    rows = (glasses, *in_rows(amounts, 4), settings, (cancel_button(draft, context),))
    return context.decide(text, rows, (SaveDraft(draft),))


def press(value: str, context: Context) -> Decision:
    """A tap on an amount."""
    kind, digits = value[:1], value[1:]
    number = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 5 else 0
    if kind == "g" and 0 < number <= 10:
        return log(Amount(glasses=number), context)
    if kind == "m" and 0 < number <= MOST_ML:
        return log(Amount(ml=number), context)
    return ask_amount(context)


def glass_named(draft: Draft, ml: int, context: Context) -> Decision:
    """The size of a glass is known now: it is kept, and what was drunk is logged."""
    if not LEAST_GLASS_ML <= ml <= MOST_GLASS_ML:
        return context.decide(context.say.glass_impossible, (_glass_row(draft, context)), (SaveDraft(draft),))
    profile = replace(context.profile, glass_ml=ml)
    if draft.glasses is None:
        text = context.say.glass_saved.fill(glass=amount_words(context.library, ml))
        return context.decide(text, _settings_row(context), (SaveProfile(profile), *context.close_question()))
    decision = _logged(round(draft.glasses * ml), context.with_profile(profile))
    return replace(decision, changes=(SaveProfile(profile), *decision.changes))


def ask_for_glass(context: Context, glasses: float | None = None) -> Decision:
    """How much does a glass hold?"""
    return _ask_glass(glasses, context)


def undo(value: str, context: Context) -> Decision:
    """A tap on undo."""
    drink = next((one for one in context.record.drinks if str(one.at.timestamp(unit="millisecond")) == value), None)
    if drink is None:
        return context.decide(context.say.water_nothing_to_undo)
    left = context.record.drunk_ml - drink.ml
    gone = context.say.water_undone.fill(amount=amount_words(context.library, drink.ml))
    return context.decide(joined((gone, today(context, left))), (), (UndoDrink(drink.at),))


def today(context: Context, total_ml: int) -> Text:
    """The sum of today, against the goal where there is one."""
    total = amount_words(context.library, total_ml)
    goal = context.profile.goal_ml
    if goal is None:
        return context.say.water_today.fill(total=total)
    text = context.say.water_today_goal.fill(total=total, goal=amount_words(context.library, goal))
    return joined((text, context.say.water_goal_met)) if total_ml >= goal else text


def _logged(ml: int, context: Context) -> Decision:
    if not 1 <= ml <= MOST_ML:
        return ask_amount(context, before=context.say.amount_impossible)
    drink = Drink(_free_moment(context), ml)
    text = joined(
        (
            context.say.water_logged.fill(amount=amount_words(context.library, ml)),
            today(context, context.record.drunk_ml + ml),
        )
    )
    undo_button = desk_button(context.label.undo, DeskMove.UNDO_DRINK, str(drink.at.timestamp(unit="millisecond")))
    changes: tuple[Change, ...] = (LogDrink(drink), *context.close_question())
    return context.decide(text, ((undo_button,),), changes)


def _free_moment(context: Context) -> Instant:
    """Now in whole milliseconds, or right after the last drink where that was logged in the same one."""
    moment = Instant.from_timestamp(context.now.timestamp(unit="millisecond"), unit="millisecond")
    last = context.record.drinks[-1].at if context.record.drinks else None
    return last.add(TimeDelta(milliseconds=1)) if last is not None and last >= moment else moment


def _ask_glass(glasses: float | None, context: Context) -> Decision:
    draft = Draft(context.next_draft_number(), context.now, awaiting=Awaiting.GLASS, glasses=glasses)
    return context.decide(context.say.ask_glass, _glass_row(draft, context), (SaveDraft(draft),))


def _glass_row(draft: Draft, context: Context) -> tuple[Row, ...]:
    sizes = [draft_button(draft, amount_words(context.library, ml), DraftField.GLASS, str(ml)) for ml in _GLASSES]
    return (*in_rows(sizes, 3), (cancel_button(draft, context),))


def _settings_row(context: Context) -> tuple[Row, ...]:
    return ((desk_button(context.label.settings_button, DeskMove.SETTINGS),),)
