"""What is said of the water log. No amount is ever suggested as a goal."""

from __future__ import annotations

from whenever import Instant

from bot.domain.actions import (
    Action,
    AskAmount,
    AskGlass,
    AskGoal,
    ChooseGlass,
    DrinkForSure,
    DrinkGlasses,
    DrinkMillilitres,
    KeepAsIs,
    TakeBackDrink,
    TakeBackSetting,
)
from bot.domain.amounts import MUCH_ML
from bot.domain.drafts import Awaiting, Draft
from bot.domain.drinks import Drink
from bot.domain.library import Library
from bot.domain.messages import Button, ButtonStyle, Reply
from bot.domain.phrasebook import Phrases, slots
from bot.domain.text import Text, joined, sentence
from bot.domain.values import dataclass
from bot.views.buttons import ButtonPhrases, cancel_button, in_rows, settings_button
from bot.views.wording import amount_label, amount_words, bar_words, past_day_words

_GLASSES = (150, 200, 250, 300, 330, 500)
_AMOUNTS = (200, 300, 500, 750)


@dataclass(frozen=True, slots=True, kw_only=True)
class WaterPhrases(Phrases):
    """Drinks, and the glass they are counted in."""

    ask_amount: Text
    ask_amount_again: Text
    ask_glass: Text
    amount_impossible: Text
    amount_beyond: Text = slots("amount")
    glass_saved: Text = slots("glass")
    glass_impossible: Text = slots("amount")
    glass_unread: Text
    today: Text = slots("total")
    today_goal: Text = slots("total", "goal")
    goal_left: Text = slots("left")
    logged: Text = slots("amount")
    logged_for: Text = slots("amount", "day")
    corrected: Text = slots("amount", "before")
    ask_bottle: Text
    bottle_saved: Text = slots("bottle")
    bottle_impossible: Text = slots("amount")
    ask_counts: Text
    ask_whether_meant: Text = slots("amount")
    much: Text
    nothing: Text
    undone: Text = slots("amount")
    nothing_to_undo: Text
    goal_met: Text
    undo: str
    counts_not: str
    meant: Text = slots("amount")
    other_amount: str
    log_water: str
    glass_of: Text = slots("glass")
    one_glass: str
    two_glasses: str


def ask_amount_reply(library: Library, draft: Draft, above: Text) -> Reply:
    """How much was drunk? Below today's sum, or why it is asked again."""
    phrases, shared = library.phrasebook.of(WaterPhrases), library.phrasebook.of(ButtonPhrases)
    glasses = (Button(phrases.one_glass, DrinkGlasses(1)), Button(phrases.two_glasses, DrinkGlasses(2)))
    amounts = [Button(amount_label(library, ml), DrinkMillilitres(ml)) for ml in _AMOUNTS]
    settings = (Button(shared.set_goal, AskGoal()), Button(shared.set_glass, AskGlass()))
    rows = (glasses, *in_rows(amounts, 4), settings, (cancel_button(library, draft),))
    return Reply(joined((above, phrases.ask_amount)), rows)


def ask_vessel_reply(library: Library, draft: Draft, above: Text | None = None) -> Reply:
    """How much does a glass, or a bottle, hold? Below why it is asked again, where it is."""
    phrases = library.phrasebook.of(WaterPhrases)
    if draft.awaiting is Awaiting.BOTTLE:
        return Reply(above or phrases.ask_bottle, ((cancel_button(library, draft),),))
    sizes = [Button(amount_label(library, ml), ChooseGlass(draft.number, ml)) for ml in _GLASSES]
    rows = (*in_rows(sizes, 3), (cancel_button(library, draft),))
    return Reply(above or phrases.ask_glass, rows)


def vessel_impossible(library: Library, awaiting: Awaiting, ml: int | None) -> Text:
    """Why it is asked again: no amount was named, or one that no glass and no bottle holds."""
    phrases = library.phrasebook.of(WaterPhrases)
    if ml is None:
        return phrases.glass_unread if awaiting is Awaiting.GLASS else phrases.ask_bottle
    refused = phrases.bottle_impossible if awaiting is Awaiting.BOTTLE else phrases.glass_impossible
    return refused.fill(amount=amount_words(library, ml))


def vessel_saved_reply(library: Library, awaiting: Awaiting, ml: int, undo: TakeBackSetting) -> Reply:
    """The size of a glass or a bottle is kept."""
    phrases, size = library.phrasebook.of(WaterPhrases), amount_words(library, ml)
    saved = (
        phrases.bottle_saved.fill(bottle=size) if awaiting is Awaiting.BOTTLE else phrases.glass_saved.fill(glass=size)
    )
    return Reply(saved, ((Button(phrases.undo, undo), settings_button(library)),))


def glass_label(library: Library, glass_ml: int | None) -> str:
    """One glass for a button, with its size where that is known."""
    phrases = library.phrasebook.of(WaterPhrases)
    return phrases.one_glass if glass_ml is None else phrases.glass_of.fill(glass=amount_label(library, glass_ml)).plain


