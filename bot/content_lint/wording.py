"""How Hammy talks: short sentences, answers of one size, and never a word that reassures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.catalogue.markup import parse_text
from bot.catalogue.problems import Problem
from bot.content_lint.prose import Prose
from bot.domain.intents import IntentKind
from bot.domain.library import Library

LONGEST_SENTENCE = 20
"""Words; a bullet is a sentence, text in brackets counts, and a {slot} is one word."""

LEAST_WORDS, MOST_WORDS = 30, 60
"""Words of the part of a knowledge answer that is shown first; bullets, read at a glance, may add to them."""

WARNED = 20
"""So many words more where a line of the safety net is among them."""

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|(?<=[.!?][\"')])\s+")
_HAS_WORD = re.compile(r"\w")


def long_sentences(prose: Sequence[Prose]) -> list[Problem]:
    """Sentences with too many words, quoted by their beginning."""
    return [
        Problem(one.file, one.key, f"a sentence of {count} words (at most {LONGEST_SENTENCE}): {sentence[:40]}…")
        for one in prose
        for sentence in _sentences(one.text)
        if (count := count_words(sentence)) > LONGEST_SENTENCE
    ]


def unbalanced_answers(library: Library) -> list[Problem]:
    """Knowledge answers whose first part is too short, or does not fit a phone: the rest belongs behind More."""
    problems = []
    for answer in library.answers.values():
        if library.training.intents[answer.intent].group is not IntentKind.KNOWLEDGE:
            continue
        most = MOST_WORDS + (WARNED if answer.added else 0)
        running = [one for one in answer.short.paragraphs if not one.bullet]
        count = sum(count_words("".join(span.text for span in one.spans)) for one in running)
        count = max(count, min(count_words(answer.short.plain), LEAST_WORDS))
        if not LEAST_WORDS <= count <= most:
            message = f"has {count} words, and should have {LEAST_WORDS} to {most}"
            problems.append(Problem(f"content/answers/{answer.intent}.yaml", "short", message))
    return problems


def reassuring(prose: Sequence[Prose], banned: Sequence[str]) -> list[Problem]:
    """Texts with words of reassurance; nobody can know from here that all is well."""
    patterns = {words: re.compile(rf"(?<!\w){re.escape(_plain(words))}(?!\w)") for words in banned}
    return [
        Problem(one.file, one.key, f"says {words!r}, which reassures")
        for one in prose
        for words, pattern in patterns.items()
        if pattern.search(_plain(one.text))
    ]


def count_words(text: str) -> int:
    """The words of a text, as blanks part them; signs alone are none."""
    return sum(1 for word in text.split() if _HAS_WORD.search(word))


def _sentences(source: str) -> Iterator[str]:
    for paragraph in parse_text(source).paragraphs:
        spoken = "".join(span.text for span in paragraph.spans)
        yield from (spoken,) if paragraph.bullet else _SENTENCE_END.split(spoken)


def _plain(text: str) -> str:
    """Lower case in one line, without the stars of bold words and with straight apostrophes."""
    return " ".join(text.replace("**", "").replace("’", "'").casefold().split())
