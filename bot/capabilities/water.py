"""The water log: what was drunk today, with one tap to take it back. No amount is ever suggested."""

from __future__ import annotations

from dataclasses import replace

from whenever import Instant, TimeDelta

from bot.capabilities.buttons import cancel_button, in_rows
from bot.capabilities.capability import Asked
from bot.capabilities.context import Context, Row
from bot.domain.actions import (
    AskAmount,
    AskGlass,
    AskGoal,
    ChooseGlass,
    DrinkGlasses,
    DrinkMillilitres,
    ShowSettings,
    TakeBackDrink,
)
from bot.domain.amounts import MOST_ML, Amount
from bot.domain.changes import Change, LogDrink, SaveDraft, SaveProfile, UndoDrink
from bot.domain.conversation import Decision
from bot.domain.drafts import Awaiting, Draft
from bot.domain.drinks import Drink
from bot.domain.lookups import ReadAmount
from bot.domain.messages import Button
from bot.domain.text import Text, joined
from bot.domain.typed_answers import TypedAnswer
from bot.views.wording import amount_words

LEAST_GLASS_ML = 50
MOST_GLASS_ML = 1500
_GLASSES = (150, 200, 250, 300, 330, 500)
_AMOUNTS = (200, 300, 500, 750)


def slots(asked: Asked) -> Amount | str | None:
    """What a sentence says was drunk; after a command, the text that still has to be read as an amount."""
    if asked.command:
        return asked.text or None
    return asked.understanding.drink if asked.understanding is not None else None


def need(amount: Amount | str | None, _context: Context) -> ReadAmount | None:
    """What stands after the command, as an amount."""
    return ReadAmount(amount) if isinstance(amount, str) else None


def drank(amount: Amount | str | None, read: Amount | None, context: Context) -> Decision:
    """Log what was drunk, or ask how much."""
    return log(read if isinstance(amount, str) else amount, context)


def on_amount_answer(answer: TypedAnswer, context: Context) -> Decision:
    """How much was drunk, as it was typed."""
    if answer.amount is None:
        return ask_amount(context, before=context.say.ask_amount_again)
    return log(answer.amount, context)


def on_glass_answer(answer: TypedAnswer, context: Context) -> Decision:
    """The size of a glass, as it was typed."""
    assert context.draft is not None
    ml = answer.amount.ml if answer.amount is not None and answer.amount.ml is not None else 0
    return glass_named(context.draft, ml, context)


def log(amount: Amount | None, context: Context) -> Decision:
    """Log an amount; ask how much, or how big a glass is, where that is open."""
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
        Button(context.label.one_glass, DrinkGlasses(1)),
        Button(context.label.two_glasses, DrinkGlasses(2)),
    )
    amounts = [Button(amount_words(context.library, ml), DrinkMillilitres(ml)) for ml in _AMOUNTS]
    settings = (
        Button(context.label.set_goal, AskGoal()),
        Button(context.label.set_glass, AskGlass()),
    )
    text = joined((before or today(context, context.record.drunk_ml), context.say.ask_amount))
    rows = (glasses, *in_rows(amounts, 4), settings, (cancel_button(draft, context),))
    return context.decide(text, rows, (SaveDraft(draft),))


def on_ask_amount(_: AskAmount, context: Context) -> Decision:
    """Ask how much was drunk."""
    return log(None, context)


def on_drink_glasses(action: DrinkGlasses, context: Context) -> Decision:
    """Log glasses of the person's own size."""
    return log(Amount(glasses=action.glasses), context)


def on_drink_millilitres(action: DrinkMillilitres, context: Context) -> Decision:
    """Log an amount."""
    return log(Amount(ml=action.ml), context)


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


def on_take_back_drink(action: TakeBackDrink, context: Context) -> Decision:
    """Take a drink back, where it is there."""
    drink = next((one for one in context.record.drinks if one.at == action.at), None)
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
    undo_button = Button(context.label.undo, TakeBackDrink(drink.at))
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
    sizes = [Button(amount_words(context.library, ml), ChooseGlass(draft.number, ml)) for ml in _GLASSES]
    return (*in_rows(sizes, 3), (cancel_button(draft, context),))


def _settings_row(context: Context) -> tuple[Row, ...]:
    return ((Button(context.label.settings_button, ShowSettings()),),)
