"""Taking back, or putting right, what was just logged or changed."""

from __future__ import annotations

from dataclasses import replace

from bot.capabilities import settings, stretching, water
from bot.capabilities.capability import Asked
from bot.capabilities.context import Context
from bot.domain.actions import TakeBackDrink, TakeBackSetting, TakeBackStretch
from bot.domain.amounts import MOST_ML, Amount
from bot.domain.changes import LogDrink, SaveProfile, UndoDrink
from bot.domain.conversation import Decision
from bot.domain.corrections import Correction
from bot.domain.display import OUNCE_ML
from bot.domain.drinks import Drink
from bot.domain.just_done import JustDone
from bot.domain.profile import Profile
from bot.domain.reminders import Scheduled
from bot.domain.settings_wishes import Setting, SettingWish
from bot.views import stretching as stretching_view
from bot.views import undoing as view
from bot.views import water as water_view

_LITRES = 20
"""A bare number up to this counts litres where it is a goal, and what was logged where it was drunk."""


_EVEN = 0.02
"""As near to a whole number, it was said in that measure."""


def slots(_asked: Asked) -> None:
    """Nothing: whoever asks for it by a sentence of the intent names no amount."""


def undo(context: Context) -> Decision:
    """There is nothing in this conversation; a drink of today can be taken back all the same."""
    drinks = context.record.drinks
    if not drinks:
        return context.decide(water_view.nothing_to_undo_reply(context.library))
    last = drinks[-1]
    return context.decide(view.last_drink_reply(context.library, last, context.profile.zone, TakeBackDrink(last.at)))


def on_take_back_setting(action: TakeBackSetting, context: Context) -> Decision:
    """The setting is as it was before."""
    just = context.conversation.just
    if just is None or just.undo != action or just.setting is None or just.before is None:
        return context.decide(water_view.nothing_to_undo_reply(context.library))
    profile = _with_setting_of(just.setting, just.before, context.profile)
    library = context.library.for_person(profile)
    return context.decide(view.setting_back_reply(library, just.setting, profile), (SaveProfile(profile),))


def correct(correction: Correction, context: Context) -> Decision:
    """What was meant instead of what was just done."""
    just = context.conversation.just
    if correction.asks:
        return _told_what_was_deleted(context)
    if correction.stretch_of is not None:
        return _stretch_taken_back(correction.stretch_of, context)
    shown = context.conversation.setting
    if shown is not None and correction.is_of(shown):
        return _set(shown, correction, context)
    assert just is not None
    if correction.days_ago:
        return _on_another_day(just, correction.days_ago, context)
    if correction.again and just.drink is not None:
        return water.logged(_one_of(just.drink, context.profile), context)
    if just.drink is not None:
        return _drink_corrected(just, just.drink, correction, context)
    assert just.setting is not None
    return _set(just.setting, correction, context)


def _set(setting: Setting, correction: Correction, context: Context) -> Decision:
    """The setting with what was meant; one end of the quiet hours moves the one that is set."""
    window, night = correction.window, context.profile.quiet
    if correction.end is not None and night is not None:
        window = correction.end.of(night)
    amount = correction.amount or _amount_of(setting, correction.number)
    return settings.set_to(SettingWish(setting, amount=amount, window=window, end=correction.end), context)


def _on_another_day(just: JustDone, days_ago: int, context: Context) -> Decision:
    """What was just logged, as of so many days ago."""
    if just.drink is not None:
        decision, undone = water.logged(just.drink.ml, context, days_ago=days_ago), UndoDrink(just.drink.at)
        return replace(decision, changes=(undone, *decision.changes))
    assert isinstance(just.undo, TakeBackStretch)
    return stretching.moved(just.undo.at, days_ago, context)


def _told_what_was_deleted(context: Context) -> Decision:
    """What the last thing deleted, with the button that brings it back; nothing is deleted by it."""
    just = context.conversation.just
    there = {one.id for one in context.record.reminders}
    gone = [Scheduled(one, None) for one in just.reminders if one.id not in there] if just is not None else []
    if just is None or not gone:
        return context.decide(view.nothing_deleted_reply(context.library))
    return context.decide(view.last_deleted_reply(context.library, gone, just.undo, context.profile.zone, context.now))


def _stretch_taken_back(days_ago: int, context: Context) -> Decision:
    """The last stretch of today that is logged by doing; of another day only the very last thing can be."""
    if days_ago == 0 and context.record.stretches:
        return stretching.on_take_back(TakeBackStretch(context.record.stretches[-1]), context)
    today = context.today
    reply = stretching_view.none_of_day_reply(context.library, today.subtract(days=days_ago), today)
    return context.decide(reply)


def _drink_corrected(just: JustDone, before: Drink, correction: Correction, context: Context) -> Decision:
    amount = correction.amount or Amount()
    ml = water.counted_ml(amount, context.profile)
    if ml is None and (amount.glasses or amount.bottles):  # how much one holds is asked; the wrong drink goes at once
        asked = water.log(amount, context)
        return replace(asked, changes=(UndoDrink(before.at), *asked.changes))
    if correction.share is not None:
        ml = round(before.ml * correction.share)
    elif correction.measure is not None:
        ml = _counted_in(correction.measure, before.ml)
    elif correction.number is not None:
        ml = round(correction.number * (_one_of(before, context.profile) if correction.number <= _LITRES else 1))
    if ml is None or not 1 <= ml <= MOST_ML:
        return context.decide(view.impossible_reply(context.library, ml))
    drink = replace(before, ml=ml)
    kept = context.record.drunk_ml
    total = kept - before.ml + ml if before in context.record.drinks else kept
    today = water_view.sum_of_today(context.library, total, context.profile.goal_ml)
    reply = water_view.corrected_reply(context.library, before, drink, today)
    return context.decide(reply, (UndoDrink(before.at), LogDrink(drink)), replace(just, when=context.now, drink=drink))


def _counted_in(measure: float, ml: int) -> int | None:
    """The number that was said, of another measure, in millilitres; None where nobody drinks so much at once."""
    for said in (1, OUNCE_ML, 1000):
        number = round(ml / said)
        if said != measure and abs(ml / said - number) < _EVEN and 1 <= number * measure <= MOST_ML:
            return round(number * measure)
    return None


def _one_of(drink: Drink, profile: Profile) -> int:
    """One more of what was drunk: of whole glasses one glass, in millilitres."""
    glass = profile.glass_ml
    return glass if glass is not None and drink.ml % glass == 0 else drink.ml


def _amount_of(setting: Setting, number: float | None) -> Amount | None:
    """A bare number as the setting counts it."""
    if number is None:
        return None
    in_litres = setting is Setting.GOAL and number <= _LITRES
    return Amount(ml=round(number * 1000) if in_litres else round(number))


def _with_setting_of(setting: Setting, before: Profile, profile: Profile) -> Profile:
    """The settings of now, with one of them as it was."""
    match setting:
        case Setting.QUIET:
            return replace(profile, quiet=before.quiet)
        case Setting.GOAL:
            return replace(profile, goal_ml=before.goal_ml)
        case Setting.GLASS:
            return replace(profile, glass_ml=before.glass_ml)
        case Setting.BOTTLE:
            return replace(profile, bottle_ml=before.bottle_ml)
        case Setting.HOURS:
            return replace(profile, hours=before.hours)
        case Setting.UNIT:
            return replace(profile, unit=before.unit)
