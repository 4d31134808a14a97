"""intents/languages: what each language is known by."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from bot.catalogue.files import Folder
from bot.catalogue.schemas import Strict
from bot.domain.languages import ENGLISH, LanguageSigns, Script

_BELOW = "intents/languages"


class LanguageFile(Strict):
    """intents/languages/<code>.yaml"""

    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]
    script: Script
    letters: str = ""
    words: Annotated[tuple[str, ...], Field(min_length=1)]
    crisis: tuple[str, ...] = ()
    crisis_alone: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    of_others: tuple[str, ...] = ()
    of_own: tuple[str, ...] = ()


def read_languages(files: Folder) -> tuple[LanguageSigns, ...]:
    """All languages; problems are reported to `files`."""
    found = []
    for path in sorted((files.root / _BELOW).glob("*.yaml")):
        one = files.read(path, LanguageFile)
        if one is None:
            continue
        if path.stem != one.language:
            files.report(path, "language", f"the file of {one.language} is {one.language}.yaml")
        if len(set(one.words)) < len(one.words):
            files.report(path, "words", "a word stands here twice")
        words, letters = frozenset(one.words), frozenset(one.letters)
        crisis = one.crisis, one.crisis_alone, one.others, one.of_others, one.of_own
        found.append(LanguageSigns(one.language, one.script, words, letters, *crisis))
    if all(one.code != ENGLISH for one in found):
        files.report(files.root / _BELOW, "", "English is needed, to weigh the others against")
    return tuple(found)
