"""Which language a message is in, where it is not English."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue.files import Folder
from bot.catalogue.languages import read_languages
from bot.catalogue.root import catalogue_root
from bot.domain.languages import ENGLISH
from bot.understanding.languages import LanguageReader

SAID = Path(__file__).parent.parent / "said"
ENGLISH_FILES = (
    "questions",
    "own_questions",
    "own_actions",
    "own_schedules",
    "own_signs",
    "own_red_flags",
    "more_red_flags",
)
FOREIGN = [json.loads(line) for line in (SAID / "foreign_emergencies.jsonl").read_text(encoding="utf-8").splitlines()]
LANGUAGES = 20
FOREIGN_GREETINGS = ("Grüß Gott",)


@pytest.fixture(scope="module")
def reader() -> LanguageReader:
    """A reader of the languages of intents/languages."""
    folder = Folder(catalogue_root())
    languages = read_languages(folder)
    assert not folder.problems
    assert len([one for one in languages if one.code != ENGLISH]) == LANGUAGES
    return LanguageReader(languages)


@pytest.mark.parametrize("line", FOREIGN, ids=lambda line: f"{line['language']}-{line['text'][:20]}")
def test_twenty_languages_are_told(reader: LanguageReader, line: dict[str, str]) -> None:
    assert reader.read(line["text"]) == line["language"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("no puedo mover la pierna, ayuda por favor", "es"),
        ("ma jambe est froide et blanche", "fr"),
        ("mein Vater ist umgefallen und wacht nicht auf", "de"),
        ("la mia gamba è gonfia e calda", "it"),
        ("minha perna está inchada e quente", "pt"),
        ("mijn been is dik en warm", "nl"),
        ("nie czuję nogi, proszę o pomoc", "pl"),
        ("jag kan inte röra benet", "sv"),
        ("nu pot să mișc piciorul", "ro"),
        ("bacağım çok ağrıyor", "tr"),
        ("kaki saya bengkak dan sakit", "id"),
        ("chân tôi bị sưng và đau", "vi"),
        ("нога опухла и болит", "ru"),
        ("нога набрякла і дуже болить", "uk"),
        ("το πόδι μου πονάει", "el"),
        ("다리가 부었어요", "ko"),
        ("足が動きません", "ja"),
        ("我的腿肿了", "zh"),
        ("ساقي متورمة", "ar"),
        ("मेरा पैर सूज गया है", "hi"),
    ],
)
def test_other_words_are_told_too(reader: LanguageReader, text: str, language: str) -> None:
    assert reader.read(text) == language


def test_english_is_never_taken_for_another(reader: LanguageReader) -> None:
    texts = [
        line["text"]
        for name in ENGLISH_FILES
        for line in map(json.loads, (SAID / f"{name}.jsonl").read_text(encoding="utf-8").splitlines())
        if line.get("label") != "none" and line["text"] not in FOREIGN_GREETINGS
    ]
    assert len(texts) >= 2000
    assert [text for text in texts if reader.read(text)] == []


@pytest.mark.parametrize("text", ["", "ok", "no", "hamstring?", "quiero", "lol", "😱", "500 ml", "développé", "\ud800"])
def test_scraps_are_not_guessed_at(reader: LanguageReader, text: str) -> None:
    assert reader.read(text) is None


@given(st.text(max_size=300))
def test_any_text_is_read(reader: LanguageReader, text: str) -> None:
    found = reader.read(text)
    assert found is None or len(found) == 2
