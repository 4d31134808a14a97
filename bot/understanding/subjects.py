"""Which subject a text is about that Hammy does not cover: by the words of each, and by its examples."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import copy

import numpy as np

from bot.domain.intents import TrainingPhrases
from bot.domain.subjects import Outside
from bot.understanding.sparse import Floats, Ints
from bot.understanding.text.recent import THE_MESSAGE, Recently
from bot.understanding.text.spelling import Mender
from bot.understanding.text.stemming import stem
from bot.understanding.text.tokens import Words

Likenesses = Callable[[str], Floats]
"""How like the text each sentence of a field is, 0-1, in the order in which they are learned."""

SURE = 0.5
"""From this score on the subject itself is named: a listed word, or sentences that are near."""

SURE_OF_FIELD = 0.5
"""From this share on a field is named where no subject of it is sure."""

OF_THE_FIELD = 0.5
"""Of the score so much is the share of the field."""

A_WORD = 0.7
"""What a listed word adds, divided among the subjects that list it; a phrase adds more by half for each word."""

UNCOVERED = 1.5
"""A listed word that stands in no example of an intent counts so many times as much."""

_NEAREST = 3
_NO_SENTENCE = -1
_Field = tuple[tuple[str, ...], Ints]
"""The subjects of a field, and the places of the sentences of each, a row a subject, filled up with _NO_SENTENCE."""
_NO_SUBJECTS: _Field = ((), np.zeros((0, 0), np.int32))
_NONE_ALIKE: Floats = np.zeros(0, np.float32)
_LEAST_SHARE = 0.02
_SHORTEST_MENDED = 6
_LONGEST_PHRASE = 4


class SubjectReader:
    """Built once from the subjects of intents/out_of_scope; then read-only.

    Measured with one sentence left out at a time, within its field: the three nearest sentences of a subject, by the
    likeness that the matcher knows, name 63 % of the subjects, and 76 % together with the listed words; the nearest
    sentence by rapidfuzz's token set ratio names 47 %.
    """

    def __init__(self, sayings: TrainingPhrases, words: Words, learned: Mapping[str, Sequence[str]]) -> None:
        """`learned` are the sentences of each field, in the order in which the matcher learns them."""
        subjects = _subjects_of(sayings)
        self._whole = {" ".join(words(text)): subject for text, subject in subjects.items()}
        self._fields = {field: _by_subject(sentences, subjects) for field, sentences in learned.items()}
        self._wordless = sayings.wordless
        self._listed: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        self._names: dict[tuple[str, tuple[str, ...]], str] = {}
        for subject, listed in sayings.key_words.items():
            for one in listed:
                key = tuple(map(stem, words(one)))
                if subject not in self._listed[key]:
                    self._listed[key].append(subject)
        for subject, names in sayings.names.items():
            for one in names:
                self._names.setdefault((subject, tuple(map(stem, words(one)))), one)
        self._said = frozenset(stem(word) for text in _all_of(sayings) for word in words(text))
        self._starts = frozenset(key[0] for key in self._listed if key)
        self._recently = Recently(self._keys_anew, THE_MESSAGE)
        exactly = {tuple(words(one)) for listed in sayings.key_words.values() for one in listed}
        self._uncovered = (exactly | self._listed.keys()) - set(self._phrases_of(sayings, words))
        self._decides = sayings.decisive
        self._beside_sign = sayings.beside_sign
        singles = [key[0] for key in self._listed if len(key) == 1]
        self._mender = Mender(singles, shortest=_SHORTEST_MENDED, two_slips_from=9, same_first_letter_from=7)

    def beside(self, sayings: TrainingPhrases, learned: Mapping[str, Sequence[str]]) -> SubjectReader:
        """The same reader beside a matcher that learns other sentences of the same subjects."""
        other, subjects = copy(self), _subjects_of(sayings)
        other._fields = {field: _by_subject(sentences, subjects) for field, sentences in learned.items()}
        return other

    def without_words(self, text: str) -> Outside | None:
        """What a text of signs alone is about: an emoji is a reaction."""
        if self._wordless is None or any(char.isalnum() for char in text):
            return None
        return Outside(self._wordless) if any(unicodedata.category(char) == "So" for char in text) else None

    def names(self, said: Sequence[str]) -> bool:
        """Whether a listed word stands in a text that no intent has in its examples."""
        return any(strange for _, strange in self._keys_in(said))

    def decided(self, said: Sequence[str]) -> Outside | None:
        """The first decisive subject that is named so; None where there is none."""
        for key, strange in self._keys_in(said):
            subject = next((one for one in self._listed[key] if one in self._decides), None)
            if strange and subject is not None:
                return Outside(subject, self._names.get((subject, key)))
        return None

    def read(self, said: Sequence[str], fields: Sequence[tuple[str, float]], likenesses: Likenesses) -> Outside | None:
        """The subject, or the field where no subject is sure; None where neither is.

        `fields` are those of the matcher with their shares, best first; one that is no folder stands for all of them.
        """
        if not fields:
            return None
        whole = self._whole.get(" ".join(said))
        if whole is not None:
            return Outside(whole)
        found = self._words_of(said)
        shares = dict(fields)
        scores: defaultdict[str, float] = defaultdict(float)
        for subject, (score, _) in found.items():
            scores[subject] += score
        for field, share in fields:
            if share >= _LEAST_SHARE:
                for subject, likeness in self._nearest(field, likenesses):
                    scores[subject] += likeness
        for subject in scores:
            scores[subject] += OF_THE_FIELD * shares.get(subject.partition("/")[0], 0.0)
        best = max(scores, key=lambda subject: scores[subject], default=None)
        if best is not None and scores[best] >= SURE:
            beside = best in found and best in self._beside_sign
            return Outside(best, found[best][1] if best in found else None, beside)
        field, share = fields[0]
        return Outside(field) if share >= SURE_OF_FIELD else None

    def _nearest(self, field: str, likenesses: Likenesses) -> Iterable[tuple[str, float]]:
        """The mean likeness of the nearest sentences of each subject of a field, the nearest counted twice."""
        subjects, places = self._fields.get(field, _NO_SUBJECTS)
        like = likenesses(field) if subjects else _NONE_ALIKE
        if not like.size:
            return
        near = np.sort(np.append(like, np.float32(0)).astype(np.float64)[places], axis=1)[:, -_NEAREST:]
        means = (near.sum(axis=1) + near[:, -1]) / (_NEAREST + 1)
        yield from ((subject, mean) for subject, mean in zip(subjects, means.tolist(), strict=True) if mean > 0)

    def _words_of(self, said: Sequence[str]) -> dict[str, tuple[float, str | None]]:
        """The subjects of which listed words stand in the text, with their score and the name that counts most."""
        found: dict[str, tuple[float, str | None]] = {}
        for key, strange in self._keys_in(said):
            worth = A_WORD * (1 + 0.5 * (len(key) - 1)) / len(self._listed[key]) ** 0.5
            if strange:
                worth *= UNCOVERED
            for subject in self._listed[key]:
                before, name = found.get(subject, (0.0, None))
                here = self._names.get((subject, key))
                found[subject] = (before + worth, here if here and (not name or worth >= before) else name)
        return found

    def _keys_in(self, said: Sequence[str]) -> tuple[tuple[tuple[str, ...], bool], ...]:
        """The listed words and phrases of a text, the longest at each place, and whether no intent has them.

        Stems tell too little apart there: cups are drunk from, cupping is not covered.
        """
        return self._recently[tuple(said)]

    def _keys_anew(self, said: tuple[str, ...]) -> tuple[tuple[tuple[str, ...], bool], ...]:
        stems = [self._known(word) for word in said]
        found: list[tuple[tuple[str, ...], bool]] = []
        place = 0
        while place < len(stems):
            key = self._key_at(stems, place) if stems[place] in self._starts else None
            if key is not None:
                found.append((key, not self._uncovered.isdisjoint((key, said[place : place + len(key)]))))
            place += len(key) if key is not None else 1
        return tuple(found)

    def _key_at(self, stems: Sequence[str], place: int) -> tuple[str, ...] | None:
        for end in range(min(place + _LONGEST_PHRASE, len(stems)), place, -1):
            key = tuple(stems[place:end])
            if key in self._listed:
                return key
        return None

    def _phrases_of(self, sayings: TrainingPhrases, words: Words) -> Iterator[tuple[str, ...]]:
        """All that stands in the examples of intents and its stems, up to the length of the longest listed phrase."""
        for text in (text for intent in sayings.intents.values() for text in intent.examples):
            said = tuple(words(text))
            for phrase in (said, tuple(map(stem, said))):
                for length in range(1, _LONGEST_PHRASE + 1):
                    yield from (phrase[at : at + length] for at in range(len(phrase) - length + 1))

    def _known(self, word: str) -> str:
        """The stem of a word, or the listed one that it is misspelt from; what people are known to say is right."""
        known = stem(word)
        if (known,) in self._listed or len(known) < _SHORTEST_MENDED or known in self._said:
            return known
        near = self._mender.nearest(known)
        return near[0][0] if near else known


def _subjects_of(sayings: TrainingPhrases) -> dict[str, str]:
    """The subject of each sentence."""
    return {text: subject for subject, texts in sayings.out_of_scope.items() for text in texts}


def _by_subject(sentences: Sequence[str], subjects: Mapping[str, str]) -> _Field:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, sentence in enumerate(sentences):
        if sentence in subjects:
            places[subjects[sentence]].append(place)
    most = max((_NEAREST, *map(len, places.values())))
    rows = [[*found, *([_NO_SENTENCE] * (most - len(found)))] for found in places.values()]
    return tuple(places), np.array(rows, np.int32)


def _all_of(sayings: TrainingPhrases) -> Iterator[str]:
    for intent in sayings.intents.values():
        yield from intent.examples
        yield from intent.near_misses
    for texts in sayings.out_of_scope.values():
        yield from texts
