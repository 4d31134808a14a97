"""Each pose is what its words say, measured on the figure."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue.drawing_schemas import DrawingFile, Figure, Held, Leg, Pose
from bot.catalogue.illustrations import read_drawings
from bot.catalogue.root import catalogue_root
from bot.illustrations.body import FOREARM, SHANK, THIGH, UPPER_ARM, body_of
from bot.illustrations.scene import between
from tests.illustrations.measuring import angle, is_held, roundness

DRAWINGS = read_drawings(catalogue_root())
FIGURES = [
    pytest.param(drawing, figure, id=f"{drawing.illustration}-{number}")
    for drawing in DRAWINGS
    for number, figure in enumerate(figure for panel in drawing.panels for figure in panel.figures)
]
STANDING = body_of(Pose())
HELD: tuple[Held, ...] = Held.__args__  # type: ignore[attr-defined]
KNEES = st.floats(min_value=60, max_value=180)
HIPS = st.floats(min_value=-10, max_value=100)


@pytest.mark.parametrize(("drawing", "figure"), FIGURES)
def test_pose_is_what_it_is_said_to_hold(drawing: DrawingFile, figure: Figure) -> None:
    body = body_of(figure.pose)
    assert [word for word in figure.holds if not is_held(word, body, STANDING)] == []


def test_what_a_label_says_is_held_by_its_figure() -> None:
    said = [
        (drawing.illustration, panel.figures[0].holds, words.text.lower())
        for drawing in DRAWINGS
        for panel in drawing.panels
        for words in panel.words
        if words.text.lower() in HELD
    ]
    assert len(said) >= 5
    assert [(name, text) for name, holds, text in said if text not in holds] == []


def test_right_and_wrong_differ_in_the_back() -> None:
    drawing = next(one for one in DRAWINGS if one.illustration == "hip_hinge")
    right, wrong = (body_of(panel.figures[0].pose) for panel in drawing.panels)
    assert [panel.mark for panel in drawing.panels] == ["right", "wrong"]
    assert roundness(right) < 0.02 < 0.12 < roundness(wrong)


@pytest.mark.parametrize(("drawing", "figure"), [one for one in FIGURES if one.values[1].moves_from])  # type: ignore[union-attr]
def test_back_stays_straight_and_limbs_keep_their_length_in_a_movement(drawing: DrawingFile, figure: Figure) -> None:
    assert figure.moves_from is not None
    bodies = [body_of(between(figure.moves_from, figure.pose, step / 8)) for step in range(9)]
    for body in bodies:
        assert roundness(body) < 0.04
        for limb, lengths in ((body.leg, (THIGH, SHANK)), (body.arm, (UPPER_ARM, FOREARM))):
            assert [(b - a).length for a, b in pairwise(limb.joints)] == pytest.approx(lengths)
    assert bodies[-1].muscle_length > bodies[0].muscle_length * 1.05


def test_lowering_in_the_nordic_curl_keeps_hip_and_back_in_line() -> None:
    drawing = next(one for one in DRAWINGS if one.illustration == "nordic_curl")
    figure = drawing.panels[0].figures[0]
    assert figure.moves_from is not None
    for step in range(9):
        marks = body_of(between(figure.moves_from, figure.pose, step / 8)).landmarks
        assert angle(marks["neck"], marks["hip"], marks["knee"]) > 170


@given(HIPS, KNEES, st.floats(min_value=5, max_value=40))
def test_hamstring_gets_longer_when_the_knee_straightens(hip: float, knee: float, more: float) -> None:
    assert _length(hip, min(180, knee + more)) >= _length(hip, knee)


@given(HIPS, KNEES, st.floats(min_value=5, max_value=40))
def test_hamstring_gets_longer_when_the_hip_bends(hip: float, knee: float, more: float) -> None:
    assert _length(min(110, hip + more), knee) > _length(hip, knee)


def test_hamstring_is_shortest_with_the_knee_bent_and_the_hip_straight() -> None:
    lengths = {(hip, knee): _length(hip, knee) for hip in (0, 90) for knee in (70, 178)}
    assert min(lengths, key=lambda pose: lengths[pose]) == (0, 70)
    assert max(lengths, key=lambda pose: lengths[pose]) == (90, 178)


def _length(hip: float, knee: float) -> float:
    return body_of(Pose(leg=Leg(hip=hip, knee=knee))).muscle_length
