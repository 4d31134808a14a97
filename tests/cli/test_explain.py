"""`hammy explain` says why a message is understood as it is."""

from __future__ import annotations

import re

import pytest

from bot.assistant import Assistant
from bot.cli.explain import explain_text
from bot.domain.red_flags import Assertion


def explained(text: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> str:
    """What is printed of a text, on a terminal wide enough for one line a row."""
    monkeypatch.setenv("COLUMNS", "200")
    assert explain_text(text) == 0
    return re.sub(r"[ │┃]+", " ", capsys.readouterr().out)


def test_a_question_shows_its_shares_and_what_made_it_clear(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = explained("why does my leg shake when I stretch", capsys, monkeypatch)
    assert "No warning sign is recognised." in said
    assert re.search(r" shaking_causes (?:0\.[5-9]|1\.0)", said)
    assert "verdict: clear" in said
    assert "clear from 0.50 on" in said
    assert re.search(r"the nearest example of the best: \w.*(shak|stretch)", said)
    assert "So the reply is: answer (shaking_causes)" in said


def test_what_no_intent_answers_shows_its_subject(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = explained("what about restless legs?", capsys, monkeypatch)
    assert "verdict: clear" not in said
    assert "out of scope: shaking_elsewhere/restless_legs" in said


def test_a_sign_shows_its_words_and_how_they_were_meant(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = explained("no chest pain, but my calf is red and swollen", capsys, monkeypatch)
    assert " calf_clot_signs urgent affirmed calf … swollen but my calf is red and swollen " in said
    assert re.search(r" emergency negated chest pain no chest pain ", said)
    assert "owed: urgent_after_list" in said


def test_what_a_thing_has_is_said_to_be_of_a_thing(assistant: Assistant) -> None:
    mentions = assistant.understander.mentions("my printer is paralysed and my leg is numb")
    assert {(one.sign, one.meant) for one in mentions} == {("paralysis", None), ("numb_tingle", Assertion.AFFIRMED)}


@pytest.mark.parametrize("text", ["", "👍", "[bold]x[/bold] [/nope]", "x" * 5000, "\udcff"])
def test_anything_is_explained(text: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert "So the reply is" in explained(text, capsys, monkeypatch)


def test_mentions_stand_in_the_order_of_the_message(assistant: Assistant) -> None:
    mentions = assistant.understander.mentions("my foot is numb and my calf is swollen")
    assert mentions[0].sign == "numb_tingle"
    assert assistant.understander.mentions("hello") == ()
