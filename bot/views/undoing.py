"""What is said where something is taken back or put right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from whenever import Instant

from bot.domain.actions import Action, TakeBackDrink, TakeBackReminders, TakeBackStretch
from bot.domain.drinks import Drink
from bot.domain.library import Library
from bot.domain.messages import Button, Reply
from bot.domain.phrasebook import Phrases, slots
from bot.domain.profile import Profile
from bot.domain.reminders import Scheduled
from bot.domain.settings_wishes import Setting
from bot.domain.text import Text, joined, sentence
from bot.domain.values import dataclass
from bot.views.buttons import each_once, list_button
from bot.views.one_reminder import said
from bot.views.settings import setting_line
from bot.views.water import WaterPhrases, not_read, out_of_range
from bot.views.wording import amount_label, amount_words, clock_words


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoingPhrases(Phrases):
    """The last thing that was done."""

    setting_back: Text
    undo: str
    nothing_deleted: Text
    last_deleted: Text
    last_drink: Text = slots("amount", "time")
    undo_drink: Text = slots("amount")
    undo_stretch: str


def setting_back_reply(library: Library, setting: Setting, profile: Profile) -> Reply:
    """A setting is as it was before."""
    return Reply(joined((library.phrasebook.of(UndoingPhrases).setting_back, setting_line(library, setting, profile))))


def with_undo(reply: Reply, undo: TakeBackReminders, library: Library) -> Reply:
    """The reply with the button that takes back what it tells of."""
    return replace(reply, rows=(*reply.rows, (Button(library.phrasebook.of(UndoingPhrases).undo, undo),)))


def reminders_back_reply(library: Library, ones: Sequence[Scheduled], zone: str | None, now: Instant) -> Reply:
    """Reminders are as they were before; a line each."""
    lines = [sentence(said(library, one, zone, now)) for one in ones]
    text = joined((library.phrasebook.of(UndoingPhrases).setting_back, *lines))
    return Reply(text, ((list_button(library),),))


def nothing_deleted_reply(library: Library) -> Reply:
    """Nothing was deleted of late."""
    return Reply(library.phrasebook.of(UndoingPhrases).nothing_deleted, ((list_button(library),),))


def last_deleted_reply(
    library: Library, ones: Sequence[Scheduled], undo: Action, zone: str | None, now: Instant
) -> Reply:
    """What was deleted last, a line each, with the button that brings it back."""
    phrases = library.phrasebook.of(UndoingPhrases)
    lines = [sentence(said(library, one, zone, now)) for one in ones]
    return Reply(joined((phrases.last_deleted, *lines)), ((Button(phrases.undo, undo),),))


def last_drink_reply(library: Library, drink: Drink, zone: str | None, undo: TakeBackDrink) -> Reply:
    """The last drink of today, with the button that takes it back."""
    time = clock_words(library, drink.at.to_tz(zone or "UTC").time())
    text = library.phrasebook.of(UndoingPhrases).last_drink.fill(amount=amount_words(library, drink.ml), time=time)
    return Reply(text, ((Button(library.phrasebook.of(WaterPhrases).undo, undo),),))


def joined_reply(library: Library, first: Reply, second: Reply, drinks: Sequence[Drink]) -> Reply:
    """Two replies as one, no button twice: what takes back comes last, and says what it takes."""
    both = (*first.rows, *second.rows)
    rows = list(each_once([tuple(_naming(library, button, drinks) for button in row) for row in both]))
    rows.sort(key=lambda row: isinstance(row[0].action, TakeBackDrink | TakeBackStretch))
    return replace(second, text=first.text + second.text, rows=tuple(rows))


def _naming(library: Library, button: Button, drinks: Sequence[Drink]) -> Button:
    phrases = library.phrasebook.of(UndoingPhrases)
    match button.action:
        case TakeBackDrink(at):
            amount = next((amount_label(library, drink.ml) for drink in drinks if drink.at == at), None)
            return button if amount is None else replace(button, label=phrases.undo_drink.fill(amount=amount).plain)
        case TakeBackStretch():
            return replace(button, label=phrases.undo_stretch)
        case _:
            return button


def impossible_reply(library: Library, ml: int | None) -> Reply:
    """Nobody drinks that much at once, or no amount could be read."""
    return Reply(not_read(library) if ml is None else out_of_range(library, ml))
