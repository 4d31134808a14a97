"""What is said of the water log. No amount is ever suggested as a goal."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.actions import AskGlass, AskGoal, ChooseGlass, DrinkGlasses, DrinkMillilitres, TakeBackDrink
from bot.domain.drafts import Draft
from bot.domain.drinks import Drink
from bot.domain.library import Library
from bot.domain.messages import Button, Reply
from bot.domain.phrasebook import Phrases, slots
from bot.domain.text import Text, joined
from bot.views.buttons import ButtonPhrases, cancel_button, in_rows, settings_button
from bot.views.wording import amount_words

_GLASSES = (150, 200, 250, 300, 330, 500)
_AMOUNTS = (200, 300, 500, 750)


@dataclass(frozen=True, slots=True, kw_only=True)
class WaterPhrases(Phrases):
    """Drinks, and the glass they are counted in."""

    ask_amount: Text
    ask_amount_again: Text
    ask_glass: Text
    amount_impossible: Text
    glass_saved: Text = slots("glass")
    glass_impossible: Text
    today: Text = slots("total")
    today_goal: Text = slots("total", "goal")
    logged: Text = slots("amount")
    undone: Text = slots("amount")
    nothing_to_undo: Text
    goal_met: Text
    undo: str
    one_glass: str
    two_glasses: str


def ask_amount_reply(library: Library, draft: Draft, above: Text) -> Reply:
    """How much was drunk? Below today's sum, or why it is asked again."""
    phrases, shared = library.phrasebook.of(WaterPhrases), library.phrasebook.of(ButtonPhrases)
    glasses = (Button(phrases.one_glass, DrinkGlasses(1)), Button(phrases.two_glasses, DrinkGlasses(2)))
    amounts = [Button(amount_words(library, ml), DrinkMillilitres(ml)) for ml in _AMOUNTS]
    settings = (Button(shared.set_goal, AskGoal()), Button(shared.set_glass, AskGlass()))
    rows = (glasses, *in_rows(amounts, 4), settings, (cancel_button(library, draft),))
    return Reply(joined((above, phrases.ask_amount)), rows)


def ask_glass_reply(library: Library, draft: Draft, *, impossible: bool = False) -> Reply:
    """How much does a glass hold? `impossible` where what was named is more or less than any does."""
    phrases = library.phrasebook.of(WaterPhrases)
    sizes = [Button(amount_words(library, ml), ChooseGlass(draft.number, ml)) for ml in _GLASSES]
    rows = (*in_rows(sizes, 3), (cancel_button(library, draft),))
    return Reply(phrases.glass_impossible if impossible else phrases.ask_glass, rows)


def glass_saved_reply(library: Library, ml: int) -> Reply:
    """The size of a glass is kept."""
    text = library.phrasebook.of(WaterPhrases).glass_saved.fill(glass=amount_words(library, ml))
    return Reply(text, ((settings_button(library),),))


def logged_reply(library: Library, drink: Drink, total_ml: int, goal_ml: int | None) -> Reply:
    """A drink is logged, with today's sum and a way to take it back."""
    phrases = library.phrasebook.of(WaterPhrases)
    text = phrases.logged.fill(amount=amount_words(library, drink.ml)) + sum_of_today(library, total_ml, goal_ml)
    return Reply(text, ((Button(phrases.undo, TakeBackDrink(drink.at)),),))


def undone_reply(library: Library, drink: Drink, total_ml: int, goal_ml: int | None) -> Reply:
    """A drink is taken back, with the sum that is left."""
    text = library.phrasebook.of(WaterPhrases).undone.fill(amount=amount_words(library, drink.ml))
    return Reply(text + sum_of_today(library, total_ml, goal_ml))


def nothing_to_undo_reply(library: Library) -> Reply:
    """That drink is not there any more."""
    return Reply(library.phrasebook.of(WaterPhrases).nothing_to_undo)


def sum_of_today(library: Library, total_ml: int, goal_ml: int | None) -> Text:
    """The sum of today, against the goal where there is one."""
    phrases, total = library.phrasebook.of(WaterPhrases), amount_words(library, total_ml)
    if goal_ml is None:
        return phrases.today.fill(total=total)
    text = phrases.today_goal.fill(total=total, goal=amount_words(library, goal_ml))
    return text + phrases.goal_met if total_ml >= goal_ml else text


def not_read(library: Library) -> Text:
    """Why an amount is asked again: none could be read."""
    return library.phrasebook.of(WaterPhrases).ask_amount_again


def out_of_range(library: Library) -> Text:
    """Why an amount is asked again: it was more or less than can be logged."""
    return library.phrasebook.of(WaterPhrases).amount_impossible
