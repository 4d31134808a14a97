"""Where a module of the bot has more than 300 lines, it has become two."""

from __future__ import annotations

from pathlib import Path

BOT = Path(__file__).parents[2] / "bot"
MOST = 300


def too_long(folder: Path) -> list[str]:
    """The modules below a folder that have more lines."""
    files = sorted(folder.rglob("*.py"))
    return [file.relative_to(folder).as_posix() for file in files if len(file.read_text("utf-8").splitlines()) > MOST]


def test_no_module_is_too_long() -> None:
    assert too_long(BOT) == []


def test_a_module_that_is_too_long_is_named(tmp_path: Path) -> None:
    for name, lines in (("whole.py", MOST), ("two.py", MOST + 1)):
        tmp_path.joinpath(name).write_text("pass\n" * lines, encoding="utf-8")
    assert too_long(tmp_path) == ["two.py"]
