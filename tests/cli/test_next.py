from __future__ import annotations

import json

import pytest
from whenever import Instant

from bot.cli.next import next_instants

from .processes import hammy

BEFORE_SPRING = "2026-03-27T12:00:00Z"
"""A Friday in Berlin, two nights before its clocks go forward."""


def said(
    capsys: pytest.CaptureFixture[str], sentence: str, *, count: int = 3, zone: str = "Europe/Berlin"
) -> list[str]:
    """The instants that are printed as JSON."""
    assert next_instants(sentence, zone=zone, after=BEFORE_SPRING, count=count, as_json=True) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    assert printed.out.count("\n") == 1
    found = json.loads(printed.out)
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize(
    ("sentence", "instants"),
    [
        (
            "remind me to stretch every day at 8am",
            ["2026-03-28T07:00:00Z", "2026-03-29T06:00:00Z", "2026-03-30T06:00:00Z"],
        ),
        ("weekends 10:30 stretch", ["2026-03-28T09:30:00Z", "2026-03-29T08:30:00Z", "2026-04-04T08:30:00Z"]),
        (
            "water every 90 min from 9am to 12pm on sundays",
            ["2026-03-29T07:00:00Z", "2026-03-29T08:30:00Z", "2026-03-29T10:00:00Z"],
        ),
        ("stretch on sundays at 7", ["2026-03-29T05:00:00Z", "2026-04-05T05:00:00Z", "2026-04-12T05:00:00Z"]),
        ("remind me every day at 7am", ["2026-03-28T06:00:00Z", "2026-03-29T05:00:00Z", "2026-03-30T05:00:00Z"]),
        ("tomorrow at 8am remind me to stretch", ["2026-03-28T07:00:00Z"]),
        ("in an hour and a half, hamstring stretch", ["2026-03-27T13:30:00Z"]),
        ("today at 8am remind me to stretch", []),
        (
            "stretch every day at 7, 8 and 9pm",
            ["2026-03-27T18:00:00Z", "2026-03-27T19:00:00Z", "2026-03-27T20:00:00Z"],
        ),
        ("stretch every day at 8am and 5", ["2026-03-27T16:00:00Z", "2026-03-28T07:00:00Z", "2026-03-28T16:00:00Z"]),
        (
            "water every 8 hours from 9am to 5pm",
            ["2026-03-27T16:00:00Z", "2026-03-28T08:00:00Z", "2026-03-28T16:00:00Z"],
        ),
        (
            "water every hour from 11pm to 1am",
            ["2026-03-27T22:00:00Z", "2026-03-27T23:00:00Z", "2026-03-28T00:00:00Z"],
        ),
        (
            "stretch mon at 7 and tue at 8",
            ["2026-03-30T05:00:00Z", "2026-03-31T06:00:00Z", "2026-04-06T05:00:00Z"],
        ),
        (
            "remind me to stretch on weekdays at 8am and on weekends at 10am",
            ["2026-03-28T09:00:00Z", "2026-03-29T08:00:00Z", "2026-03-30T06:00:00Z"],
        ),
        ("remind me to stretch in 7 days", ["2026-04-03T12:00:00Z"]),
    ],
)
def test_the_next_instants(capsys: pytest.CaptureFixture[str], sentence: str, instants: list[str]) -> None:
    assert said(capsys, sentence) == instants


def test_what_is_left_out_is_named_beside_the_instants(capsys: pytest.CaptureFixture[str]) -> None:
    sentence = "remind me to stretch tomorrow at 9am and 8am"
    assert next_instants(sentence, zone="Europe/Lisbon", after=BEFORE_SPRING, count=1, as_json=True) == 0
    printed = capsys.readouterr()
    assert "2026-03-28T09:00:00Z" in printed.out
    assert "8am" in printed.err


