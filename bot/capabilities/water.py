"""The water log: what was drunk today, with one tap to take it back. No amount is ever suggested."""

from __future__ import annotations

from dataclasses import replace

from whenever import Instant, TimeDelta

from bot.capabilities.capability import Asked
from bot.capabilities.context import Context
from bot.domain.actions import AskAmount, DrinkGlasses, DrinkMillilitres, TakeBackDrink
from bot.domain.amounts import MOST_ML, Amount
from bot.domain.changes import Change, LogDrink, SaveDraft, SaveProfile, UndoDrink
from bot.domain.conversation import Decision
from bot.domain.drafts import Awaiting, Draft
from bot.domain.drinks import Drink
from bot.domain.lookups import ReadAmount
from bot.domain.text import Text
from bot.domain.typed_answers import TypedAnswer
from bot.views import water as view

LEAST_GLASS_ML = 50
MOST_GLASS_ML = 1500


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
        return ask_amount(context, above=view.not_read(context.library))
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
        return ask_amount(context, above=view.out_of_range(context.library))
    if amount.ml is not None:
        return _logged(amount.ml, context)
    assert amount.glasses is not None
    if context.profile.glass_ml is None:
        return _ask_glass(amount.glasses, context)
    return _logged(round(amount.glasses * context.profile.glass_ml), context)


def ask_amount(context: Context, above: Text | None = None) -> Decision:
    """How much? Below today's sum, or why it is asked again."""
    draft = Draft(context.next_draft_number(), context.now, awaiting=Awaiting.AMOUNT)
    above = above or view.sum_of_today(context.library, context.record.drunk_ml, context.profile.goal_ml)
    return context.decide(view.ask_amount_reply(context.library, draft, above), (SaveDraft(draft),))


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
        return context.decide(view.ask_glass_reply(context.library, draft, impossible=True), (SaveDraft(draft),))
    profile = replace(context.profile, glass_ml=ml)
    if draft.glasses is None:
        changes = (SaveProfile(profile), *context.close_question())
        return context.decide(view.glass_saved_reply(context.library, ml), changes)
    decision = _logged(round(draft.glasses * ml), context.with_profile(profile))
    return replace(decision, changes=(SaveProfile(profile), *decision.changes))


def ask_for_glass(context: Context, glasses: float | None = None) -> Decision:
    """How much does a glass hold?"""
    return _ask_glass(glasses, context)


def on_take_back_drink(action: TakeBackDrink, context: Context) -> Decision:
    """Take a drink back, where it is there."""
    drink = next((one for one in context.record.drinks if one.at == action.at), None)
    if drink is None:
        return context.decide(view.nothing_to_undo_reply(context.library))
    left = context.record.drunk_ml - drink.ml
    reply = view.undone_reply(context.library, drink, left, context.profile.goal_ml)
    return context.decide(reply, (UndoDrink(drink.at),))


def _logged(ml: int, context: Context) -> Decision:
    if not 1 <= ml <= MOST_ML:
        return ask_amount(context, above=view.out_of_range(context.library))
    drink = Drink(_free_moment(context), ml)
    total = context.record.drunk_ml + ml
    changes: tuple[Change, ...] = (LogDrink(drink), *context.close_question())
    return context.decide(view.logged_reply(context.library, drink, total, context.profile.goal_ml), changes)


def _free_moment(context: Context) -> Instant:
    """Now in whole milliseconds, or right after the last drink where that was logged in the same one."""
    moment = Instant.from_timestamp(context.now.timestamp(unit="millisecond"), unit="millisecond")
    last = context.record.drinks[-1].at if context.record.drinks else None
    return last.add(TimeDelta(milliseconds=1)) if last is not None and last >= moment else moment


def _ask_glass(glasses: float | None, context: Context) -> Decision:
    draft = Draft(context.next_draft_number(), context.now, awaiting=Awaiting.GLASS, glasses=glasses)
    return context.decide(view.ask_glass_reply(context.library, draft), (SaveDraft(draft),))
