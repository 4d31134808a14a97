"""All slow checks in one call."""

from __future__ import annotations

from pathlib import Path

from bot.catalogue.checks.duplicates import duplicates
from bot.catalogue.checks.examples import scanty, sentences_of
from bot.catalogue.checks.overmatch import overmatched
from bot.catalogue.checks.prose import read_prose
from bot.catalogue.checks.safety import unsafe
from bot.catalogue.checks.sizes import Encode, oversized
from bot.catalogue.checks.wording import long_sentences, reassuring, unbalanced_answers
from bot.catalogue.problems import Problem
from bot.domain.library import Library


def deep_problems(library: Library, root: Path, encode: Encode) -> list[Problem]:
    """Every problem of content that loaded well from `root`; takes some seconds. `encode` makes callback data."""
    sentences = sentences_of(library.sayings)
    prose = read_prose(root)
    return [
        *unsafe(library),
        *scanty(library),
        *duplicates(sentences),
        *oversized(library, encode),
        *unbalanced_answers(library),
        *long_sentences(prose),
        *reassuring(prose, library.checks.banned),
        *overmatched(library.sayings),
    ]
