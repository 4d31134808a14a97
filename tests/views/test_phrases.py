"""The phrases of the views: each has its file, and each is shown by some view."""

from __future__ import annotations

import ast
import pkgutil
from dataclasses import dataclass, fields
from importlib import import_module
from inspect import getmembers, isclass
from pathlib import Path

import pytest

import bot
import bot.views
from bot.domain.phrasebook import Phrases, declared
from bot.domain.text import Text
from bot.views.phrases import PHRASES


def test_the_phrases_of_every_view_are_read() -> None:
    modules = [import_module(f"bot.views.{one.name}") for one in pkgutil.iter_modules(bot.views.__path__)]
    classes = {one for module in modules for _, one in getmembers(module, isclass) if issubclass(one, Phrases)}
    assert classes - {Phrases} == set(PHRASES)
    assert len(PHRASES) == len({view.__module__ for view in PHRASES})


def test_no_phrase_is_declared_in_vain() -> None:
    root = Path(bot.__path__[0])
    sources = [path.read_text() for path in (*root.glob("views/*.py"), root / "gateway" / "profile.py")]
    used = {node.attr for text in sources for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Attribute)}
    assert [one.name for view in PHRASES for one in fields(view) if one.name not in used] == []  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Example(Phrases):
    asked: Text
    count: int


def test_a_field_that_is_neither_a_sentence_nor_a_label() -> None:
    with pytest.raises(TypeError, match="count"):
        declared(_Example)