def ask_counts_reply(library: Library, glass_ml: int | None) -> Reply:
    """Something else was drunk: does it count?"""
    phrases = library.phrasebook.of(WaterPhrases)
    yes = Button(glass_label(library, glass_ml), DrinkGlasses(1), ButtonStyle.SUCCESS)
    return Reply(
        phrases.ask_counts,
        ((yes, Button(phrases.other_amount, AskAmount())), (Button(phrases.counts_not, KeepAsIs()),)),
    )


def ask_whether_meant_reply(library: Library, sure: DrinkForSure) -> Reply:
    """A lot for once: was it meant?"""
    phrases = library.phrasebook.of(WaterPhrases)
    yes = phrases.meant.fill(amount=amount_label(library, sure.ml)).plain
    return Reply(
        phrases.ask_whether_meant.fill(amount=amount_words(library, sure.ml)) + phrases.much,
        (
            (Button(yes, sure, ButtonStyle.SUCCESS), Button(phrases.other_amount, AskAmount())),
            (Button(phrases.counts_not, KeepAsIs()),),
        ),
    )


def nothing_reply(library: Library, total_ml: int, goal_ml: int | None) -> Reply:
    """Nothing was drunk, and nothing is logged."""
    phrases = library.phrasebook.of(WaterPhrases)
    text = phrases.nothing + sum_of_today(library, total_ml, goal_ml)
    return Reply(text, ((Button(phrases.log_water, AskAmount()),),))


def today_reply(library: Library, total_ml: int, goal_ml: int | None) -> Reply:
    """What was logged today, and what is left of the goal."""
    phrases, text = library.phrasebook.of(WaterPhrases), sum_of_today(library, total_ml, goal_ml)
    if goal_ml is not None and total_ml < goal_ml:
        text += phrases.goal_left.fill(left=amount_words(library, goal_ml - total_ml))
    return Reply(text, ((Button(phrases.log_water, AskAmount()),),))


def logged_reply(library: Library, drink: Drink, total_ml: int, goal_ml: int | None, undo: Action) -> Reply:
    """A drink is logged, with today's sum and a way to take it back."""
    phrases = library.phrasebook.of(WaterPhrases)
    text = phrases.logged.fill(amount=amount_words(library, drink.ml)) + sum_of_today(library, total_ml, goal_ml)
    if total_ml > MUCH_ML:
        text += phrases.much
    return Reply(text, ((Button(phrases.undo, undo),),))


def logged_for_reply(library: Library, drink: Drink, zone: str | None, now: Instant) -> Reply:
    """The same for a day before."""
    phrases = library.phrasebook.of(WaterPhrases)
    day = past_day_words(library, drink.at.to_tz(zone or "UTC").date(), now.to_tz(zone or "UTC").date())
    text = phrases.logged_for.fill(amount=amount_words(library, drink.ml), day=day)
    return Reply(text, ((Button(phrases.undo, TakeBackDrink(drink.at)),),))


def corrected_reply(library: Library, before: Drink, drink: Drink, today: Text) -> Reply:
    """A drink was of another amount."""
    phrases = library.phrasebook.of(WaterPhrases)
    words = {"amount": amount_words(library, drink.ml), "before": amount_words(library, before.ml)}
    return Reply(phrases.corrected.fill(**words) + today, ((Button(phrases.undo, TakeBackDrink(drink.at)),),))


def undone_reply(library: Library, drink: Drink, total_ml: int, goal_ml: int | None) -> Reply:
    """A drink is taken back, with the sum that is left."""
    text = library.phrasebook.of(WaterPhrases).undone.fill(amount=amount_words(library, drink.ml))
    return Reply(text + sum_of_today(library, total_ml, goal_ml))


def nothing_to_undo_reply(library: Library) -> Reply:
    """That drink is not there any more."""
    return Reply(library.phrasebook.of(WaterPhrases).nothing_to_undo)


def sum_of_today(library: Library, total_ml: int, goal_ml: int | None) -> Text:
    """The sum of today, against the goal with a bar where there is one."""
    phrases, total = library.phrasebook.of(WaterPhrases), amount_words(library, total_ml)
    if goal_ml is None:
        return phrases.today.fill(total=total)
    bar = sentence(bar_words(library, total_ml, goal_ml))
    text = bar + phrases.today_goal.fill(total=total, goal=amount_words(library, goal_ml))
    return text + phrases.goal_met if total_ml >= goal_ml else text


def not_read(library: Library) -> Text:
    """Why an amount is asked again: none could be read."""
    return library.phrasebook.of(WaterPhrases).ask_amount_again


def out_of_range(library: Library, ml: int | None = None) -> Text:
    """Why an amount is asked again: it was more or less than can be logged."""
    phrases = library.phrasebook.of(WaterPhrases)
    return phrases.amount_impossible if ml is None else phrases.amount_beyond.fill(amount=amount_words(library, ml))