@pytest.mark.parametrize(
    ("sentence", "open_"), [("stretch weekly at 9pm", "on which days"), ("stretch on 1/3 at 9am", "which number")]
)
def test_open_days_are_named(capsys: pytest.CaptureFixture[str], sentence: str, open_: str) -> None:
    assert next_instants(sentence, zone="UTC", after=BEFORE_SPRING, count=1, as_json=True) == 1
    assert open_ in capsys.readouterr().err


def test_as_many_as_are_wanted(capsys: pytest.CaptureFixture[str]) -> None:
    instants = said(capsys, "stretch every day at 8am", count=400)
    assert len(instants) == 400
    assert instants == sorted(set(instants))


def test_one_a_line_without_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert next_instants("stretch every day at 8am", zone="UTC", after=BEFORE_SPRING, count=2, as_json=False) == 0
    assert capsys.readouterr().out == "2026-03-28T08:00:00Z\n2026-03-29T08:00:00Z\n"
    assert next_instants("stretch today at 8am", zone="UTC", after=BEFORE_SPRING, count=2, as_json=False) == 0
    assert capsys.readouterr().out == ""


def test_an_instant_of_any_offset(capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        next_instants("in 5 minutes water", zone="UTC", after="2026-03-01T09:00:00+02:00", count=1, as_json=True) == 0
    )
    assert json.loads(capsys.readouterr().out) == ["2026-03-01T07:05:00Z"]


def test_from_now_on_without_an_instant(capsys: pytest.CaptureFixture[str]) -> None:
    began = Instant.now()  # noqa: TID251 (the clock)
    assert next_instants("stretch every day at 8am", zone="UTC", after=None, count=1, as_json=True) == 0
    (instant,) = json.loads(capsys.readouterr().out)
    assert Instant.parse_iso(instant) > began


@pytest.mark.parametrize(
    ("sentence", "complaint"),
    [
        ("I stretch every day at 7am", "The sentence asks for no reminder."),
        ("", "The sentence asks for no reminder."),
        ("every 2 hours remind me to drink", "The sentence leaves out from when until when."),
        ("daily water reminder", "The sentence leaves out the time of day."),
        ("remind me to drink at 13pm", "There is no such reminder: no such time."),
    ],
)
def test_a_sentence_that_is_no_reminder_is_one_clear_line(
    capsys: pytest.CaptureFixture[str], sentence: str, complaint: str
) -> None:
    assert next_instants(sentence, zone="UTC", after=BEFORE_SPRING, count=3, as_json=True) == 1
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", f"{complaint}\n")


@pytest.mark.parametrize("zone", ["", "Nowhere/At_All", "../etc/passwd", "Europe"])
def test_a_wrong_zone_is_one_clear_line(capsys: pytest.CaptureFixture[str], zone: str) -> None:
    assert next_instants("stretch daily at 8am", zone=zone, after=BEFORE_SPRING, count=3, as_json=True) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(f"--zone {zone!r}: ")
    assert printed.err.count("\n") == 1


@pytest.mark.parametrize(
    "after", ["", "tomorrow", "2026-03-27", "2026-03-27T12:00:00", "2026-02-30T12:00:00Z", "9999-12-31T23:00:00Z"]
)
def test_a_wrong_instant_is_one_clear_line(capsys: pytest.CaptureFixture[str], after: str) -> None:
    assert next_instants("stretch daily at 8am", zone="UTC", after=after, count=3, as_json=True) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(f"--after {after!r}: ")
    assert printed.err.count("\n") == 1


def test_the_verb() -> None:
    ended = hammy(
        *("next", "--json", "--zone", "Asia/Kathmandu", "--after", BEFORE_SPRING),
        *("--count", "1", "stretch every day at 8am"),
    )
    assert (ended.code, ended.said, ended.complained) == (0, '["2026-03-28T02:15:00Z"]\n', "")


@pytest.mark.parametrize("count", ["0", "-1", "1001", "many"])
def test_a_wrong_count_is_an_error_of_use(count: str) -> None:
    ended = hammy("next", "--zone", "UTC", "--count", count, "stretch every day at 8am")
    assert ended.code == 2
    assert ended.said == ""
    assert "Traceback" not in ended.complained
