"""The water log: what was drunk today, with one tap to take it back. No amount is ever suggested."""

from __future__ import annotations

from dataclasses import replace

from whenever import Instant, TimeDelta

from bot.capabilities.capability import Asked, Instead
from bot.capabilities.context import Context
from bot.domain.actions import (
    Action,
    DrinkForSure,
    DrinkGlasses,
    DrinkMillilitres,
    NudgeUndo,
    TakeBackDrink,
    TakeBackSetting,
)
from bot.domain.amounts import MOST_ML, UNLIKELY_ML, Amount
from bot.domain.changes import AnswerOccurrence, Change, LogDrink, SaveDraft, SaveProfile, UndoDrink
from bot.domain.conversation import Decision
from bot.domain.drafts import Awaiting, Draft
from bot.domain.drinks import Drink
from bot.domain.just_done import JustDone
from bot.domain.lookups import ReadAmount
from bot.domain.occurrences import State
from bot.domain.past_days import FURTHEST
from bot.domain.profile import Profile
from bot.domain.settings_wishes import Setting
from bot.domain.text import Text
from bot.domain.typed_answers import TypedAnswer
from bot.domain.values import dataclass
from bot.views import water as view

LEAST_GLASS_ML = 50
MOST_GLASS_ML = 1500
LEAST_BOTTLE_ML = 100
MOST_BOTTLE_ML = 5000


@dataclass(frozen=True, slots=True)
class Question:
    """Something was asked about drinking, and nothing reported: it starts nothing."""


def slots(asked: Asked) -> Amount | Question | str | None:
    """What a sentence says was drunk; after a command, the text that still has to be read as an amount."""
    if asked.command:
        return asked.text or None
    drink = asked.understanding.drink if asked.understanding is not None else None
    return Question() if drink is None and asked.text.rstrip().endswith("?") else drink


def need(amount: Amount | Question | str | None, _context: Context) -> ReadAmount | None:
    """What stands after the command, as an amount."""
    return ReadAmount(amount) if isinstance(amount, str) else None


def drank(amount: Amount | Question | str | None, read: Amount | None, context: Context) -> Decision | Instead:
    """Log what was drunk, or ask how much; whoever only asks sees what is logged."""
    if isinstance(amount, Question):
        return Instead("water_today")
    return log(read if isinstance(amount, str) else amount, context)


def on_amount_answer(answer: TypedAnswer, context: Context) -> Decision:
    """How much was drunk, as it was typed."""
    draft = context.draft
    assert draft is not None
    if answer.amount is None:
        return ask_amount(context, above=view.not_read(context.library))
    counted = counted_ml(answer.amount, context.profile)
    likely = counted is not None and counted <= UNLIKELY_ML and not answer.amount.impossible
    if draft.occurrence is not None and counted is not None and likely:
        return logged(counted, context, occurrence=draft.occurrence)
    return log(replace(answer.amount, days_ago=answer.amount.days_ago or draft.days_ago), context)


def on_vessel_answer(answer: TypedAnswer, context: Context) -> Decision:
    """The size of a glass or a bottle, as it was typed."""
    assert context.draft is not None
    return vessel_named(context.draft, answer.amount.ml if answer.amount is not None else None, context, answer.more)


