from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.cli.evaluate import evaluate_file
from bot.cli.evaluate_signs import evaluate_files, evaluate_wrapped
from bot.evaluation.labelled import is_held_out
from bot.evaluation.slips import with_slips

from .processes import hammy

QUESTIONS = (
    {
        "text": "my hamstring is cramping right now, how do I stop it",
        "label": "cramp_relief",
        "also": [],
        "style": "plain",
    },
    {
        "text": "my hamstring is cramping right now, how do I stop it",
        "label": "goodbye",
        "also": ["cramp_relief"],
        "style": "plain",
    },
    {
        "text": "my hamstring is cramping right now, how do I stop it",
        "label": "goodbye",
        "also": [],
        "style": "[bold] plain",
    },
    {"text": "my hamstring is cramping right now, how do I stop it", "label": "none", "also": [], "style": "near"},
    {
        "text": "my hamstring is cramping right now, how do I stop it",
        "label": "none",
        "also": ["cramp_relief"],
        "style": "near",
    },
    {"text": "zzxqk qqwwv", "label": "none", "also": [], "style": "far"},
    {"text": "zzxqk \ud83e", "label": "none", "also": [], "style": "far"},
)


def written(folder: Path, *lines: object, name: str = "said.jsonl") -> Path:
    """A file of lines; what is not a string is written as JSON."""
    file = folder / name
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    file.write_text("\n".join(texts) + "\n", encoding="utf-8")
    return file


def test_figures_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluate_file(written(tmp_path, *QUESTIONS), as_json=True) == 0
    said = capsys.readouterr()
    assert said.err == ""
    figures = json.loads(said.out)
    inside = figures["in_scope"]
    assert (inside["lines"], inside["strict"], inside["lenient"], inside["top3"]) == (3, 0.3333, 0.6667, 0.6667)
    assert (inside["right"], inside["wrong"]) == (0.6667, 0.3333)
    assert figures["out_of_scope"] == {
        "lines": 4,
        "wrong": 1,
        "by_style": {"far": {"lines": 2, "wrong": 0}, "near": {"lines": 2, "wrong": 1}},
    }
    assert [(one["label"], one["got"], one["count"]) for one in figures["confusions"]] == [
        ("goodbye", "cramp_relief", 1),
        ("none", "cramp_relief", 1),
    ]
    assert [one["label"] for one in figures["errors"]] == ["goodbye", "none"]


def test_a_label_counts_as_the_intent_that_it_is_part_of(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = {"text": "how much water should I drink", "label": "drink_amount"}
    assert evaluate_file(written(tmp_path, line), as_json=True) == 0
    assert json.loads(capsys.readouterr().out)["in_scope"]["right"] == 1


def test_what_is_asked_back_is_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [{"text": text, "label": "none", "style": "near"} for text in ("stretch", "leg", "cramp")]
    assert evaluate_file(written(tmp_path, *lines), as_json=True) == 0
    figures = json.loads(capsys.readouterr().out)
    assert 0 < figures["clarifying"]["questions"] <= len(lines)
    assert 0 <= figures["clarifying"]["silly"] <= figures["clarifying"]["questions"]
    assert 0 < figures["calibration_error"] < 1


def test_slips_are_put_into_the_messages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = {"text": "hamstring", "label": "goodbye"}
    assert evaluate_file(written(tmp_path, line), as_json=True, typos=1) == 0
    error = json.loads(capsys.readouterr().out)["errors"][0]
    assert error["text"] == with_slips("hamstring", 1)


def test_figures_as_tables(tmp_path: Path) -> None:
    ended = hammy("evaluate", str(written(tmp_path, *QUESTIONS)))
    assert ended.code == 0
    assert ended.complained == ""
    assert "3 questions in scope" in ended.said
    assert "33.3 %" in ended.said
    assert "Confusions" in ended.said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ({"text": "my chest hurts", "flag": "emergency"}, "emergencies with a card or the emergency list"),
        ({"text": "my leg is heavy", "flag": "none"}, "other messages that were alarmed"),
        ({"text": "I drink at 7", "expect": None}, "that ask for none, one created all the same"),
    ],
)
def test_the_other_kinds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], line: dict[str, object], said: str
) -> None:
    assert evaluate_file(written(tmp_path, line), as_json=False) == 0
    assert said in capsys.readouterr().out


