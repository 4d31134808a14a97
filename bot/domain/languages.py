"""What a language is known by."""

from __future__ import annotations

from enum import StrEnum

from bot.domain.values import dataclass

ENGLISH = "en"


class Script(StrEnum):
    """Writing systems that tell languages apart."""

    LATIN = "latin"
    CYRILLIC = "cyrillic"
    ARABIC = "arabic"
    DEVANAGARI = "devanagari"
    HAN = "han"
    KANA = "kana"
    HANGUL = "hangul"
    GREEK = "greek"


@dataclass(frozen=True, slots=True)
class LanguageSigns:
    """A language's code (ISO 639-1), its script, common words, and letters that few other languages have.

    `crisis` are its words of self-harm, a stem ending in "*"; those of `crisis_alone` count where nothing else is said.
    `others` are people whom it may be about instead of the writer, `of_others` what is then said of them, and `of_own`
    what the writer says of themselves.
    """

    code: str
    script: Script
    words: frozenset[str]
    letters: frozenset[str]
    crisis: tuple[str, ...] = ()
    crisis_alone: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    of_others: tuple[str, ...] = ()
    of_own: tuple[str, ...] = ()
