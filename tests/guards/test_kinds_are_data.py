"""No code knows which kinds of reminders there are: nothing in bot/ spells one."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def spellings() -> set[str]:
    """What only content/kinds.yaml may spell out: ids, links and lists of cues."""
    kinds = yaml.safe_load((ROOT / "content" / "kinds.yaml").read_text(encoding="utf-8"))["kinds"]
    return {kind[key] for kind in kinds for key in ("id", "link", "asked", "stopped")}


def spelled(code: str, spellings: Collection[str]) -> Iterator[str]:
    """The names and strings in some code that are one of these, in small letters or capitals.

    A command may be called like a kind: what is typed is a contract of its own.
    """
    tree = ast.parse(code)
    commands = {one.value for one in ast.walk(tree) if isinstance(one, ast.keyword) and one.arg == "command"}
    for node in ast.walk(tree):
        said = ""
        if node in commands:
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            said = node.value
        elif isinstance(node, ast.Attribute):
            said = node.attr
        elif isinstance(node, ast.Name):
            said = node.id
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            said = node.target.id
        if said.casefold() in spellings:
            yield f"line {getattr(node, 'lineno', 0)}: {said}"


def test_no_code_spells_a_kind(spellings: set[str]) -> None:
    files = sorted((ROOT / "bot").rglob("*.py"))
    assert files
    found = [f"{file}: {one}" for file in files for one in spelled(file.read_text(encoding="utf-8"), spellings)]
    assert found == []


@pytest.mark.parametrize(
    "code",
    [
        'if kind == "stretch": pass',
        "if kind is ReminderKind.HYDRATION: pass",
        "words = label.stretch",
        'links = {"remind_water": 1}',
        'pattern("asking.water")',
        "class Labels:\n    hydration: str",
        'Capability(name="stretch", command="walk")',
    ],
)
def test_code_that_does_would_be_found(code: str, spellings: set[str]) -> None:
    assert list(spelled(code, spellings))