@pytest.mark.parametrize(
    ("lines", "complaint"),
    [
        ((QUESTIONS[0], "", "{"), "line 3: not valid JSON"),
        ((QUESTIONS[0], {"text": "hello"}), 'line 2: the field "label" is missing'),
        (({"label": "help"},), 'line 1: the field "text" is missing'),
        (({"text": "hello"},), 'line 1: one of the fields "label", "flag", "expect", "owed" is missing'),
        (({"text": 7, "label": "help"},), 'line 1: "text" must be a string'),
        (({"text": "hello", "label": ["help"]},), "line 1: "),
        (({"text": "hello", "label": "help", "also": "none"},), "line 1: "),
        (({"text": "hello", "expect": "none"},), 'line 1: "expect" must be an object or null'),
        (({"text": "hello", "expect": {"once": "now"}},), 'line 1: "once" must be an object'),
        (({"text": "hello", "expect": None, "also_times": ["20:00"]},), "line 1: "),
        (({"text": "hello", "expect": None, "assumed": "days"},), "line 1: "),
        (({"text": "hello", "owed": {"days": []}},), 'line 1: "owed" must be a list of objects or null'),
        (({"text": "hello", "owed": [None, "none"]},), "line 1: "),
        (("[]",), "line 1: not a JSON object"),
        (("", " "), "has no messages"),
    ],
)
def test_a_file_that_cannot_be_scored_is_one_clear_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], lines: tuple[object, ...], complaint: str
) -> None:
    file = written(tmp_path, *lines)
    assert evaluate_file(file, as_json=False) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert said.err.startswith(str(file))
    assert complaint in said.err


def test_a_file_that_is_not_utf_8(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "said.jsonl"
    file.write_bytes(b'{"text": "\xff", "label": "help"}\n')
    assert evaluate_file(file, as_json=True) == 2
    assert capsys.readouterr().err == f"{file}, line 1: not valid UTF-8\n"


@pytest.mark.parametrize("name", ["missing.jsonl", "."])
def test_a_file_that_is_not_there(tmp_path: Path, name: str) -> None:
    ended = hammy("evaluate", str(tmp_path / name))
    assert ended.code == 2
    assert ended.said == ""
    assert ended.complained.count("\n") == 1
    assert "Traceback" not in ended.complained


def test_warning_signs_are_scored_by_what_each_message_is_owed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines: list[dict[str, object]] = [
        {"text": "i cant breathe and my leg hurts", "flag": "emergency"},
        {"text": "lovely weather for a walk", "flag": "emergency"},
        {"text": "my foot goes numb when i stretch", "flag": "see_professional"},
        {"text": "why does my leg shake", "flag": "none"},
    ]
    assert evaluate_file(written(tmp_path, *lines), as_json=True) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["lines"] == {"emergency": 2, "see_professional": 1, "none": 1}
    assert figures["emergencies_raised"] == 0.5
    assert figures["professional_raised"] == 1
    assert figures["false_alarms"] == 0
    assert [one["text"] for one in figures["errors"]] == ["lovely weather for a walk"]


PHRASES = (
    {"text": "stretch every day at 20:00", "owed": [{"kind": "stretch", "days": [], "times": ["20:00"]}]},
    {"text": "in 20 minutes", "owed": [{"once": {"in_minutes": 20}, "missing": ["kind"]}], "half": "held"},
    {"text": "stretch mon at 7am and tue at 8am", "owed": [], "half": "held"},
)


def test_phrases_of_other_readers_are_scored_by_what_became_of_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, *PHRASES)
    assert evaluate_file(file, as_json=True, held_out=True) == 0
    assert json.loads(capsys.readouterr().out)["shares"]["asked rightly"] == 0.5
    assert evaluate_file(file, as_json=False) == 0
    shown = capsys.readouterr().out
    assert "66.7 %" in shown
    assert "lost: stretch every day at 20:00" in shown
    assert "lost: (held)" in shown
    assert "mon at 7am" not in shown


