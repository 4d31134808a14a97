"""Content that is wrong is never used: every kind of mistake is named with its file and key."""

from __future__ import annotations

from typing import Any

import pytest

from bot.catalogue.files import Folder
from bot.catalogue.red_flags import read_red_flags
from bot.catalogue.root import catalogue_root
from bot.domain.library import Library

from .copies import Content

RELIEF = "content/answers/cramp_relief.yaml"
SAID = "intents/knowledge/cramp_relief.yaml"
VOICE = "content/voice/answers.yaml"
OUTCOMES = "content/checklists/outcomes.yaml"
CRAMP_CHECK = "content/checklists/cramp.yaml"


def test_the_real_content_loads(library: Library) -> None:
    assert set(library.answers) == set(library.training.intents)
    assert library.categories
    assert library.title("cramp_relief") == "How do I stop a cramp right now?"
    assert [document.id for document in library.documents_of(library.answers["cramp_relief"])]


def test_the_copy_of_the_tests_is_sound(content: Content) -> None:
    assert content.problems() == []


def test_every_problem_is_found_at_once(content: Content) -> None:
    content.change(RELIEF, related=["toe_relief"])
    content.change(SAID, close_to=["toe_stretch"])
    content.remove("content/categories.yaml")
    assert {
        f"{RELIEF}: related: there is no topic toe_relief",
        f"{SAID}: close_to: there is no intent toe_stretch",
        "content/categories.yaml: this file is missing",
    } <= set(content.problems())


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        ("intent: [cramp_relief", f"{SAID}: line 2: not valid YAML: "),
        ("intent: cramp_relief\nintent: cramp_relief\n", f"{SAID}: line 2: not valid YAML: the key 'intent' stands"),
        ("", f"{SAID}: Input should be a valid dictionary"),
        ("- cramp", f"{SAID}: Input should be a valid dictionary"),
        ("!!python/object/apply:os.getcwd []", f"{SAID}: line 1: not valid YAML: could not determine a constructor"),
    ],
)
def test_a_file_that_is_no_mapping_in_yaml(content: Content, lines: str, problem: str) -> None:
    content.write(SAID, lines)
    assert any(one.startswith(problem) for one in content.problems())


def test_a_file_in_another_encoding(content: Content) -> None:
    (content.root / SAID).write_bytes(b"intent: cramp_relief\nasks: \xff\xfe\n")
    assert any(one.startswith(f"{SAID}: not valid YAML") for one in content.problems())


@pytest.mark.parametrize(
    ("file", "values", "problem"),
    [
        (SAID, {"exampels": ["cramp"]}, f"{SAID}: exampels: Extra inputs are not permitted"),
        (SAID, {"examples": []}, f"{SAID}: examples: Tuple should have at least 1 item"),
        (SAID, {"examples": ["cramp", True]}, f"{SAID}: examples.1: Input should be a valid string"),
        (SAID, {"examples": ["c" * 401]}, f"{SAID}: examples.0: String should have at most 400 characters"),
        (SAID, {"intent": "cramp_stretch"}, f"{SAID}: intent: must be the file's name, cramp_relief"),
        (SAID, {"intent": "Cramp relief"}, f"{SAID}: intent: String should match pattern"),
        (SAID, {"close_to": ["toe_stretch"]}, f"{SAID}: close_to: there is no intent toe_stretch"),
        (
            "intents/out_of_scope/other_complaints/back_pain.yaml",
            {"subject": "backs"},
            "intents/out_of_scope/other_complaints/back_pain.yaml: subject: must be the file's name, back_pain",
        ),
        (
            "intents/follow_ups/why.yaml",
            {"follow_up": "how"},
            "intents/follow_ups/why.yaml: follow_up: must be the file's name, why",
        ),
        (
            "intents/follow_ups/why.yaml",
            {"follow_up": "whence"},
            "intents/follow_ups/why.yaml: follow_up: Input should be",
        ),
        (
            "intents/vocabulary.yaml",
            {"phrases": {"lock up": "no_family"}},
            "intents/vocabulary.yaml: Value error, phrases name families that do not exist: no_family",
        ),
        (
            "intents/short_replies.yaml",
            {"short_replies": {"perhaps": ["perhaps"]}},
            "intents/short_replies.yaml: short_replies.perhaps",
        ),
        (RELIEF, {"intent": "cramp_stretch"}, f"{RELIEF}: intent: must be the file's name, cramp_relief"),
        (RELIEF, {"title": "How? " * 12}, f"{RELIEF}: title: longer than 48 characters"),
        (RELIEF, {"title": "How do I stretch out a cramp?"}, "title: cramp_relief has this title too"),
        (RELIEF, {"category": None}, f"{RELIEF}: category: a knowledge answer needs a category and facts"),
        (RELIEF, {"category": "toes"}, "content/categories.yaml: categories: cramp_relief names the unknown category"),
        (RELIEF, {"related": ["toe_relief"]}, f"{RELIEF}: related: there is no topic toe_relief"),
        (RELIEF, {"related": ["help"] * 4}, f"{RELIEF}: related: Tuple should have at most 3 items"),
        (RELIEF, {"follow_ups": {"why": "toe_causes"}}, f"{RELIEF}: follow_ups: there is no topic toe_causes"),
        (RELIEF, {"follow_ups": {"whence": "help"}}, f"{RELIEF}: follow_ups.whence"),
        (RELIEF, {"short": [{"says": "Relax."}]}, f"{RELIEF}: short.0: says something without a fact id"),
        (RELIEF, {"short": [{"says": "Relax.", "facts": ["C99"]}]}, f"{RELIEF}: short.0.facts: there is no fact C99"),
        (RELIEF, {"more": [{"says": "Well.", "as": "poem"}]}, f"{RELIEF}: more.0.as: Input should be"),
        (
            "content/categories.yaml",
            {"categories": [{"id": "body", "title": "Body", "follow_ups": {"why": "toe_causes"}}]},
            "content/categories.yaml: categories.body.follow_ups: there is no topic toe_causes",
        ),
        (VOICE, {"sentences": {}}, f"{VOICE}: sentences.clarify: this sentence is missing"),
        (VOICE, {"labels": {}}, f"{VOICE}: labels.more: this label is missing"),
        (CRAMP_CHECK, {"check": "toes"}, f"{CRAMP_CHECK}: check: must be the file's name, cramp"),
        (CRAMP_CHECK, {"document": "toes"}, f"{CRAMP_CHECK}: document: there is no document toes"),
        (CRAMP_CHECK, {"questions": []}, f"{CRAMP_CHECK}: questions: Tuple should have at least 1 item"),
        (CRAMP_CHECK, {"urgent": [{"id": "CU1", "says": "red"}]}, f"{CRAMP_CHECK}: urgent.0: Value error, has no mark"),
    ],
)  # fmt: skip
def test_a_wrong_value(content: Content, file: str, values: dict[str, Any], problem: str) -> None:
    content.change(file, **values)
    assert any(problem in one for one in content.problems()), content.problems()