def log(amount: Amount | None, context: Context) -> Decision:
    """Log an amount; ask how much, whether it counts, or how big a glass is, where that is open."""
    if amount is not None and amount.on is not None:
        ago = amount.on.ago(context.today)
        amount = replace(amount, days_ago=ago, on=None)
    if amount is not None and amount.nothing:
        reply = view.nothing_reply(context.library, context.record.drunk_ml, context.profile.goal_ml)
        return context.decide(reply)
    if amount is not None and amount.other_drink:
        return context.decide(view.ask_counts_reply(context.library, context.profile.glass_ml))
    counted = counted_ml(amount, context.profile) if amount is not None else None
    if amount is None or amount == Amount(days_ago=amount.days_ago):
        return ask_amount(context, days_ago=amount.days_ago if amount is not None else 0)
    if amount.impossible:
        return ask_amount(context, above=view.out_of_range(context.library, amount.ml), days_ago=amount.days_ago)
    answers = None if amount.days_ago else context.nudge_for(lambda kind: kind.counts_drinks)
    if counted is None:
        return _ask_vessel(amount, context, answers)
    if counted > UNLIKELY_ML and 0 <= amount.days_ago <= FURTHEST and counted <= MOST_ML:
        sure = DrinkForSure(counted, amount.days_ago)
        return context.decide(view.ask_whether_meant_reply(context.library, sure), context.close_question())
    return logged(counted, context, days_ago=amount.days_ago, occurrence=answers)


def counted_ml(amount: Amount, profile: Profile) -> int | None:
    """An amount in millilitres; None where the size of what was counted is not known."""
    if amount.ml is not None:
        return amount.ml
    count, size = (amount.glasses, profile.glass_ml) if amount.bottles is None else (amount.bottles, profile.bottle_ml)
    return round(count * size) if count is not None and size is not None else None


def a_glass(occurrence: int, context: Context) -> Decision:
    """A glass was drunk, as a nudge is answered; asks how big it is, where that is not known."""
    if context.profile.glass_ml is None:
        return _ask_vessel(Amount(glasses=1), context, occurrence)
    return logged(context.profile.glass_ml, context, occurrence=occurrence)


def ask_amount(
    context: Context, above: Text | None = None, *, days_ago: int = 0, occurrence: int | None = None
) -> Decision:
    """How much? Below today's sum, or why it is asked again. What it was asked for before goes on being asked for."""
    open_one = context.draft if context.draft is not None and context.draft.awaiting is Awaiting.AMOUNT else None
    if above is not None and open_one is not None:
        days_ago, occurrence = open_one.days_ago, open_one.occurrence
    draft = Draft(
        context.next_draft_number(), context.now, awaiting=Awaiting.AMOUNT, days_ago=days_ago, occurrence=occurrence
    )
    above = above or view.sum_of_today(context.library, context.record.drunk_ml, context.profile.goal_ml)
    return context.decide(view.ask_amount_reply(context.library, draft, above), (SaveDraft(draft),))


def on_drink_glasses(action: DrinkGlasses, context: Context) -> Decision:
    """Log glasses of the person's own size."""
    return log(Amount(glasses=action.glasses), context)


def on_drink_millilitres(action: DrinkMillilitres, context: Context) -> Decision:
    """Log an amount."""
    return log(Amount(ml=action.ml), context)


def on_drink_for_sure(action: DrinkForSure, context: Context) -> Decision:
    """It was asked about, and is meant."""
    return logged(action.ml, context, days_ago=action.days_ago)


def vessel_named(draft: Draft, ml: int | None, context: Context, more: Amount | None = None) -> Decision:
    """The size of a glass or a bottle is known now: it is kept, and what was drunk is logged, with what was `more`."""
    bottle = draft.awaiting is Awaiting.BOTTLE
    awaiting = Awaiting.BOTTLE if bottle else Awaiting.GLASS
    least, most = (LEAST_BOTTLE_ML, MOST_BOTTLE_ML) if bottle else (LEAST_GLASS_ML, MOST_GLASS_ML)
    if ml is None or not least <= ml <= most:
        again = view.vessel_impossible(context.library, awaiting, ml)
        return context.decide(view.ask_vessel_reply(context.library, draft, again), (SaveDraft(draft),))
    profile = replace(context.profile, bottle_ml=ml) if bottle else replace(context.profile, glass_ml=ml)
    if draft.glasses is None:
        undo = TakeBackSetting(context.whole_now)
        setting = Setting.BOTTLE if bottle else Setting.GLASS
        just = JustDone(context.whole_now, undo, setting=setting, before=context.profile)
        changes = (SaveProfile(profile), *context.close_question())
        return context.decide(view.vessel_saved_reply(context.library, awaiting, ml, undo), changes, just)
    known = context.with_profile(profile)
    beside = counted_ml(more, profile) if more is not None else 0
    drunk = round(draft.glasses * ml)
    decision = logged(drunk + (beside or 0), known, days_ago=draft.days_ago, occurrence=draft.occurrence)
    if more is not None and beside is None and decision.reply is not None:  # what another vessel holds is asked next
        asked = log(more, known).below(decision.reply.text)
        decision = replace(asked, changes=(*decision.changes, *asked.changes), conversation=decision.conversation)
    return replace(decision, changes=(SaveProfile(profile), *decision.changes))


