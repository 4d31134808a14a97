"""What is shown exists, is described, and is shown where the words ask for it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.plain_copy import copy_without_pictures
from bot.domain.library import Library
from bot.domain.limits import CAPTION_UNITS, utf16_units

from .copies import Content

HINGE = "content/illustrations/hinge.yaml"
TECHNIQUE = "content/answers/stretch_technique.yaml"
REFLEX = "content/answers/stretch_reflex.yaml"
WHICH = "content/answers/which_stretches.yaml"
KINDS = "content/kinds.yaml"


def test_every_answer_that_says_how_or_tells_of_the_body_has_its_picture(library: Library) -> None:
    asks = [
        one for one in library.answers.values() if one.facts and re.match("How (?!long until|much)|Which", one.title)
    ]
    body = [one for one in library.answers.values() if one.category == "body"]
    assert len(asks) >= 10
    assert len(body) >= 5
    assert [one.intent for one in (*asks, *body) if library.picture_of(one.intent) is None] == []


def test_every_picture_is_described_in_a_caption(library: Library) -> None:
    for picture in library.illustrations.values():
        assert 60 <= utf16_units(picture.alt) <= CAPTION_UNITS


@pytest.mark.parametrize("file", [TECHNIQUE, REFLEX, WHICH], ids=["how to", "anatomy", "which one"])
def test_an_answer_that_lost_its_picture(content: Content, file: str) -> None:
    content.replace(file, "picture: ", "# picture: ")
    problem = "says how to do something, or how the body is built: show it"
    assert f"{file}: picture: {problem}" in content.problems()


def test_an_answer_that_names_no_picture_of_ours(content: Content) -> None:
    content.change(TECHNIQUE, picture="handstand")
    assert f"{TECHNIQUE}: picture: there is no illustration handstand" in content.problems()


@pytest.mark.parametrize("ending", ["light .png", "dark .png", "light .gif", "dark .gif"])
def test_a_picture_that_is_not_drawn(content: Content, ending: str) -> None:
    tones, kind = ending.split(" ")
    content.remove(f"content/illustrations/hinge.{tones}{kind}")
    assert f"{HINGE}: illustration: its {ending} is missing; make drawings draws it" in content.problems()


def test_a_drawing_without_a_description_or_with_a_made_up_fact(content: Content) -> None:
    content.change(HINGE, alt=" ", facts=["S99"])
    assert f"{HINGE}: alt: String should have at least 1 character" in content.problems()
    content.change(HINGE, alt="x" * 501)
    assert {
        f"{HINGE}: alt: is longer than 500 characters",
        f"{HINGE}: facts: there is no fact S99",
    } <= set(content.problems())


def test_a_drawing_that_nothing_shows(content: Content) -> None:
    content.change("content/answers/stretch_depth.yaml", picture="hip_hinge")
    assert f"{HINGE}: illustration: no answer shows it" in content.problems()


def test_a_drawing_in_a_file_of_another_name(content: Content) -> None:
    content.change(HINGE, illustration="hinges")
    assert f"{HINGE}: illustration: must be the file's name, hinge" in content.problems()


def test_a_kind_that_shows_what_has_no_picture(content: Content) -> None:
    content.replace(KINDS, "shows: stretch_technique", "shows: cramp_what")
    assert f"{KINDS}: kinds.stretch.shows: no picture shows cramp_what" in content.problems()


def test_the_bot_that_pictures_are_measured_against_is_whole_and_shows_nothing(
    library: Library, tmp_path: Path
) -> None:
    code = """
import bot.catalogue.library
from bot.catalogue.root import catalogue_root
bot.catalogue.library.check_readable = lambda *_: True
library, _ = bot.catalogue.library.load_library(catalogue_root())
print(catalogue_root(), len(library.answers), [one.picture for one in library.answers.values() if one.picture])
"""
    copied = copy_without_pictures(tmp_path / "plain")
    found = subprocess.run([sys.executable, "-c", code], cwd=copied, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == f"{copied} {len(library.answers)} []"
