"""intents/red_flags is sound, and what is unsound is reported with its file and key."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.catalogue.problems import Problem
from bot.catalogue.red_flags import read_red_flags
from bot.catalogue.root import catalogue_root
from bot.domain.red_flags import OwnCard, RedFlagLexicon, Tier, TriggerGroup
from tests.support.readers import cues

from .copies import Known, RememberingFolder

FOLDER = catalogue_root() / "intents" / "red_flags"
MAX_LINES = 200
KNOWN: Known = {}
"""What stands in the files that are the same in every copy."""
SIGN = "id: test_sign\ntier: urgent\nsign: A sign.\nprovenance: project\nsources: [a reason]\nphrases: [green leg]\n"


@pytest.fixture(scope="module")
def lexicon() -> RedFlagLexicon:
    """The lexicon as it is."""
    found, problems = read(FOLDER)
    assert found is not None, problems
    return found


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the folder that may be spoilt."""
    return Path(shutil.copytree(FOLDER, tmp_path / "red_flags"))


def read(folder: Path) -> tuple[RedFlagLexicon | None, list[Problem]]:
    """The lexicon of a folder, or None, with every problem that was found."""
    files = RememberingFolder(folder.parent, KNOWN)
    return read_red_flags(files, cues(), folder.name), files.problems


def problem(folder: Path) -> tuple[str, str, str]:
    """File, key and message of the only problem; there must be no lexicon."""
    found, problems = read(folder)
    assert found is None
    assert len(problems) == 1, problems
    return problems[0].file, problems[0].key, problems[0].message


def test_every_tier_has_signs(lexicon: RedFlagLexicon) -> None:
    assert {concept.tier for concept in lexicon.concepts} == set(Tier)
    assert set(lexicon.context.triggers) == set(TriggerGroup)


def test_the_warning_signs_of_the_checks_are_covered(lexicon: RedFlagLexicon) -> None:
    known = {concept.id for concept in lexicon.concepts}
    emergencies = {"chest_breath", "stroke", "paralysis", "saddle", "bladder_bowel", "cold_pale_leg", "collapse_fit"}
    urgent = {"weak_giving_way", "pop_tear_injury", "calf_clot_signs", "cramp_over_10_min", "dark_pee_muscle_breakdown"}
    routine = {"numb_tingle", "sharp_pain", "persistent_severe", "new_or_worsening", "shaking_not_stretching"}
    assert (
        emergencies | urgent | routine | {"crisis", "tetanus_like", "tetanus_wound", "medicines", "pregnancy"} <= known
    )


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.yaml")), ids=lambda path: path.name)
def test_files_stay_small_enough_to_review(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MAX_LINES


def test_only_self_harm_and_violence_have_a_card_of_their_own(lexicon: RedFlagLexicon) -> None:
    cards = {concept.id: concept.card for concept in lexicon.concepts if concept.card}
    assert cards == {
        "crisis": OwnCard.CRISIS,
        "self_harm_unclear": OwnCard.CRISIS,
        "self_harm": OwnCard.CRISIS,
        "self_harm_means": OwnCard.CRISIS,
        "self_harm_signals": OwnCard.CRISIS,
        "self_harm_thoughts": OwnCard.CRISIS,
        "violence": OwnCard.VIOLENCE,
        "violence_acts": OwnCard.VIOLENCE,
    }


def test_a_sound_sign_is_read(copy: Path) -> None:
    (copy / "urgent" / "test_sign.yaml").write_text(SIGN, encoding="utf-8")
    found, problems = read(copy)
    assert not problems
    assert found is not None
    assert "test_sign" in {concept.id for concept in found.concepts}


@pytest.mark.parametrize(
    ("spoilt", "key", "message"),
    [
        (SIGN.replace("urgent", "grave"), "tier", "Input should be"),
        (SIGN.replace("urgent", "routine"), "tier", "lie in the folder routine"),
        (SIGN.replace("[green leg]", "[green LEGS]"), "phrases", "no slot LEGS"),
        (SIGN.replace("[green leg]", "[green leg, no]"), "phrases.1", "valid string"),
        (SIGN.replace("[green leg]", "[green leg, green leg]"), "phrases", "twice"),
        (SIGN.replace("[green leg]", "[my leg]"), "phrases", "says only 'leg'"),
        (SIGN.replace("[green leg]", "['...']"), "phrases", "has no words"),
        (SIGN.replace("phrases: [green leg]\n", ""), "phrases", "nothing would ever find"),
        (SIGN.replace("project", "source"), "facts", "names its facts"),
        (SIGN.replace("test_sign", "crisis"), "id", "has this id too"),
        (SIGN + "pairs: [{a: [x], b: [green], window: 99}]\n", "pairs.0.window", "less than or equal"),
        (SIGN + "colour: green\n", "colour", "not permitted"),
        (SIGN + "phrases: [another]\n", "line 7", "twice"),
    ],
)
def test_a_spoilt_sign_is_reported(copy: Path, spoilt: str, key: str, message: str) -> None:
    (copy / "urgent" / "test_sign.yaml").write_text(spoilt, encoding="utf-8")
    file, found_key, found_message = problem(copy)
    assert (file, found_key) == ("red_flags/urgent/test_sign.yaml", key)
    assert message in found_message


@pytest.mark.parametrize(
    ("name", "old", "new", "key", "message"),
    [
        ("slots.yaml", "  LEG: [", "  LEG: [LIMB, ", "slots", "contains itself"),
        ("serious_slots.yaml", "slots:\n", "slots:\n  LEG: [leg]\n", "slots.LEG", "slots.yaml has this slot too"),
        ("slots.yaml", "  COMPLAINT: [", "  NO_COMPLAINT: [", "slots", "COMPLAINT is needed"),
        ("spelling.yaml", "spellings:\n", "spellings:\n  nub: [numb]\n", "spellings.nub", "listed as right"),
        ("questions.yaml", "  lead_in: [", "  leadin: [", "triggers.leadin.[key]", "Input should be"),
        (
            "people_and_time.yaml",
            "triggers:\n",
            "triggers:\n  lead_in: [hi]\n",
            "triggers.lead_in",
            "has this group too",
        ),
        ("context.yaml", "negation_window: ", "negation_window: 9", "negation_window", "less than or equal"),
    ],
)
def test_a_spoilt_shared_file_is_reported(copy: Path, name: str, old: str, new: str, key: str, message: str) -> None:
    path = copy / name
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    file, found_key, found_message = problem(copy)
    assert (file, found_key) == (f"red_flags/{name}", key)
    assert message in found_message


def test_a_missing_file_and_an_empty_folder_are_reported(tmp_path: Path) -> None:
    (tmp_path / "red_flags").mkdir()
    found, problems = read(tmp_path / "red_flags")
    assert found is None
    assert {one.file for one in problems} >= {"red_flags/slots.yaml", "red_flags/negation.yaml"}


def test_all_problems_are_reported_not_only_the_first(copy: Path) -> None:
    (copy / "urgent" / "test_sign.yaml").write_text(
        SIGN.replace("[green leg]", "[green LEGS, blue ARMS]"), encoding="utf-8"
    )
    (copy / "urgent" / "other_sign.yaml").write_text("id: [", encoding="utf-8")
    _, problems = read(copy)
    assert len(problems) == 3