def change_voice(content: Content, kind: str, file: str = VOICE, **entries: object) -> None:
    """Set some sentences or labels of one file."""
    content.change(file, **{kind: {**content.read(file)[kind], **entries}})


@pytest.mark.parametrize(
    ("kind", "entries", "problem"),
    [
        ("sentences", {"clarfy": "Which?"}, f"{VOICE}: sentences.clarfy: nothing says this sentence"),
        ("sentences", {"clarify_choice": "{number}."}, f"{VOICE}: sentences.clarify_choice: wrong slots: title"),
        ("sentences", {"clarify": "Which, {name}?"}, f"{VOICE}: sentences.clarify: wrong slots: name"),
        ("sentences", {"clarify": "Which? " * 600}, f"{VOICE}: sentences.clarify: longer than 4096 characters"),
        ("labels", {"moar": "More"}, f"{VOICE}: labels.moar: nothing shows this label"),
        ("labels", {"more": "More " * 20}, f"{VOICE}: labels.more: longer than 64 characters"),
        ("labels", {"more": {"mon": "More"}}, f"{VOICE}: labels.more: must be a single phrase"),
        ("labels", {"clarify": "Which?"}, f"{VOICE}: labels.clarify: nothing shows this label"),
    ],
)
def test_a_wrong_sentence_or_label(content: Content, kind: str, entries: dict[str, object], problem: str) -> None:
    change_voice(content, kind, VOICE, **entries)
    assert problem in content.problems()


@pytest.mark.parametrize(
    ("days", "problem"),
    [
        ("Day", "labels.days: must have a phrase for each of several keys"),
        ({"mon": "Mon"}, "labels.days.tue: this label is missing"),
        ({"someday": "Some day"}, "labels.days.someday: nothing goes by this key"),
        ({"mon": "Monday " * 20}, "labels.days.mon: longer than 64 characters"),
    ],
)
def test_words_for_every_member_of_something(content: Content, days: object, problem: str) -> None:
    file = "content/voice/wording.yaml"
    change_voice(content, "labels", file, days=days)
    assert f"{file}: {problem}" in content.problems()


@pytest.mark.parametrize(
    ("reason", "problem"),
    [({}, "no_days: this sentence is missing"), ({"no_days": "No {what}."}, "no_days: wrong slots: what")],
)
def test_sentences_for_every_member_of_something(content: Content, reason: dict[str, str], problem: str) -> None:
    file = "content/voice/drafts.yaml"
    change_voice(content, "sentences", file, impossible=reason)
    assert f"{file}: sentences.impossible.{problem}" in content.problems()


def test_every_command_of_the_menu_has_its_line(content: Content) -> None:
    file = "content/voice/profile.yaml"
    commands = content.read(file)["labels"]["commands"]
    change_voice(content, "labels", file, commands={**commands, "dance": "Dance"})
    assert f"{file}: labels.commands.dance: nothing goes by this key" in content.problems()
    del commands["water"]
    change_voice(content, "labels", file, commands=commands)
    assert f"{file}: labels.commands.water: this label is missing" in content.problems()


