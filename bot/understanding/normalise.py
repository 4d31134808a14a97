"""Text as people type it into plain lower-case words."""

from __future__ import annotations

import re
import unicodedata

from bot.domain.limits import MESSAGE_UNITS

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_APOSTROPHES = re.compile("[’‘ʼ`´′＇]")
_REPEATED = re.compile(r"([a-z])\1{2,}")
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)*|[0-9]+(?:[.,:][0-9]+)*|[^\W\d_]+")
_SENTENCE_END = re.compile(r"(?<=[.!?;\n])\s+|\n+")

_CONTRACTIONS = {
    "can't": "can not", "cannot": "can not", "won't": "will not", "shan't": "shall not", "ain't": "is not",
    "n't": " not", "'re": " are", "'ve": " have", "'ll": " will", "'d": " would", "'m": " am",
    "let's": "let us", "what's": "what is", "whats": "what is", "that's": "that is", "thats": "that is",
    "it's": "it is", "how's": "how is", "hows": "how is", "who's": "who is", "whos": "who is",
    "where's": "where is", "wheres": "where is", "there's": "there is", "theres": "there is",
    "when's": "when is", "why's": "why is", "here's": "here is", "heres": "here is",
    "cant": "can not", "wont": "will not", "dont": "do not", "doesnt": "does not", "didnt": "did not",
    "isnt": "is not", "arent": "are not", "wasnt": "was not", "werent": "were not", "couldnt": "could not",
    "shouldnt": "should not", "wouldnt": "would not", "havent": "have not", "hasnt": "has not",
    "hadnt": "had not", "aint": "is not", "im": "i am", "ive": "i have", "youre": "you are",
    "theyre": "they are", "theyve": "they have", "youve": "you have", "hes": "he is", "shes": "she is",
    "u": "you", "ur": "your", "r": "are", "y": "why", "pls": "please", "plz": "please", "plse": "please",
    "thx": "thanks", "tks": "thanks", "ty": "thank you", "tnx": "thanks", "cos": "because", "coz": "because",
    "cuz": "because", "bc": "because", "becuase": "because", "b4": "before", "2day": "today",
    "gonna": "going to", "wanna": "want to", "gotta": "got to", "dunno": "do not know", "kinda": "kind of",
    "sorta": "sort of", "lemme": "let me", "gimme": "give me", "wat": "what", "wot": "what", "wut": "what",
    "n": "and", "w": "with", "wud": "would", "shud": "should", "cud": "could", "da": "the", "teh": "the",
    "dis": "this", "dat": "that", "whn": "when", "yr": "your", "tho": "though",
    "thru": "through", "cya": "see you", "idk": "i do not know",
}  # fmt: skip
_SUFFIXES = ("n't", "'re", "'ve", "'ll", "'d", "'m")


def fold(text: str) -> str:
    """Compatibility forms, accents, invisible characters and case removed; straight apostrophes.

    At most one message's worth of characters is looked at.
    """
    text = text[: MESSAGE_UNITS * 2]
    if text.isascii():
        return text.replace("`", "'").lower()
    text = _APOSTROPHES.sub("'", text)  # first: NFKC makes a blank and an accent of "´"
    text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).casefold()
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(char for char in decomposed if not unicodedata.combining(char)))


def words(text: str) -> list[str]:
    """The words of a text: folded, contractions spelt out, repeated letters shortened to two."""
    folded = _REPEATED.sub(r"\1\1", fold(text))
    found: list[str] = []
    for word in _WORD.findall(folded):
        spelt = _CONTRACTIONS.get(word)
        if spelt is not None:
            found.extend(spelt.split())
        elif "'" in word:
            found.extend(_uncontracted(word))
        else:
            found.append(word)
    return found


def sentences(text: str) -> list[str]:
    """The text cut at sentence ends and line breaks; never empty strings."""
    return [part.strip() for part in _SENTENCE_END.split(text) if part and part.strip()]


def _uncontracted(word: str) -> list[str]:
    for suffix in _SUFFIXES:
        if word.endswith(suffix):
            return [word[: -len(suffix)], *_CONTRACTIONS[suffix].split()]
    if word.endswith("'s"):
        return [word[:-2]]
    return [word.replace("'", "")]
