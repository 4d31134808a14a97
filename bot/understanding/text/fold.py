"""Letters as people type them, made plain: one fold for every reader, and what the screen does beyond it."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache

from bot.domain.limits import MESSAGE_UNITS
from bot.understanding.text.recent import ITS_FORMS

MOST_CHARACTERS = 2 * MESSAGE_UNITS
"""Only so much of a text is looked at, from its start: twice the longest Telegram message."""

LAUGHTER = "lol"
CALL_FOR_HELP = "sos"
AMBULANCE = "ambulance"

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_APOSTROPHES = re.compile("[’‘ʼ`´′＇\u02bb\u02bd\u201b]")
_LAUGHING = re.compile("[\U0001f602\U0001f923\U0001f605\U0001f606\U0001f639\U0001f480]")
_CALLING = re.compile("\U0001f198")
_AMBULANCE = re.compile("(\U0001f691\\s*)+")
_UNPRINTED = frozenset(("Mn", "Me", "Cf", "Cs"))
_TAG = re.compile(
    r"</?(?:[biusapq]|em|strong|br|div|span|code|pre|del|ins|img|script|tg-\w+)(?:\s[^<>]*=[^<>]*)?\s*/?>"
)
_REPEATED = re.compile(r"([a-z])\1{2,}")


@lru_cache(ITS_FORMS)
def fold(text: str) -> str:
    """Compatibility forms, accents, invisible characters and case removed; straight apostrophes; plain digits.

    At most MOST_CHARACTERS are looked at.
    """
    text = text[:MOST_CHARACTERS]
    if text.isascii():
        return text.replace("`", "'").lower()
    text = _APOSTROPHES.sub("'", text)  # first: NFKC makes a blank and an accent of "´"
    text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).casefold()
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(map(_plain, decomposed)))


def fold_eagerly(text: str, owned: re.Pattern[str]) -> str:
    """Folded, and then without HTML tags, apostrophes and whatever is not printed; some signs are words.

    Laughing faces are laughter, the SOS sign is a call for help, ambulances are the word: a call where nothing else is
    said, and a toy where it is one. The screen reads text like this: a sign
    must be found in shouted, mangled, tagged and oddly encoded text. `owned` finds a word with the 's of an owner, and
    that is dropped. Three or more of a letter become two.
    """
    text = text[:MOST_CHARACTERS]
    if not text.isascii():
        text = _CALLING.sub(f" {CALL_FOR_HELP} ", _LAUGHING.sub(f" {LAUGHTER} ", text))
        text = _AMBULANCE.sub(f" {AMBULANCE} ", text)
        text = fold(text)[:MOST_CHARACTERS]
        if not text.isascii():
            text = "".join(char for char in text if unicodedata.category(char) not in _UNPRINTED)
    else:
        text = text.lower()
    if "&" in text:
        text = html.unescape(text).replace("&", " and ")
    if "<" in text:
        text = _TAG.sub(" ", text)
    text = _APOSTROPHES.sub("'", text)
    if "'" in text:
        text = owned.sub(r"\1", text).replace("'", "")
    return without_repeats(text)


def _plain(char: str) -> str:
    """A letter without its accents, and a digit as one of 0-9: `isdigit` and `int` do not mean the same of "❶"."""
    if char.isdigit():
        return str(unicodedata.digit(char))
    return "" if unicodedata.combining(char) else char


def without_repeats(text: str) -> str:
    """Three or more of a letter become two: "sooo" is "soo"."""
    return _REPEATED.sub(r"\1\1", text)


def has_repeats(text: str) -> bool:
    """Whether `without_repeats` would change a text."""
    return _REPEATED.search(text) is not None
