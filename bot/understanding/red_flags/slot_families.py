"""The slots of the lists as families of words, so that a sentence about a shin tells something of one about a calf."""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain.intents import Vocabulary
from bot.understanding.text.stemming import stem
from bot.understanding.text.tokens import Words

_LONGEST = 4
"""Phrases of more words are not looked for among families."""


def with_slots(vocabulary: Vocabulary | None, slots: Mapping[str, tuple[str, ...]], words: Words) -> Vocabulary:
    """The vocabulary, and for each slot a family of those of its terms that are of no family yet.

    A word is of one family only: that of the matcher first, then that of the slot which stands first.
    """
    base = vocabulary or Vocabulary({}, {}, frozenset())
    families = {name: list(known) for name, known in base.families.items()}
    phrases = dict(base.phrases)
    taken = {stem(word) for known in families.values() for one in known for word in words(one)}
    taken_phrases = {tuple(words(phrase)) for phrase in phrases}
    for slot, terms in slots.items():
        for term in terms:
            match tuple(words(term)):
                case (word,) if stem(word) not in taken:
                    taken.add(stem(word))
                    families.setdefault(f"slot_{slot}", []).append(term)
                case said if 1 < len(said) <= _LONGEST and said not in taken_phrases:
                    taken_phrases.add(said)
                    phrases[term] = f"slot_{slot}"
    return Vocabulary({name: tuple(known) for name, known in families.items()}, phrases, base.elsewhere)