def ask_for_glass(context: Context) -> Decision:
    """How much does a glass hold?"""
    draft = Draft(context.next_draft_number(), context.now, awaiting=Awaiting.GLASS)
    return context.decide(view.ask_vessel_reply(context.library, draft), (SaveDraft(draft),))


def today(context: Context) -> Decision:
    """What was drunk today, against the goal."""
    return context.decide(view.today_reply(context.library, context.record.drunk_ml, context.profile.goal_ml))


def on_take_back_drink(action: TakeBackDrink, context: Context) -> Decision:
    """Take a drink back, where it is there."""
    just = context.conversation.just
    told = (just.drink,) if just is not None and just.drink is not None else ()
    drink = next((one for one in (*context.record.drinks, *told) if one.at == action.at), None)
    if drink is None:
        return context.decide(view.nothing_to_undo_reply(context.library))
    left = context.record.drunk_ml - (drink.ml if drink in context.record.drinks else 0)
    reply = view.undone_reply(context.library, drink, left, context.profile.goal_ml)
    return context.decide(reply, (UndoDrink(drink.at),))


def logged(ml: int, context: Context, *, days_ago: int = 0, occurrence: int | None = None) -> Decision:
    """Log so much, for the day that it was drunk on; a nudge that it answers is done."""
    if not 1 <= ml <= MOST_ML:
        return ask_amount(context, above=view.out_of_range(context.library, ml))
    drink = Drink(_free_moment(context), ml)
    changes: tuple[Change, ...] = context.close_question()
    if days_ago:
        then = drink.at.to_tz(context.zone).subtract(days=days_ago)
        drink = Drink(then.to_instant(), ml)
        just = JustDone(context.now, TakeBackDrink(drink.at), drink=drink)
        return context.decide(
            view.logged_for_reply(context.library, drink, context.profile.zone, context.now),
            (LogDrink(drink), *changes),
            just,
        )
    undo: Action = TakeBackDrink(drink.at)
    if occurrence is not None:
        undo = NudgeUndo(occurrence, drink.at)
        changes = (*changes, AnswerOccurrence(occurrence, State.DONE))
    reply = view.logged_reply(context.library, drink, context.record.drunk_ml + ml, context.profile.goal_ml, undo)
    return context.decide(reply, (LogDrink(drink), *changes), JustDone(context.now, undo, drink=drink))


def _free_moment(context: Context) -> Instant:
    """Now in whole milliseconds, or right after the last drink where that was logged in the same one."""
    moment = context.whole_now
    last = context.record.drinks[-1].at if context.record.drinks else None
    return last.add(TimeDelta(milliseconds=1)) if last is not None and last >= moment else moment


def _ask_vessel(amount: Amount, context: Context, occurrence: int | None = None) -> Decision:
    bottles = amount.bottles is not None
    draft = Draft(
        context.next_draft_number(),
        context.now,
        awaiting=Awaiting.BOTTLE if bottles else Awaiting.GLASS,
        glasses=amount.bottles if bottles else amount.glasses,
        days_ago=amount.days_ago,
        occurrence=occurrence,
    )
    return context.decide(view.ask_vessel_reply(context.library, draft), (SaveDraft(draft),))
