"""What people type after an answer, behind a courtesy, to pick a title, or instead of a question."""

from __future__ import annotations

import pytest

from bot.domain.intents import FollowUpKind
from bot.domain.library import Library
from bot.understanding.bare_words import BareWordReader
from bot.understanding.text.phrasing import Phrasing
from tests.support.readers import cues, readers


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("too long, can you make that shorter", FollowUpKind.BRIEF),
        ("I don't understand, easier words", FollowUpKind.BRIEF),
        ("a shorter hamstring", None),
        ("what is a short muscle", None),
        ("can you give me an example?", FollowUpKind.MORE),
        ("and? that's it?", FollowUpKind.MORE),
        ("that's it, thanks", None),
        ("is that all bad", FollowUpKind.IS_IT_BAD),
        ("tried all that, didn't help", FollowUpKind.NOT_HELPED),
        ("does heat help", None),
        ("so is that something normal", FollowUpKind.IS_IT_BAD),
        ("is it normal to shake when i stretch", None),
        ("how often should I do it?", FollowUpKind.HOW_OFTEN),
        ("how often do cramps come at night", None),
        ("how long each time", FollowUpKind.HOW_LONG),
        ("how long do runners need to stretch", None),
        ("2 words max lol", FollowUpKind.BRIEF),
        ("two glasses", None),
        ("can you be more precise", FollowUpKind.MORE),
        ("your answer was confusing", FollowUpKind.BRIEF),
        ("my leg was confusing", None),
        ("what if it comes back", FollowUpKind.NOT_HELPED),
        ("when does it come back", None),
        ("and if it gets worse", FollowUpKind.NOT_HELPED),
        ("does it get worse", None),
        ("nothing else?", FollowUpKind.MORE),
        ("does it mean I'm weak", FollowUpKind.IS_IT_BAD),
        ("what does it mean", None),
        ("does it ever stop", FollowUpKind.HOW_LONG),
        ("and at night?", FollowUpKind.ELSEWHEN),
        ("what about when I'm driving", FollowUpKind.ELSEWHEN),
        ("same for older people?", FollowUpKind.ELSEWHEN),
        ("do women get it more", FollowUpKind.ELSEWHEN),
        ("at night", None),
        ("and at 8", None),
        ("and in my calf?", None),
        ("i am confused", None),
        ("way too long, didn't read", FollowUpKind.BRIEF),
        ("how long is too long", None),
        ("10 minutes? that seems a lot", FollowUpKind.DOUBTED),
        ("that's it? only 30 seconds?", FollowUpKind.DOUBTED),
        ("hm, not convinced", FollowUpKind.DOUBTED),
        ("Are you 100% sure about that?", FollowUpKind.DOUBTED),
        ("I don't buy it", FollowUpKind.DOUBTED),
        ("my coach said the exact opposite", FollowUpKind.DOUBTED),
        ("my coach said to rest", None),
        ("that sounds good", None),
        ("that is a lot better", None),
        ("30 seconds", None),
        ("how sure are you", None),
        ("what else can I do", FollowUpKind.MORE),
        ("what else can you do", None),
        ("", None),
        ("and and and", None),
    ],
)
def test_a_text_of_nothing_but_listed_phrases_asks_about_the_answer(text: str, kind: FollowUpKind | None) -> None:
    assert readers().asking_on.read(text) is kind


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [
        ("in bed last night", True),
        ("only at the end of the stretch", True),
        ("when i do bridges", True),
        ("when does it stop", False),
        ("in bed last night?", False),
        ("at 8", False),
        ("it cramps when i sit", False),
    ],
)
def test_a_circumstance_alone_goes_on_with_what_was_told(text: str, goes_on: bool) -> None:
    assert readers().asking_on.goes_on(text) is goes_on


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        ("thanks! and how often?", "how often?"),
        ("Great, thank you. How long does it last", "how long does it last"),
        ("no i meant how to prevent it", "how to prevent it"),
        ("cool down stretches", None),
        ("thanks for the reminder", None),
        ("thanks", None),
        ("how often?", None),
        ("WHY DOES IT SHAKE ITS SO ANNOYING", "why does it shake"),
        ("ugh, this is driving me mad, my leg shakes!", "my leg shakes!"),
        ("it's so annoying", None),
        ("why is it so annoying", None),
        ("its so annoying that my leg shakes", "that my leg shakes"),
        ("why does it hurt so much", None),
    ],
)
def test_what_is_asked_behind_a_courtesy_or_a_protest(text: str, behind: str | None) -> None:
    assert readers().asking_on.behind(text) == behind


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("the last one", -1),
        ("id go with the first", 0),
        ("(2)", 1),
        ("3rd please", 2),
        ("two glasses", None),
        ("the last time", None),
        ("first or second", None),
        ("", None),
    ],
)
def test_a_title_is_picked_by_its_place(text: str, place: int | None) -> None:
    assert readers().choices.read(text) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [("the one about it being normal", 1), ("the one about the leg", None), ("normal", None), ("the one", None)],
)
def test_a_title_is_picked_by_what_tells_it_from_the_others(text: str, place: int | None) -> None:
    labels = ["Why does my leg shake?", "Is it normal for my leg to shake?", "How can I make the shaking less?"]
    assert readers().labels.read(text, labels) == place


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Cramp", "cramp_relief"),
        ("question about flexibility", "flexibility_time"),
        ("something about shaking legs", "shaking_causes"),
        ("strech", "stretch_technique"),
        ("oranges and figs", "cramp_nutrition"),
        ("what about cherries", "cramp_nutrition"),
        ("oranges and apples", None),
        ("oranges and cramps", None),
        ("cramp at night", None),
        ("calf cramp", None),
        ("why cramps", None),
        ("", None),
    ],
)
def test_a_subject_and_nothing_else_offers_its_titles(library: Library, text: str, first: str | None) -> None:
    reader = BareWordReader(Phrasing(cues()), library.training.bare_words)
    assert next(iter(reader.read(text)), None) == first


def test_long_runs_of_small_words_are_read_at_once() -> None:
    for text in (
        "ok " * 28,
        "and so " * 12 + "x",
        "thanks " * 500 + "x",
        "no i meant " * 400,
        "its so annoying " * 300,
    ):
        assert readers().asking_on.read(text) is None
        readers().choices.read(text)
        readers().asking_on.behind(text)
