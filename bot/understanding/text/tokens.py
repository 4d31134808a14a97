"""A text cut into pieces: words for the matcher, words with breaks for the screen, words with numbers for amounts.

All three begin with the one fold; they differ in what is kept between the words.
"""

from __future__ import annotations

import re

from bot.understanding.text.fold import fold, fold_eagerly, without_repeats

BREAK = "."
"""Stands for the end of a sentence."""
COMMA = ","
"""Stands for a softer break: a comma, a dash, an ellipsis, a bracket."""

LONGEST_ANSWER = 300
"""Characters in which an amount or a time is looked for."""

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)*|[0-9]+(?:[.,:][0-9]+)*|[^\W\d_]+")
_SENTENCE_END = re.compile(r"(?<=[.!?;\n])\s+|\n+")
_WITH_BREAKS = re.compile(r"[^\W\d_]+|\d+|\.{2,}|[.?!;\n]|[,:()/–—\[\]\"|]|(?<!\w)-+(?!\w)|-{2,}")
_HARD = frozenset(".?!;\n")
_PLAIN = re.compile(r"[a-z]+(?: [a-z]+)*")
_SIGNS = {"½": " 1/2", "¼": " 1/4", "¾": " 3/4", "⅓": " 1/3", "⅔": " 2/3", "⅛": " 1/8"}
_WITH_NUMBERS = re.compile(
    r"(?<![0-9./])[0-9]{1,2}\s?[/⁄]\s?[0-9]{1,2}(?![0-9./])|[0-9]*[.,]?[0-9]+(?:[.,:][0-9]+)*"
    r"|[^\W\d_]+(?:'[^\W\d_]+)*|(?<![\w-])-(?=[0-9])|[^\w\s]"
)
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-‐‑](?=\w)|(?<=\w)[-‐‑](?=[^\W\d_])")

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


def words(text: str) -> list[str]:
    """The words of a text: folded, contractions spelt out, repeated letters shortened to two."""
    folded = without_repeats(fold(text))
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


def tokens_with_breaks(text: str) -> list[str]:
    """The words and numbers of a text, with COMMA and BREAK where they stood; ends with a BREAK.

    Runs of breaks are one break. Contractions are one word ("can not" and "can't" are both "cant").
    """
    tokens: list[str] = []
    last = BREAK
    for token in _WITH_BREAKS.findall(fold_eagerly(text)):
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


def plain_words(text: str) -> list[str] | None:
    """The words of lower-case words between single blanks that `tokens_with_breaks` leaves as they are, or None."""
    if _PLAIN.fullmatch(text) is None or without_repeats(text) != text:
        return None
    words = text.split()
    return words if _JOINING.isdisjoint(words) else None


def tokens_with_numbers(text: str) -> list[str]:
    """Folded words, numbers and signs, in order; a minus only before a number."""
    text = text[:LONGEST_ANSWER]
    for sign, fraction in _SIGNS.items():
        text = text.replace(sign, fraction)
    return _WITH_NUMBERS.findall(_HYPHEN.sub(" ", fold(text)))