def test_only_the_held_out_half_is_scored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines: list[dict[str, object]] = [{"text": f"line {number}", "flag": "none"} for number in range(40)]
    assert evaluate_file(written(tmp_path, *lines), as_json=True, held_out=True) == 0
    scored = json.loads(capsys.readouterr().out)["lines"]["none"]
    assert scored == sum(is_held_out(str(line["text"])) for line in lines)
    assert 0 < scored < 40


def test_a_file_that_marks_its_held_lines_is_scored_by_those(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines: list[dict[str, object]] = [
        {"text": f"line {number}", "flag": "none", "half": "tune" if number < 30 else "held"} for number in range(40)
    ]
    assert evaluate_file(written(tmp_path, *lines), as_json=True, held_out=True) == 0
    assert json.loads(capsys.readouterr().out)["lines"]["none"] == 10


def test_messages_that_are_held_stay_unread(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [{"text": f"lovely weather {half}", "flag": "emergency", "half": half} for half in ("tune", "held")]
    assert evaluate_file(written(tmp_path, *lines), as_json=True) == 0
    errors = json.loads(capsys.readouterr().out)["errors"]
    assert [one["text"] for one in errors] == ["lovely weather tune", "(held)"]


HELD: tuple[dict[str, object], ...] = (
    {"text": "my chest hurts and i cant breathe", "flag": "emergency", "half": "held"},
    {"text": "lovely weather for a walk", "flag": "emergency", "half": "held"},
    {"text": "my foot goes numb when i stretch", "flag": "see_professional", "half": "held"},
    {"text": "why does my leg shake", "flag": "none", "half": "held"},
    {"text": "i cant breathe", "flag": "none", "half": "tune"},
)


def test_several_files_are_scored_one_by_one_and_in_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [written(tmp_path, *HELD, name="one.jsonl"), written(tmp_path, HELD[0], HELD[3], name="two.jsonl")]
    assert evaluate_files(files, as_json=True, held_out=True) == 0
    said = capsys.readouterr().out
    figures = {one["file"]: one for one in json.loads(said)["files"]}
    assert list(figures) == ["one", "two", "in all"]
    assert [one["emergencies_raised"] for one in figures.values()] == [0.5, 1, 0.6667]
    assert figures["in all"]["lines"] == {"emergency": 3, "see_professional": 1, "none": 2}
    assert "lovely weather" not in said  # held lines stay unread


def test_what_slips_cost_stands_beside(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [written(tmp_path, *HELD, name=name) for name in ("one.jsonl", "two.jsonl")]
    assert evaluate_files(files, as_json=False, held_out=True, typos=1) == 0
    row = next(line for line in capsys.readouterr().out.splitlines() if "in all" in line)
    cells = [cell.strip() for cell in row.strip("│").split("│")]
    assert cells[1] == "50.0 % of 4"
    assert cells[2].endswith(" %")


def test_several_files_must_all_be_of_warning_signs(tmp_path: Path) -> None:
    other = written(tmp_path, *QUESTIONS, name="other.jsonl")
    ended = hammy("evaluate", str(written(tmp_path, *HELD)), str(other))
    assert (ended.code, ended.said) == (2, "")
    assert str(other) in ended.complained


def test_each_harmless_phrase_is_scored_by_what_it_does_to_the_signs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines: list[dict[str, object]] = [
        {"text": "i cant breathe and my leg hurts", "flag": "emergency"},
        {"text": "why does my leg shake", "flag": "none"},
    ]
    phrases = tmp_path / "phrases.yaml"
    phrases.write_text(
        """phrases:
- {id: yoga, kind: hobby, half: tune, before: "I love yoga. {}"}
- {id: past, kind: time, half: tune, before: "Years ago {}"}
""",
        encoding="utf-8",
    )
    assert evaluate_wrapped([written(tmp_path, *lines)], phrases, as_json=True) == 0
    lost = {one["id"]: one["lost"] for one in json.loads(capsys.readouterr().out)["phrases"]}
    assert lost == {"yoga": 0, "past": 1}


def test_phrases_that_cannot_be_read_are_said(tmp_path: Path) -> None:
    file = written(tmp_path, {"text": "i cant breathe", "flag": "emergency"})
    ended = hammy("evaluate", str(file), "--wrapped", str(tmp_path / "missing.yaml"))
    assert (ended.code, ended.said) == (2, "")
    assert "missing.yaml" in ended.complained
    assert "Traceback" not in ended.complained
