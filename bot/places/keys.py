"""Names of places, folded so that different spellings of one name are the same."""

from __future__ import annotations

import re
import unicodedata

_MARKS = re.compile("[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u064b-\u065f\u0670\u200b-\u200f\u2060\ufe00-\ufe0f]")
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ß": "ss"}
    | dict.fromkeys("'’‘ʼ`´ʻʿʾ′ـ", "")
    | {"ة": "ه", "أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ی": "ي", "ک": "ك"}
)
_GAPS = re.compile(r"[^\w\u0900-\u0dff\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff]+|_+")
_ASCII_GAPS = re.compile("[^a-z0-9]+")
_INITIALS = re.compile(r"\b(\w) (?=\w(?: |$))")
_SAINT = re.compile(r"^(?:saint|sankt|ste?)(?= \w)")


def key_of(name: str) -> str:
    """A name without case, accents, apostrophes and punctuation, with single blanks.

    "Saint" and "St." are one, and so are "L.A." and "la".
    """
    if name.isascii():
        bare = _ASCII_GAPS.sub(" ", name.lower().replace("'", "").replace("`", "")).strip()
    else:
        bare = _bare(name)
    return _SAINT.sub("st", _INITIALS.sub(r"\1", bare) if bare[1:2] == " " else bare)


def _bare(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name).casefold().translate(_LETTERS)
    return _GAPS.sub(" ", unicodedata.normalize("NFC", _MARKS.sub("", decomposed))).strip()
