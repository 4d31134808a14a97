"""A subject and nothing else, typed instead of a question: "cramp", "question about flexibility"."""

from __future__ import annotations

from collections.abc import Mapping

from bot.understanding.asking_on import bare
from bot.understanding.text.phrasing import Phrasing
from bot.understanding.text.spelling import Mender

_LONGEST = 60
_SHORTEST_MENDED = 5


class BareWordReader:
    """Knows intents/bare_words, and the words of intents/cues/bare_words that may stand around one."""

    def __init__(self, phrasing: Phrasing, topics: Mapping[str, tuple[str, ...]], common: str = "") -> None:
        """`common` are words with a blank between them that are known, and so are none of a subject misspelt."""
        self._common = f" {common} "
        self._topics = {bare(word): offered for word, offered in topics.items()}
        self._about = phrasing.regex(r"(?:{bare_words.about} )+")
        self._behind = phrasing.regex(r"(?: {bare_words.behind})+$")
        self._and = phrasing.regex(r" {bare_words.joins} ")
        self._whose = phrasing.words("bare_words.whose")
        singles = [word for word in self._topics if " " not in word]
        self._mender = Mender(singles, shortest=_SHORTEST_MENDED, two_slips_from=9, same_first_letter_from=5)

    def read(self, text: str) -> tuple[str, ...]:
        """The topics that are worth offering; empty where the text says anything else."""
        if len(text) > _LONGEST:
            return ()
        said = self._behind.sub("", bare(text))
        about = self._about.match(said)
        said = said[about.end() :] if about is not None else said
        rest = " ".join(word for word in said.split() if word not in self._whose)
        for form in (said, rest):
            if form in self._topics:
                return self._topics[form]
        listed = [self._topics.get(part) for part in self._and.split(rest)]
        if listed[0] is not None and all(one == listed[0] for one in listed):
            return listed[0]
        near = self._mender.nearest(rest) if rest and " " not in rest else ()
        return self._topics[near[0][0]] if near and f" {rest} " not in self._common else ()
