"""The file of what was read and learned: when it is made, when it is loaded, and when it is not trusted."""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from bot.domain.library import Library
from bot.model import Model, fingerprint, keep, load_model, pack, read

pytestmark = pytest.mark.long

ROOT = Path(__file__).resolve().parents[1]
QUESTIONS = ("why does my leg shake", "cramp when i bend my knee help", "my foot goes numb", "what about bananas", "👍")
NAME = "model-new.pickle"
SEND = f"""
import sys
import bot.model as model
pack = model.pack
def packed(made):
    file = pack(made)
    print([made[1].understand(question) for question in {QUESTIONS!r}], file=sys.stderr)
    return file
model.pack = packed
model.send()
print(*model._MADE_BY, *sys.modules, file=sys.stderr)
"""
SENT = "import bot.model; sent = Path(sys.argv[2]).read_bytes(); bot.model._built = lambda: sent"
LOAD = "import sys; from pathlib import Path; from bot.model import load_model; {}load_model(None, Path(sys.argv[1]))"


class Touches:
    """Where it is unpickled, a file appears."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[Path]]:
        return Path.touch, (self.path,)


@pytest.fixture(scope="module")
def sent() -> tuple[bytes, str, str]:
    """What the process that reads and learns sends, once for all tests of this file; its answers, and its modules."""
    done = subprocess.run([sys.executable, "-c", SEND], cwd=ROOT, check=True, capture_output=True, timeout=6000)
    answers, modules = done.stderr.decode().splitlines()
    return done.stdout, answers, modules


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a first start will keep what it made."""
    return tmp_path_factory.mktemp("built")


