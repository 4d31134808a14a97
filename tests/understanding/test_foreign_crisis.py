"""Words of self-harm in other languages, however short, get the card in that language."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.catalogue.files import Folder
from bot.catalogue.languages import read_languages
from bot.catalogue.root import catalogue_root
from bot.domain.library import Library
from bot.understanding.foreign_crisis import ForeignCrisis
from bot.understanding.languages import LanguageReader
from bot.views.foreign import crisis_text

SAID = Path(__file__).parent.parent / "said"


def lines(name: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in (SAID / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


LANGUAGES = read_languages(Folder(catalogue_root()))


@pytest.fixture(scope="module")
def crisis() -> ForeignCrisis:
    """A reader of the phrases of intents/languages."""
    return ForeignCrisis(LANGUAGES)


@pytest.mark.parametrize("line", lines("foreign_crises"), ids=lambda line: f"{line['language']}-{line['text'][:20]}")
def test_words_of_self_harm_are_told(crisis: ForeignCrisis, line: dict[str, str]) -> None:
    text = line["text"]
    assert crisis.read(text, LanguageReader(LANGUAGES).read(text)) == line["language"]


def test_other_messages_are_not(crisis: ForeignCrisis) -> None:
    texts = [line["text"] for name in ("questions", "own_questions", "own_actions") for line in lines(name)]
    texts += [line["text"] for line in lines("foreign_emergencies")]
    assert [text for text in texts if crisis.read(text)] == []


@pytest.mark.parametrize(
    "text", ["no puedo mas con los isquios", "ich kann nicht mehr so tief dehnen", "suite", "dood hamstring", ""]
)
def test_words_that_are_no_crisis_beside_others(crisis: ForeignCrisis, text: str) -> None:
    assert crisis.read(text) is None


def test_every_language_has_its_words_and_its_card(library: Library) -> None:
    known = {one.code for one in LANGUAGES if one.crisis and one.crisis_alone}
    assert known == set(library.foreign_crisis) == set(library.foreign_replies)
    for language in known:
        says = crisis_text(library, language).plain
        assert library.emergency_numbers in says
        assert library.crisis_lines in says


def test_where_no_language_is_known_the_card_is_english(library: Library) -> None:
    assert "stay with you" in crisis_text(library, None).plain
