"""Words that people say are in intents/, not in Python: what is left there are names and signs."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import bot

MOST_IN_A_FILE = 40
MOST = 307
NAMES_OF_THE_WORLD = ("lands.py", "clocks.py")
"""Names of countries and of clocks with the zones they are: facts about the world, beside the gazetteer."""

_NOT_SAID = re.compile(
    r"\{[a-z_.:]*\}"  # a list of the cues, a field of a format
    r"|\?P<\w+>|\(\?\(\w+\)"  # a group of a regular expression
    r"|\\[A-Za-z][0-9a-f]*|\(\?[a-z]+\)|\[\^?[^\]]*\]"  # its classes and flags
)
_WORD = re.compile("[A-Za-z]{2,}")


def words_in(path: Path) -> list[str]:
    """The words in string literals, without docstrings, names, errors and regular expressions' own letters."""
    return [
        word
        for text in _said(ast.parse(path.read_text(encoding="utf-8")))
        for word in _WORD.findall(_NOT_SAID.sub(" ", text))
    ]


def _said(tree: ast.AST) -> Iterator[str]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Raise) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
            continue
        if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
            yield from _said(node.value)
        elif isinstance(node, ast.Call) and _name(node.func) in _OF_LISTS:
            continue
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        else:
            yield from _said(node)


_OF_LISTS = frozenset({"words", "phrases", "pattern", "numbers", "meanings", "CueError", "TypeVar", "getattr"})


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def counted() -> dict[str, list[str]]:
    """The words of each file below understanding and places."""
    root = Path(bot.__file__).parent
    files = sorted(path for package in ("understanding", "places") for path in (root / package).rglob("*.py"))
    return {path.relative_to(root).as_posix(): words_in(path) for path in files if path.name not in NAMES_OF_THE_WORLD}


def test_few_words_are_left_in_python() -> None:
    found = counted()
    assert {file: words for file, words in found.items() if len(words) > MOST_IN_A_FILE} == {}
    assert sum(map(len, found.values())) <= MOST, found


def test_a_list_of_words_in_python_would_be_found(tmp_path: Path) -> None:
    module = tmp_path / "weekdays.py"
    module.write_text('"""A docstring."""\nDAYS = re.compile(r"\\b(?P<day>monday|tuesday)\\b")\nmatch["day"]\n')
    assert words_in(module) == ["monday", "tuesday"]
