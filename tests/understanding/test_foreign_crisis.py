"""Words of self-harm in other languages, however short, get the card in that language."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from whenever import Instant

from bot.assistant import Assistant
from bot.catalogue.files import Folder
from bot.catalogue.languages import read_languages
from bot.catalogue.root import catalogue_root
from bot.domain.conversation import Conversation
from bot.domain.library import Library
from bot.domain.red_flags import Response
from bot.policy.warnings import decide_warning
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


OTHERS = [
    ("es", "mi hija dice que quiere morirse"),
    ("es", "mi hermano intentó suicidarse ayer"),
    ("fr", "mon fils veut mourir"),
    ("fr", "j'ai peur, ma sœur parle de se suicider"),
    ("de", "meine Schwester will sich umbringen"),
    ("de", "mein Freund sagt, er will nicht mehr leben"),
    ("it", "mia figlia vuole morire"),
    ("pt", "o meu amigo quer se matar"),
    ("nl", "mijn broer wil dood"),
    ("pl", "mój brat mówi o samobójstwie"),
    ("pl", "moja córka chce umrzeć"),
    ("ru", "мой сын хочет умереть"),
    ("ru", "подруга говорит про самоубийство"),
    ("uk", "моя сестра хоче померти"),
    ("tr", "kardeşim ölmek istiyor"),
    ("tr", "arkadaşım intihar edecek"),
    ("ar", "أخي يريد أن يموت"),
    ("ar", "صديقتي تفكر في الانتحار"),
    ("hi", "मेरा भाई मरना चाहता है"),
    ("zh", "我朋友说他想死"),
    ("zh", "我女儿想自杀"),
    ("ja", "友達が死にたいと言っています"),
    ("ko", "친구가 죽고 싶다고 해요"),
    ("vi", "em gái tôi muốn chết"),
    ("id", "teman saya ingin mati"),
    ("sv", "min bror vill dö"),
    ("el", "η φίλη μου θέλει να πεθάνει"),
    ("ro", "fratele meu vrea să moară"),
]
OWN = [
    ("es", "mi esposa murió y quiero morirme"),
    ("es", "quiero suicidarme"),
    ("fr", "ma femme est partie, je veux mourir"),
    ("de", "meine Frau ist tot und ich will sterben"),
    ("it", "mio figlio non lo sa, ma voglio morire"),
    ("pt", "minha mãe diz que é fase, mas quero me matar"),
    ("nl", "mijn man zegt niets, ik wil dood"),
    ("pl", "nie chcę żyć"),
    ("ru", "муж говорит потерпи, а я хочу умереть"),
    ("tr", "annem diyor ki geçer ama ölmek istiyorum"),
    ("ar", "أمي ماتت وأريد أن أموت"),
    ("hi", "मैं मरना चाहता हूँ"),
    ("zh", "我妈不知道我想死"),
    ("ja", "母が死んで、死にたい"),
    ("ko", "엄마는 모르지만 죽고 싶어요"),
    ("vi", "chồng tôi mất rồi, tôi muốn chết"),
    ("id", "suami saya pergi, saya ingin mati"),
    ("sv", "min man är död och jag vill dö"),
    ("el", "θέλω να πεθάνω"),
    ("ro", "mama nu știe, dar vreau să mor"),
]


@pytest.mark.parametrize(("language", "text"), OTHERS)
def test_somebody_elses_self_harm_is_told_from_the_writers(crisis: ForeignCrisis, language: str, text: str) -> None:
    assert crisis.read(text, language) == language
    assert crisis.is_of_other(text, language)


@pytest.mark.parametrize(("language", "text"), OWN)
def test_the_writers_own_stays_their_own_whoever_else_is_named(crisis: ForeignCrisis, language: str, text: str) -> None:
    assert crisis.read(text, language) == language
    assert not crisis.is_of_other(text, language)


@pytest.mark.parametrize("language", ["de", "ja", "ar"])
def test_somebody_elses_gets_the_card_in_the_third_person_in_that_language(
    assistant: Assistant, library: Library, language: str
) -> None:
    text = next(text for code, text in OTHERS if code == language)
    understood = assistant.understander.understand(text)
    assert understood.response is Response.CRISIS_CARD_THIRD_PERSON
    warned = decide_warning(understood, Conversation(Instant.from_utc(2026, 1, 5)), library, 1)
    assert warned is not None
    assert warned.reply is not None
    assert warned.reply.text == library.foreign_crisis_other[language].fill(numbers=library.emergency_numbers)


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
    assert known == set(library.foreign_crisis) == set(library.foreign_replies) == set(library.foreign_crisis_other)
    assert known == {one.code for one in LANGUAGES if one.others and one.of_others and one.of_own}
    for language in known:
        says = crisis_text(library, language).plain
        assert library.emergency_numbers in says
        assert library.crisis_lines in says


def test_where_no_language_is_known_the_card_is_english(library: Library) -> None:
    assert "stay with you" in crisis_text(library, None).plain
