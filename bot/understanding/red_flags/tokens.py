"""A message as plain words with its breaks kept, whatever was done to the letters.

The screen folds text by itself and more eagerly than the matcher of questions does: a sign must be found in
shouted, mangled, tagged and oddly encoded text, and breaks between sentences decide what a negation reaches.
"""

from __future__ import annotations

import html
import re
import unicodedata

BREAK = "."
"""Stands for the end of a sentence."""
COMMA = ","
"""Stands for a softer break: a comma, a dash, an ellipsis, a bracket."""

LAUGHTER = "lol"
MAX_CHARACTERS = 8192
"""Only so much of a text is looked at, from its start: twice the longest Telegram message."""

_LAUGHING = re.compile("[\U0001f602\U0001f923\U0001f605\U0001f606\U0001f639\U0001f480]")
_APOSTROPHES = re.compile("['’‘ʼ`´′＇\u02bb\u02bd\u201b\u2032]")
_OWNED = re.compile(r"\b(?!(?:it|he|she|that|what|there|who|let|how|where|here|when|why)'s)([a-z]+)'s\b")
_TAG = re.compile(
    r"</?(?:[biusapq]|em|strong|br|div|span|code|pre|del|ins|img|script|tg-\w+)(?:\s[^<>]*=[^<>]*)?\s*/?>"
)
_REPEATED = re.compile(r"([a-z])\1{2,}")
_TOKEN = re.compile(r"[^\W\d_]+|\d+|\.{2,}|[.?!;\n]|[,:()/–—\[\]\"|]|(?<!\w)-+(?!\w)|-{2,}")
_HARD = frozenset(".?!;\n")

_JOINED = {
    ("can", "not"): "cant", ("can", "t"): "cant", ("could", "not"): "couldnt", ("do", "not"): "dont",
    ("don", "t"): "dont", ("does", "not"): "doesnt", ("doesn", "t"): "doesnt", ("did", "not"): "didnt",
    ("didn", "t"): "didnt", ("is", "not"): "isnt", ("isn", "t"): "isnt", ("are", "not"): "arent",
    ("was", "not"): "wasnt", ("will", "not"): "wont", ("won", "t"): "wont", ("would", "not"): "wouldnt",
    ("have", "not"): "havent", ("haven", "t"): "havent", ("has", "not"): "hasnt", ("had", "not"): "hadnt",
    ("i", "am"): "im", ("i", "m"): "im", ("i", "have"): "ive", ("i", "ve"): "ive", ("it", "is"): "its",
    ("it", "s"): "its", ("there", "is"): "theres", ("that", "is"): "thats", ("what", "is"): "whats",
}  # fmt: skip


_JOINING = frozenset(first for first, _ in _JOINED)
_PLAIN = re.compile(r"[a-z]+(?: [a-z]+)*")


def plain_words(text: str) -> list[str] | None:
    """The words of lower-case words separated by single blanks that `tokenise` would leave as they are, or None."""
    if _PLAIN.fullmatch(text) is None or _REPEATED.search(text) is not None:
        return None
    words = text.split()
    return words if _JOINING.isdisjoint(words) else None


def fold(text: str) -> str:
    """Lower case without accents, invisible characters, HTML tags and apostrophes.

    Three or more of a letter become two. At most MAX_CHARACTERS are looked at.
    """
    text = text[:MAX_CHARACTERS]
    if not text.isascii():
        text = _fold_unicode(text)
    text = text.lower()
    if "&" in text:
        text = html.unescape(text).replace("&", " and ")
    if "<" in text:
        text = _TAG.sub(" ", text)
    text = _APOSTROPHES.sub("'", text)
    if "'" in text:
        text = _OWNED.sub(r"\1", text).replace("'", "")
    return _REPEATED.sub(r"\1\1", text)


def tokenise(text: str) -> list[str]:
    """The words and numbers of a text, with COMMA and BREAK where they stood; ends with a BREAK.

    Runs of breaks are one break. Contractions are one word ("can not" and "can't" are both "cant").
    """
    tokens: list[str] = []
    last = BREAK
    for token in _TOKEN.findall(fold(text)):
        if token in _HARD:
            if last == COMMA:
                tokens[-1] = last = BREAK
            elif last != BREAK:
                tokens.append(BREAK)
                last = BREAK
        elif token[0].isalnum():
            joined = _JOINED.get((last, token))
            if joined is not None:
                tokens[-1] = last = joined
            else:
                tokens.append(token)
                last = token
        elif last not in (COMMA, BREAK):
            tokens.append(COMMA)
            last = COMMA
    if last == COMMA:
        tokens[-1] = BREAK
    elif last != BREAK:
        tokens.append(BREAK)
    return tokens


def _fold_unicode(text: str) -> str:
    text = _LAUGHING.sub(f" {LAUGHTER} ", unicodedata.normalize("NFKC", text)[:MAX_CHARACTERS])
    text = _APOSTROPHES.sub("'", text)
    kept = []
    for char in unicodedata.normalize("NFD", text):
        category = unicodedata.category(char)
        if category not in ("Mn", "Me", "Cf", "Cs") and char != "\u115f" and char != "\u1160":
            kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept))
