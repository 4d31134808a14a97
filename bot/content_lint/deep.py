"""All slow checks in one call."""

from __future__ import annotations

from pathlib import Path

from bot.catalogue.problems import Problem
from bot.content_lint.cues import misread_cues
from bot.content_lint.duplicates import duplicates
from bot.content_lint.examples import scanty, sentences_of
from bot.content_lint.openings import verdicts
from bot.content_lint.overmatch import FOLDS, overmatched
from bot.content_lint.prose import read_prose
from bot.content_lint.reading import hard_to_read, is_measured
from bot.content_lint.safety import unnamed, unsafe
from bot.content_lint.sizes import Encode, oversized
from bot.content_lint.wording import long_sentences, reassuring, unbalanced_answers
from bot.domain.library import Library
from bot.understanding.text.phrasing import Phrasing
from bot.understanding.text.tokens import Words


def deep_problems(library: Library, root: Path, encode: Encode, shares: int = FOLDS) -> list[Problem]:
    """Every problem of content that loaded well from `root`; takes some seconds. `encode` makes callback data.

    So many `shares` of the sentences are held out, one after the other.
    """
    sentences = sentences_of(library.training)
    prose = read_prose(root)
    return [
        *unsafe(library),
        *unnamed(library, root),
        *scanty(library),
        *duplicates(sentences, Words(Phrasing(library.training.cues))),
        *oversized(library, encode),
        *unbalanced_answers(library),
        *verdicts(library),
        *long_sentences(prose),
        *(hard_to_read(library, root) if is_measured() else ()),
        *reassuring(prose, library.checks.banned),
        *misread_cues(library.training.cues),
        *overmatched(library.training, tried=shares),
    ]
