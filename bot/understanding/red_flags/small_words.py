"""The small words by which the screen follows a sentence: and, or, but, no, it."""

from __future__ import annotations

from bot.understanding.text.phrasing import Phrasing
from bot.understanding.text.tokens import BREAK, COMMA


class SmallWords:
    """Sets of words of the cues, with the breaks that do the same."""

    def __init__(self, phrasing: Phrasing) -> None:
        self.joints = phrasing.words("screen.joints")
        self.list_words = phrasing.words("screen.list_words")
        self.last_item = phrasing.words("screen.last_item")
        self.cuts = phrasing.words("screen.cuts") | {COMMA, BREAK}
        self.refusals = phrasing.words("screen.refusals")
        self.of_all = frozenset(phrasing.phrases("screen.of_all"))
        self.lasting_negations = phrasing.words("screen.lasting_negations")
        self.told_on = phrasing.words("screen.told_on")
        self.at_a_thing = phrasing.words("screen.at_a_thing")
        self.likening = phrasing.words("screen.likening")
        self.goes_on = phrasing.words("screen.goes_on")
        self.new_turn = phrasing.words("screen.new_turn") | {BREAK}
        self.question_goes_on = phrasing.words("screen.question_goes_on")
        self.since = phrasing.words("screen.since")
        self.was = phrasing.words("screen.was")
        self.was_busy = phrasing.words("screen.was_busy")
        self.reports = phrasing.words("screen.reports")
        self.asks_on = phrasing.words("screen.asks_on")
        self.sides = phrasing.words("screen.sides")
        self.copulas = phrasing.words("screen.copulas")
        self.articles = phrasing.words("screen.articles")
        self.owners = phrasing.words("screen.owners")
        self.substitutes = phrasing.words("screen.substitutes")
        self.in_a_place = phrasing.words("screen.in_a_place")
        self.degree_endings = tuple(phrasing.words("screen.degree_endings"))
        self.beside_signs = phrasing.words("screen.beside_signs")
        self.glued = phrasing.meanings("screen.glued")
        self.words = frozenset(word for words in vars(self).values() for word in words)
        """All of them: each is right as it stands."""
