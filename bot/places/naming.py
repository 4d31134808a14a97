"""What a sentence names as its place: "I live in Porto" is Porto, "near Leeds, UK" is Leeds with a hint."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.places.keys import key_of
from bot.understanding.word_sets import word_set

LONGEST = 160
"""Characters; no place needs more."""

_MOST_WORDS = 6
_PHRASE = 4
_PARTS = re.compile(r"[,;\n]+|[.!?]+\s+|\s+(?:and|or)\s+|\s*/\s*")
_EDGES = ' \t.!?:()[]"“”„*~-–—…'
_BEFORE = word_set(
    "a about actually adjust afternoon am an and are around as at back based be been bit born but by call can "
    "change city clock close closest correct could country currently day did do evening far fix flew flying for "
    "from gmt going got guess hello hey hi hm holiday home hour hours i i'd i'll i'm i've id ill im in into is it "
    "it's its ive just land landed large lets let's like little live lives living local locale located location "
    "make maybe me middle moment morning move moved moving my nearest near nearby need next night no not now of "
    "off ok okay on our out outside over place please pls plz probably put region reside residing right set small "
    "so staying stay still studying suburb sure switch that that's thats the there they think this time timezone "
    "times to today town travel traveling travelling trip tz um update use using vacation village visiting want "
    "was we we're well were wrong what's with work working yes you your zone zones early late reminders reminder"
)
_AFTER = word_set(
    "a actually adjust again also already and are area at atm btw but by change city clock correct currently day "
    "days dear fix for from guess have hi here hour hours i i'm im in is it know let's lol local love mate mine "
    "moment month months morning my next night now ok okay on please pls plz probably region right set sir so "
    "still suits switch that thanks thank thx the then think this time times timezone today tomorrow too tonight "
    "town tz until use week weeks we wrong year years you zone zones haha ma'am"
)
_NO_PLACE = word_set(
    "north south east west idea earth world planet home house here there skip same nowhere somewhere anywhere "
    "everywhere work office school bed sofa kitchen gym none nothing help stop cancel yes no ok okay maybe idk "
    "dunno what why who how when where hello thanks hi moon mars space universe server internet online secret "
    "private business later never hour time clock one two three eu asia africa europe antarctica oceania"
)
_LEADING_IN = word_set("in to near from at on is use using around outside of for by visiting between")


@dataclass(frozen=True, slots=True)
class Named:
    """A name as it was typed, and what was said behind it: a country, a state."""

    name: str
    hints: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The name folded."""
        return key_of(self.name)


def names_in(text: str) -> Iterator[Named]:
    """What a text may name, the likeliest first: all of it, then without the words around it."""
    whole = text.strip(_EDGES)
    if not 0 < len(whole) <= LONGEST:
        return
    if _is_name(whole):
        yield Named(whole)
    parts = [part for piece in _PARTS.split(whole) if (part := _bare(piece))]
    if not parts or len(parts[0].split()) > _MOST_WORDS:
        return
    for at, part in enumerate(parts[:3]):
        if _is_name(part):
            yield Named(part, tuple(parts[at + 1 : at + 4]))


def phrases_in(text: str) -> Iterator[Named]:
    """The words behind "in", "near", "to" and the like, longest first: for whole sentences."""
    words = [word.strip(_EDGES + ",;") for word in text[:LONGEST].split()]
    for at, word in enumerate(words):
        if word.casefold() not in _LEADING_IN:
            continue
        for length in range(_PHRASE, 0, -1):
            phrase = words[at + 1 : at + 1 + length]
            if len(phrase) == length and phrase[0].casefold() not in _BEFORE:
                name = " ".join(phrase)
                if _is_name(name) and (length > 1 or len(name) > 3):
                    yield Named(name)


def _is_name(name: str) -> bool:
    key = key_of(name)
    return bool(key) and key not in _NO_PLACE and any(letter.isalpha() for letter in key)


def _bare(part: str) -> str:
    """A part of a sentence without the words that stand around a place, and without numbers."""
    words = [word for word in part.strip(_EDGES).split() if not any(letter.isdigit() for letter in word)]
    while words and _folded(words[0]) in _BEFORE:
        words.pop(0)
    while words and _folded(words[-1]) in _AFTER:
        words.pop()
    return " ".join(word.strip('!?()"“”…') for word in words)


def _folded(word: str) -> str:
    return word.strip(_EDGES).casefold().replace("’", "'")
