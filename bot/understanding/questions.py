"""Several questions in one message, and sentences that lean on the one before."""

from __future__ import annotations

from bot.understanding.text.phrasing import Phrasing
from bot.understanding.text.recent import ITS_PARTS, Recently
from bot.understanding.text.tokens import Words, sentences

_JOINT = r"(?i)[,;]?\s+{questions.joining}\s+(?={questions.joined}\b)"
_SHORTEST = 3
_FEW = 3
_LEANING = 6
_IT = "it"


class QuestionReader:
    """Cuts messages into questions."""

    def __init__(self, phrasing: Phrasing) -> None:
        self._words = Words(phrasing)
        self._joint = phrasing.regex(_JOINT)
        self._asking = phrasing.words("questions.asking")
        self._turned = phrasing.words("questions.turned")
        self._denied = phrasing.words("questions.denied")
        self._subjects = phrasing.words("questions.subjects")
        self._what_about = phrasing.pattern("questions.what_about")
        self._requesting = phrasing.pattern("questions.requesting")
        self._openings = phrasing.words("questions.openings")
        self._closings = phrasing.words("questions.closings")
        self._pointing = phrasing.words("questions.pointing")
        self._recently = Recently(self._cut, ITS_PARTS)

    def questions_of(self, text: str) -> list[str]:
        """The text cut at sentence ends and before "and how", "and what" and the like."""
        return self._recently[text]

    def _cut(self, text: str) -> list[str]:
        return [part for sentence in sentences(text) for part in self._joint.split(sentence) if part.strip()]

    def is_question(self, part: str) -> bool:
        """True for a part that ends with a question mark or opens with a word that asks, and says enough."""
        found = self._words(part)
        return len(found) >= _SHORTEST and (part.rstrip().endswith("?") or self._opens_one(found))

    def _opens_one(self, found: list[str]) -> bool:
        """True for a word that asks; "can't sleep" tells, "can't I sleep" does not."""
        if found[0] in self._turned and found[1] in self._denied:
            return found[2] in self._subjects
        return found[0] in self._asking

    def requests(self, text: str) -> bool:
        """True where something is asked for in another form than that of a question."""
        return self._requesting.search(" ".join(self._words(text))) is not None

    def stands_alone(self, part: str) -> bool:
        """False where a word of a short question stands for something that was said before ("does it help")."""
        found = self._words(part)
        return len(found) > _LEANING or self._pointing.isdisjoint(found)

    def leans_on_context(self, text: str) -> bool:
        """True for a short text that opens like the second half of a thought ("and ice?", "what about bananas")."""
        found = self._words(text)
        if not 0 < len(found) <= _LEANING:
            return False
        opens = found[0] in self._openings or self._what_about.search(" ".join(found)) is not None
        return opens or len(found) <= _FEW

    def core(self, text: str) -> tuple[str, ...]:
        """The words of a text without those that open or close it; whatever points back is the same word."""
        found = self._words(text)
        while len(found) > 1 and found[0] in self._openings:
            found = found[1:]
        while len(found) > 1 and found[-1] in self._closings:
            found = found[:-1]
        return tuple(_IT if word in self._pointing else word for word in found)