def test_a_file_that_no_view_reads(content: Content) -> None:
    content.write("content/voice/zz_more.yaml", {"sentences": {"clarify": "Which?"}})
    assert "content/voice/zz_more.yaml: no view says what is in this file" in content.problems()


def test_a_first_topic_that_does_not_exist(content: Content) -> None:
    content.change("content/voice/welcome.yaml", start_topics=["toe_causes"])
    assert "content/voice: start_topics: there is no topic toe_causes" in content.problems()


def test_an_answer_nobody_can_ask_for(content: Content) -> None:
    content.remove(SAID)
    assert f"{RELIEF}: intent: intents/ has no sentences for cramp_relief" in content.problems()


def test_a_question_without_an_answer(content: Content) -> None:
    content.remove("content/answers/help.yaml")
    assert "intents/conversation/help.yaml: intent: content/answers has no answer for help" in content.problems()


def test_an_intent_in_two_files(content: Content) -> None:
    content.write("intents/knowledge/again/cramp_relief.yaml", content.read(SAID))
    assert any("intent: another file has this intent too" in one for one in content.problems())


def test_an_answer_in_two_files(content: Content) -> None:
    content.write("content/answers/again/cramp_relief.yaml", content.read(RELIEF))
    assert any("intent: another file answers this intent too" in one for one in content.problems())


def test_a_folder_without_files(content: Content) -> None:
    for path in (content.root / "intents/out_of_scope").rglob("*.yaml"):
        path.unlink()
    assert "intents/out_of_scope: no .yaml file is here" in content.problems()


def test_a_fact_of_no_document_and_a_fact_no_answer_reaches(content: Content) -> None:
    facts = content.read("content/facts.yaml")
    facts["facts"]["C98"] = {"doc": "toes", "section": "Toes", "says": "Toes cramp too."}
    content.write("content/facts.yaml", facts)
    assert {
        "content/facts.yaml: facts.C98.doc: there is no document toes",
        "content/facts.yaml: facts.C98: no answer reaches this fact",
    } <= set(content.problems())


def test_a_category_without_topics(content: Content) -> None:
    categories = content.read("content/categories.yaml")["categories"]
    content.change("content/categories.yaml", categories=[*categories, {"id": "toes", "title": "Toes"}])
    assert "content/categories.yaml: categories.toes: no answer is in this category" in content.problems()


def test_cards_and_labels_of_the_checks(content: Content) -> None:
    outcomes = content.read(OUTCOMES)
    outcomes["cards"]["emergency"]["says"] = "Call now."
    outcomes["cards"]["choose"]["source"] = ["S99"]
    outcomes["cards"]["all_clear"] = {"title": "Fine", "says": "Fine.", "project": "none"}
    del outcomes["cards"]["crisis"]
    del outcomes["labels"]["stop"]
    outcomes["labels"]["halt"] = "Halt"
    content.write(OUTCOMES, outcomes)
    assert {
        f"{OUTCOMES}: cards.emergency: wrong slots: numbers",
        f"{OUTCOMES}: cards.choose: there is no fact S99",
        f"{OUTCOMES}: cards.all_clear: nothing shows this card",
        f"{OUTCOMES}: cards.crisis: this is missing",
        f"{OUTCOMES}: labels.stop: this is missing",
        f"{OUTCOMES}: labels.halt: nothing shows this label",
    } <= set(content.problems())


def test_two_signs_with_one_id(content: Content) -> None:
    check = content.read(CRAMP_CHECK)
    check["questions"][0]["id"] = check["urgent"][0]["id"]
    content.write(CRAMP_CHECK, check)
    assert any(one.startswith(f"{CRAMP_CHECK}: CU1: ") for one in content.problems())


@pytest.mark.parametrize(("part", "key"), [("questions", "CR1"), ("urgent", "CU2")])
def test_what_speaks_to_the_reader_has_its_words_about_somebody_else(content: Content, part: str, key: str) -> None:
    check = content.read(CRAMP_CHECK)
    del next(one for one in check[part] if one["id"] == key)["other"]
    content.write(CRAMP_CHECK, check)
    assert any(one.startswith(f"{CRAMP_CHECK}: {key}: ") for one in content.problems())


def test_a_warning_sign_in_the_wrong_folder(content: Content) -> None:
    file = "intents/red_flags/emergency/stroke.yaml"
    content.change(file, tier="urgent")
    assert any(one.startswith(f"{file}: tier: ") for one in content.problems())


def test_what_is_large_takes_one_line_in_the_report_of_a_test(library: Library) -> None:
    lexicon = read_red_flags(Folder(catalogue_root()), library.training.cues)
    for large in (library, library.training, lexicon):
        assert len(repr(large)) < 80
