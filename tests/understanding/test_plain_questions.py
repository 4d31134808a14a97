"""The plainest questions are answered at once, whatever else is learned."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.domain.understanding import Verdict

PLAIN = {
    "why does my leg shake": "shaking_causes",
    "leg trembles stretching hamstring": "shaking_causes",
    "is it normal that my leg shakes": "shaking_normal",
    "how do i stop the shaking": "shaking_reduce",
    "my legs shake after a run": "shaking_fatigue",
    "cramp when i bend my knee help": "cramp_bent_knee",
    "how do i stop a cramp": "cramp_relief",
    "my hamstring is cramping": "cramp_relief",
    "why do i keep getting hamstring cramps": "cramp_causes",
    "heat or ice for a cramp": "cramp_massage_heat_cold",
    "why does my hamstring cramp in glute bridges": "cramp_glute_bridge",
    "does magnesium help": "cramp_magnesium",
    "how often should i stretch": "stretch_consistency",
    "should i warm up before stretching": "warm_up",
    "how should i breathe when stretching": "stretch_breathing",
    "what is the stretch reflex": "stretch_reflex",
    "where are the hamstrings": "hamstring_anatomy",
    "should i see a doctor": "red_flag_check",
    "remind me to stretch every day at 8": "reminder_create",
    "i drank a glass of water": "hydration_log",
    "who are you": "about_bot",
    "hello": "greeting",
}


@pytest.mark.parametrize(("question", "intent"), PLAIN.items())
def test_a_plain_question_is_clear(assistant: Assistant, question: str, intent: str) -> None:
    ranking = assistant.understander.rank(question)
    assert ranking.verdict is Verdict.CLEAR
    assert ranking.best is not None
    assert ranking.best.intent == intent


@pytest.mark.parametrize("word", ["cramp", "shaking", "leg", "stretch"])
def test_a_single_word_is_asked_back_or_missed_but_never_guessed(assistant: Assistant, word: str) -> None:
    assert assistant.understander.rank(word).verdict is not Verdict.CLEAR


@pytest.mark.parametrize("text", ["hello blorpish frimble", "remind quuxly zorbled frambs", "why zxqvy leg wvvxq"])
def test_a_text_of_mostly_unknown_words_is_never_clear(assistant: Assistant, text: str) -> None:
    assert assistant.understander.rank(text).verdict is not Verdict.CLEAR
