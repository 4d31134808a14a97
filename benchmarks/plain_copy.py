"""The same code with the same content, but for the drawings: what a bot with them is measured against."""

from __future__ import annotations

import shutil
from pathlib import Path

import yaml

from benchmarks.processes import ROOT

_PARTS = ("bot", "intents", "content")
_LEFT = "warm_up_walk"
"""A session cannot begin without a drawing, so one is left, which no answer shows."""
_CHECK = "bot/catalogue/illustrations.py"
_DEMANDS = "    content = folder.root / "
"""Where the check begins that would refuse such content."""


def copy(folder: Path) -> Path:
    """All that a bot is run from, in a new folder: what is compared lies on the same disk."""
    for part in _PARTS:
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__", "built"))
    return folder


def copy_without_pictures(folder: Path) -> Path:
    """The same, where no answer and no reminder shows anything.

    Raises ValueError where the check that demands drawings is no longer where it was.
    """
    content = copy(folder) / "content"
    for path in (content / "illustrations").iterdir():
        if not path.name.startswith(f"{_LEFT}."):
            path.unlink()
    for path in (content / "answers").glob("*.yaml"):
        _edit(path, {"picture": None})
    for path in (content / "sessions").glob("*.yaml"):
        _edit(path, {"picture": _LEFT})
    _edit(content / "kinds.yaml", {"shows": None})
    check = folder / _CHECK
    code = check.read_text(encoding="utf-8")
    if code.count(_DEMANDS) != 1:
        raise ValueError(f"{_CHECK} does not demand drawings as it did")
    check.write_text(code.replace(_DEMANDS, "    return\n" + _DEMANDS), encoding="utf-8")
    return folder


def _edit(path: Path, instead: dict[str, str | None]) -> None:
    changed = _with(yaml.safe_load(path.read_text(encoding="utf-8")), instead)
    path.write_text(yaml.safe_dump(changed, sort_keys=False, allow_unicode=True), encoding="utf-8")


def _with(value: object, instead: dict[str, str | None]) -> object:
    """The same with other values for some keys; those that become None are left out."""
    if isinstance(value, list):
        return [_with(one, instead) for one in value]
    if not isinstance(value, dict):
        return value
    changed = {key: instead[key] if key in instead else _with(one, instead) for key, one in value.items()}
    return {key: one for key, one in changed.items() if one is not None or key not in instead}
