"""Two replies of one message become one, whose buttons can be told apart."""

from __future__ import annotations

from whenever import Instant

from bot.domain.actions import DropDraft, ShowWeek, StartCheck, TakeBackDrink, TakeBackStretch
from bot.domain.drinks import Drink
from bot.domain.library import Library
from bot.domain.messages import Button, Reply
from bot.domain.text import sentence
from bot.views.buttons import each_once
from bot.views.undoing import joined_reply

NOW = Instant("2026-11-29 12:00Z")
DRINK = Drink(NOW, 250)
DRUNK = Reply(sentence("Logged."), ((Button("Take it back", TakeBackDrink(NOW)),),))
STRETCHED = Reply(sentence("Done."), ((Button("Take it back", TakeBackStretch(NOW)), Button("Progress", ShowWeek())),))
ASKED = Reply(sentence("Shall I?"), ((Button("Save", ShowWeek()),), (Button("Cancel", DropDraft(1)),)))
CHECKED = Reply(sentence("Hm."), ((Button("Check", StartCheck(None)),),))


def labels(library: Library, first: Reply, second: Reply) -> list[str]:
    return [button.label for button in joined_reply(library, first, second, [DRINK]).buttons]


def test_what_takes_back_says_what_it_takes(library: Library) -> None:
    assert labels(library, STRETCHED, DRUNK) == ["Take back the stretch", "Progress", "Take back 250 ml"]


def test_what_is_asked_stands_above_what_takes_back(library: Library) -> None:
    assert labels(library, DRUNK, ASKED) == ["Save", "Cancel", "Take back 250 ml"]
    assert labels(library, ASKED, DRUNK) == ["Save", "Cancel", "Take back 250 ml"]


def test_no_button_stands_there_twice(library: Library) -> None:
    assert labels(library, CHECKED, CHECKED) == ["Check"]


def test_two_of_the_same_words_are_one_button_and_an_emptied_row_goes() -> None:
    one, other = Button("Check", StartCheck("shaking")), Button("Check", StartCheck("cramp"))
    assert each_once([(one,), (other,), (Button("More", ShowWeek()), other)]) == (
        (one,),
        (Button("More", ShowWeek()),),
    )
