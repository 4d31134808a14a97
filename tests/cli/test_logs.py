"""What is logged is one line each, for machines or for a terminal, and holds no secret and nobody's words."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest

from bot.cli.logs import start_logging

TOKEN = "42:a-made-up-token"
log = logging.getLogger("some.library")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """The handlers and levels of other tests stay."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    talkative = {name: logging.getLogger(name).level for name in ("httpx", "httpcore", "telegram", "apscheduler")}
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    for name, before in talkative.items():
        logging.getLogger(name).setLevel(before)


@pytest.fixture
def file() -> io.StringIO:
    """A log that is no terminal."""
    stream = io.StringIO()
    start_logging("INFO", [TOKEN, ""], stream)
    return stream


def _said(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_a_machine_reads_json_with_moment_level_and_place(file: io.StringIO) -> None:
    log.warning("%d old records deleted", 3)
    (line,) = _said(file)
    assert line.pop("timestamp").endswith("Z")
    assert line == {"event": "3 old records deleted", "level": "warning", "logger": "some.library"}


def test_a_terminal_gets_lines_to_read() -> None:
    stream = Terminal()
    start_logging("INFO", [], stream)
    log.warning("3 old records deleted")
    assert "3 old records deleted" in stream.getvalue()
    assert not stream.getvalue().startswith("{")
    assert stream.getvalue().count("\n") == 1


def test_the_token_is_hidden_wherever_it_stands(file: io.StringIO) -> None:
    log.error("GET https://api.telegram.org/bot%s/getMe", TOKEN)
    assert TOKEN not in file.getvalue()
    assert _said(file)[0]["event"] == "GET https://api.telegram.org/bot[hidden]/getMe"


def test_of_an_error_its_type_and_places_are_said_and_none_of_its_words(file: io.StringIO) -> None:
    try:
        int("my zebra has cramps")
    except ValueError:
        log.exception("Task exception was never retrieved\nfuture: ValueError('my zebra has cramps')")
    (line,) = _said(file)
    assert (line["event"], line["error"]) == ("Task exception was never retrieved", "ValueError")
    assert line["where"].startswith("test_of_an_error")
    assert "zebra" not in file.getvalue()


@pytest.mark.parametrize("name", ["httpx", "telegram.ext"])
def test_libraries_that_talk_much_are_heard_from_warnings_on(file: io.StringIO, name: str) -> None:
    logging.getLogger(name).info("an address")
    logging.getLogger(name).warning("a warning")
    assert [line["event"] for line in _said(file)] == ["a warning"]


def test_what_is_below_the_level_is_not_said(file: io.StringIO) -> None:
    log.debug("much")
    assert file.getvalue() == ""
