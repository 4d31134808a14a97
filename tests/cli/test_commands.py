"""The command line itself: what it offers, what it refuses, and what it does without."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.processes import hammy

VERBS = ("run", "ask", "check", "evaluate", "next", "backup", "restore", "encrypt", "rekey", "purge", "doctor")
UNNEEDED = ("pydantic", "sqlcipher3", "yaml", "rich", "typer", "starlette")
NOBODY = "http://127.0.0.1:9"


def test_help_names_every_verb() -> None:
    ended = hammy("--help")
    assert ended.code == 0
    assert all(f"\n    {verb} " in ended.said for verb in VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_of_its_own(verb: str) -> None:
    ended = hammy(verb, "--help")
    assert ended.code == 0
    assert ended.said.startswith(f"usage: hammy {verb} ")


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("sing",),
        ("ask",),
        ("evaluate",),
        ("next", "stretch at 8 am"),
        ("next", "--zone", "UTC", "--count", "0", "stretch at 8 am"),
        ("next", "--zone", "UTC", "--count", "1001", "stretch at 8 am"),
        ("run", "--fast"),
        ("backup",),
        ("restore",),
        ("rekey",),
    ],
)
def test_what_makes_no_sense_is_refused_without_a_traceback(arguments: tuple[str, ...]) -> None:
    ended = hammy(*arguments)
    assert (ended.code, ended.said) == (2, "")
    assert ended.complained
    assert "Traceback" not in ended.complained


def test_a_process_that_serves_does_without_what_only_other_verbs_need() -> None:
    serve = f"""
import sys
from bot.cli import main
try:
    main()
finally:
    print([one for one in {UNNEEDED!r} if one in sys.modules])
"""
    environment = {**os.environ, "HAMMY_TOKEN": "1:secret", "HAMMY_API_URL": NOBODY}  # noqa: TID251
    ended = subprocess.run(
        [sys.executable, "-c", serve, "run"],
        cwd=Path(__file__).parents[2],
        env=environment,
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert "HAMMY_API_URL" in ended.stderr
    assert ended.stdout.strip() == "[]"


def test_a_reader_that_leaves_early_is_no_error_to_report() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        left = subprocess.run(
            [sys.executable, "-m", "bot", "ask", "why does my leg shake"],
            stdout=writer,
            stderr=subprocess.PIPE,
            check=False,
        )
    finally:
        os.close(writer)
    assert (left.returncode, left.stderr) == (1, b"")
