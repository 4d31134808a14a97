"""What people say about times and amounts is data: whoever adds a word to a list needs nothing else."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from whenever import Instant, Time

from bot.catalogue.cues import read_cues
from bot.catalogue.library import load_library
from bot.catalogue.problems import ContentError
from bot.content_lint.cues import misread_cues
from bot.domain.cues import CueList, Cues
from bot.places.naming import PlaceNames
from bot.understanding.bare_words import BareWordReader
from bot.understanding.readers import Readers
from bot.understanding.red_flags.quantities import Quantities
from bot.understanding.red_flags.second_opinion import BEARS_ON, BESIDE, LAUGHTER
from bot.understanding.red_flags.small_words import SmallWords
from bot.understanding.text.phrasing import Phrasing
from bot.understanding.text.tokens import BreakTokens, Words
from tests.support.readers import cues

from .copies import Content

NOON = Instant.from_utc(2026, 3, 11, 12)


def problems_of(content: Content) -> list[str]:
    with pytest.raises(ContentError) as found:
        read_cues(content.root)
    return [str(problem) for problem in found.value.problems]


def test_a_word_for_a_part_of_the_day_is_added_in_one_file(content: Content) -> None:
    content.replace("intents/cues/time.yaml", "afternoon: afternoon arvo", "afternoon: afternoon")
    before = Readers(read_cues(content.root))
    content.replace("intents/cues/time.yaml", "afternoon: afternoon", "afternoon: afternoon arvo")
    after = Readers(read_cues(content.root))

    said = "remind me to stretch tomorrow arvo at 3"
    unclear, clear = before.schedules.read(said), after.schedules.read(said)
    assert unclear is not None
    assert unclear.half_day_open
    assert clear is not None
    assert (clear.times, clear.half_day_open) == ((Time(15),), False)
    assert before.pauses.read("until tomorrow arvo", "UTC", NOON) == Instant.from_utc(2026, 3, 12)
    assert after.pauses.read("until tomorrow arvo", "UTC", NOON) == Instant.from_utc(2026, 3, 12, 12)


def test_a_word_for_a_vessel_is_added_in_one_file(content: Content) -> None:
    content.replace("intents/cues/amounts.yaml", "glass glasses", "schooner schooners glass glasses")
    amount = Readers(read_cues(content.root)).drinks.read("just drank two schooners of water")
    assert amount is not None
    assert amount.glasses == 2


def test_the_sentences_beside_every_list_are_read_as_they_should_be(content: Content) -> None:
    assert misread_cues(read_cues(content.root)) == []


def test_a_sentence_that_a_list_misses_or_finds_by_mistake_is_reported(content: Content) -> None:
    content.replace("intents/cues/pauses.yaml", "rejects: [from friday on]", "rejects: [up to friday]")
    content.replace("intents/cues/windows.yaml", "from 10 to about 7", "from 10 to nearly 7")
    assert [str(problem) for problem in misread_cues(read_cues(content.root))] == [
        "intents/cues/pauses.yaml: lists.until.rejects: the list is found in 'up to friday'",
        "intents/cues/windows.yaml: lists.loosely.matches: the list is not found in 'from 10 to nearly 7'",
    ]


def test_a_list_of_words_around_places_that_is_missing_is_reported(content: Content) -> None:
    content.replace("intents/cues/places.yaml", "  joints:", "  joins:")
    missing = "intents/cues/places.yaml: lists.joints: a reader needs this list, and it is not here"
    assert [str(problem) for problem in misread_cues(read_cues(content.root))] == [missing]


@pytest.mark.parametrize("load", [read_cues, load_library])
def test_short_forms_that_are_missing_are_reported_by_every_loader(
    content: Content, load: Callable[[Path], object]
) -> None:
    content.replace("intents/cues/contractions.yaml", "  spelt_out:", "  spelled_out:")
    with pytest.raises(ContentError, match=r"lists\.spelt_out: a reader needs this list"):
        load(content.root)


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        ("windows", "cues: windows", "cues: window", "windows.yaml: cues: must be the file's name, windows"),
        ("windows", "  step:", "  steps:", "windows.yaml: lists.step: a reader needs this list, and it is not here"),
        ("windows", "    words: every each for in\n", "", "must have words, phrases or meanings, and only one of them"),
        ("windows", "    rejects: [from 9 to 5]\n", "", "windows.yaml: lists.step.rejects: Field required"),
        ("time", "night: night nite", "night: night morning", "'morning' means both morning and night"),
        ("time", "night: night nite", "night: night (nite)", "'(nite)' has a meaning, so it must be plain words"),
        ("days", "phrases: [every, each", "phrases: ['(every', each", "days.yaml: lists.weekly: '(every' lacks a ')'"),
        ("days", "{time.tonight}", "{time.tonite}", "lists.tonite: a reader needs this list, and it is not here"),
        ("asking", "behind: openings", "behind: opening", "lists.other_wish.behind: there is no list opening"),
        ("time", "night: night nite", "nite: night", "lists.parts_of_day: 'nite' is no meaning here"),
        ("time", "sun: sunday", "sunday: sunday", "lists.weekdays: 'sunday' is no meaning here"),
        ("numbers", '"20": twenty', 'twenty: "20"', "numbers.yaml: lists.tens: the meanings must be numbers"),
    ],
)
def test_what_is_wrong_is_named_with_its_file_and_key(
    content: Content, file: str, old: str, new: str, problem: str
) -> None:
    content.replace(f"intents/cues/{file}.yaml", old, new)
    assert any(problem in found for found in problems_of(content)), problems_of(content)


def test_a_list_that_names_itself_is_refused(content: Content) -> None:
    content.replace("intents/cues/days.yaml", "phrases: [every, each", 'phrases: ["{weekly}", each')
    assert problems_of(content) == ["intents/cues/days.yaml: lists.weekly: contains itself"]


def test_the_readers_can_be_kept_in_a_file(content: Content) -> None:
    readers = Readers(read_cues(content.root))
    again: Readers = pickle.loads(pickle.dumps(readers))
    said = "remind me to drink every 2 hours from 9 to 5"
    assert again.schedules.read(said) == readers.schedules.read(said) is not None


def test_every_sentence_comes_with_its_list_and_what_is_expected() -> None:
    one = CueList(("a b",), matches=("a b",), rejects=("ab",))
    assert list(Cues({"file.list": one}).examples()) == [("file.list", "a b", True), ("file.list", "ab", False)]


class Noticing(dict[str, CueList]):
    """Lists that notice which of them are asked for."""

    def __init__(self, lists: Mapping[str, CueList]) -> None:
        super().__init__(lists)
        self.asked: set[str] = set()

    def get(self, name: str, default: object = None) -> CueList | None:  # type: ignore[override]
        self.asked.add(name)
        return super().get(name)


def test_every_list_is_used_by_a_reader() -> None:
    lists = Noticing(cues().lists)
    noticing = Cues(lists, cues().kinds)
    phrasing = Phrasing(noticing)
    for build in (Words, BreakTokens, Quantities, SmallWords):
        build(phrasing)
    for expression in (BEARS_ON, BESIDE, LAUGHTER):
        phrasing.regex(expression)
    Readers(noticing)
    BareWordReader(phrasing, {})
    PlaceNames(noticing)
    assert sorted(lists.keys() - lists.asked) == []