@pytest.fixture(scope="module")
def made(folder: Path, sent: tuple[bytes, str, str]) -> Model:
    """What a first start made."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bot.model._built", lambda: sent[0])
        return load_model(None, folder)


def test_the_first_start_makes_it_and_later_ones_load_it(
    folder: Path, made: Model, sent: tuple[bytes, str, str], library: Library
) -> None:
    (file,) = folder.iterdir()
    written = file.stat().st_mtime_ns
    loaded = load_model(None, folder)
    assert [one.stat().st_mtime_ns for one in folder.iterdir()] == [written]
    for kept, understander in (made, loaded):
        assert kept == replace(library, training=library.training.learned())
        assert repr([understander.understand(question) for question in QUESTIONS]) == sent[1]


@pytest.mark.usefixtures("made")
def test_a_process_that_loads_it_needs_no_library_for_reading_content(folder: Path) -> None:
    found = python(f"{LOAD.format('')}; print([one for one in ('pydantic', 'yaml') if one in sys.modules])", folder)
    assert found == "[]"


def test_all_code_that_makes_it_is_in_its_name(sent: tuple[bytes, str, str]) -> None:
    parts = sent[2].split()
    made_by = {name.removesuffix(".py") for name in parts[: parts.index("sys")]}
    ours = {name.split(".")[1] for name in parts if name.startswith("bot.")}
    assert ours == made_by


def test_processes_may_make_it_at_once(tmp_path: Path, sent: tuple[bytes, str, str]) -> None:
    (tmp_path / "sent").write_bytes(sent[0])
    command = [sys.executable, "-c", LOAD.format(f"{SENT}; "), str(tmp_path / "built"), str(tmp_path / "sent")]
    several = [subprocess.Popen(command, cwd=ROOT) for _ in range(3)]
    assert [one.wait(600) for one in several] == [0, 0, 0]
    (file,) = (tmp_path / "built").iterdir()
    assert read(file) is not None


@pytest.fixture
def checkout(folder: Path, made: Model, tmp_path: Path) -> Path:
    """A copy of the code and the content, with what was made of them."""
    for part in ("bot", "intents", "content"):
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("built"))
    shutil.copytree(folder, tmp_path / "bot" / "built")
    return tmp_path


def test_changed_content_is_read_anew_and_its_problems_are_said(checkout: Path) -> None:
    assert "Hello!" in asked(checkout)
    said = greeting_changed(checkout, "sings: Hello!")
    assert "The content has" in said
    assert "content/answers/greeting.yaml" in said


@pytest.mark.nightly
def test_changed_content_is_learned_anew(checkout: Path) -> None:
    assert "Good day!" in greeting_changed(checkout, "says: Good day!")


@pytest.mark.parametrize("mode", [0o664, 0o646], ids=["group", "everybody"])
def test_what_others_could_have_written_is_not_even_opened(
    tmp_path: Path, mode: int, caplog: pytest.LogCaptureFixture
) -> None:
    keep(pack(Touches(tmp_path / "code ran")), [tmp_path], NAME)
    (tmp_path / NAME).chmod(mode)
    assert read(tmp_path / NAME) is None
    assert not (tmp_path / "code ran").exists()
    assert "others" in caplog.text
    (tmp_path / NAME).chmod(0o644)
    read(tmp_path / NAME)
    assert (tmp_path / "code ran").exists(), "this test would not have noticed"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_what_another_account_wrote_is_not_read(tmp_path: Path) -> None:
    keep(pack("model"), [tmp_path], NAME)
    assert read(tmp_path / NAME) is not None
    os.chown(tmp_path / NAME, 12345, 12345)
    assert read(tmp_path / NAME) is None


@pytest.mark.parametrize("left", [0, 10, 40, -1])
def test_what_is_not_whole_is_not_read(tmp_path: Path, left: int, caplog: pytest.LogCaptureFixture) -> None:
    keep(pack(list(range(100))), [tmp_path], NAME)
    whole = (tmp_path / NAME).read_bytes()
    (tmp_path / NAME).write_bytes(whole[:left])
    assert read(tmp_path / NAME) is None
    (tmp_path / NAME).write_bytes(whole[:50] + b"?" + whole[51:])
    assert read(tmp_path / NAME) is None
    assert "not whole" in caplog.text


def test_an_array_is_left_in_the_file_until_it_is_asked_for(tmp_path: Path) -> None:
    made = (np.arange(1000, dtype=np.float32), np.arange(7, dtype=np.int32), np.arange(900, dtype=np.float16))
    keep(pack({"some": made}), [tmp_path], NAME)
    found: Any = read(tmp_path / NAME)
    loaded = found["some"]
    for one, other in zip(made, loaded, strict=True):
        assert (one == other).all()
        assert not other.flags.owndata
        assert other.flags.aligned
    (tmp_path / NAME).unlink()
    assert loaded[0].sum() == made[0].sum(), "a file that a later start replaced goes on for who reads it"


def test_what_is_not_there_is_not_read(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert read(tmp_path / NAME) is None
    assert read(tmp_path / "no folder" / NAME) is None
    assert not caplog.records


def test_it_is_kept_in_the_first_folder_that_can_be_written_in_the_place_of_older_ones(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    folder = tmp_path / "cache" / "hammy"
    folder.mkdir(parents=True)
    for other in ("model-old.pickle", "notes.txt"):
        (folder / other).touch()
    keep(pack("model"), [tmp_path / "file" / "built", folder, tmp_path / "last"], NAME)
    assert sorted(path.name for path in folder.iterdir()) == [NAME, "notes.txt"]
    assert read(folder / NAME) is not None
    assert not (tmp_path / "last").exists()


def test_where_nothing_can_be_written_it_is_made_all_the_same(
    tmp_path: Path, sent: tuple[bytes, str, str], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("bot.model._built", lambda: sent[0])
    (tmp_path / "file").touch()
    library, _ = load_model(tmp_path / "file" / "cache", tmp_path / "file" / "built")
    assert library.answers
    (record,) = (one for one in caplog.records if one.levelno >= logging.WARNING)
    assert "cannot be kept" in record.getMessage()


def test_its_name_follows_from_content_and_code_wherever_they_are(tmp_path: Path) -> None:
    def written(place: str, **files: str) -> str:
        for name, words in {"content/a.yaml": "a", "pkg/domain/b.py": "b", "pkg/model.py": "m", **files}.items():
            path = tmp_path / place / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(words)
        return fingerprint(tmp_path / place, tmp_path / place / "pkg")

    same = written("checkout")
    assert written("installed") == same
    assert written("besides", **{"pkg/gateway/c.py": "c", "content/notes.md": "n", "tests/d.py": "d"}) == same
    changed = (
        {"content/a.yaml": "b"},
        {"content/more/a.yaml": "a"},
        {"pkg/domain/b.py": "c"},
        {"pkg/understanding/new.py": ""},
        {"pkg/model.py": "n"},
    )
    names = {written(f"place {number}", **files) for number, files in enumerate(changed)}
    assert len(names | {same}) == len(changed) + 1


def python(code: str, *arguments: Path) -> str:
    """What a process prints."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, timeout=600).stdout.strip()


def greeting_changed(checkout: Path, line: str) -> str:
    """What the program of a checkout says to a greeting, where a line of its answer is another."""
    answer = checkout / "content" / "answers" / "greeting.yaml"
    answer.write_text(answer.read_text().replace("says: Hello!", line))
    return asked(checkout)


def asked(checkout: Path) -> str:
    """What the program of a checkout says to a greeting, or what it complains of."""
    command = [sys.executable, "-m", "bot", "ask", "hello"]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}  # noqa: TID251
    done = subprocess.run(command, cwd=checkout, env=environment, capture_output=True, text=True, timeout=600)
    return done.stdout + done.stderr


def test_equal_strings_are_one_once_they_are_loaded(tmp_path: Path) -> None:
    word = "hamstring"
    keep(pack([word, {"".join(list(word)): ["".join(list(word))]}]), [tmp_path], NAME)
    found: Any = read(tmp_path / NAME)
    assert found == [word, {word: [word]}]
    assert next(iter(found[1])) is found[0] is found[1][word][0]
