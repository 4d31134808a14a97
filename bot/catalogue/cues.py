"""intents/cues into Cues: the words and phrases by which times, amounts and wishes are known."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated

from pydantic import Field, model_validator

from bot.catalogue.files import Folder
from bot.catalogue.kinds import kind_cues, read_kinds
from bot.catalogue.problems import ContentError
from bot.catalogue.schemas import Example, Id, Line, Strict
from bot.domain.cues import CueError, CueList, Cues, KindCues
from bot.domain.kinds import KindId
from bot.understanding.readers import Readers
from bot.understanding.red_flags.quantities import Quantities
from bot.understanding.red_flags.small_words import SmallWords
from bot.understanding.text.phrasing import Phrasing
from bot.understanding.text.tokens import BreakTokens, Words

Sentences = Annotated[tuple[Example, ...], Field(min_length=1)]
_NEVER_PLAIN = frozenset("()[]{}<>|*")


class CueListFile(Strict):
    """One list. Its words stand under one of three keys.

    `words` are plain words with blanks between them, `phrases` may have several words and signs (see CONTRIBUTING),
    `meanings` says what plain words or phrases stand for.
    """

    says: Line
    words: str | None = None
    phrases: tuple[Line, ...] = ()
    meanings: dict[str, str | tuple[Line, ...]] = Field(default_factory=dict)
    opens: bool = False
    inside: bool = False
    behind: Id | None = None
    matches: Sentences
    rejects: Sentences

    @model_validator(mode="after")
    def _says_once(self) -> CueListFile:
        if sum(map(bool, (self.words, self.phrases, self.meanings))) != 1:
            raise ValueError("must have words, phrases or meanings, and only one of them")
        if self.behind is not None and not self.opens:
            raise ValueError("behind is only for a list that opens a text")
        return self

    @model_validator(mode="after")
    def _means_one_thing(self) -> CueListFile:
        seen: dict[str, str] = {}
        for meaning, said in _meant(self):
            if _NEVER_PLAIN & set(said):
                raise ValueError(f"{said!r} has a meaning, so it must be plain words")
            if seen.setdefault(said, meaning) != meaning:
                raise ValueError(f"{said!r} means both {seen[said]} and {meaning}")
        return self


class CueFile(Strict):
    """intents/cues/<reader>.yaml"""

    cues: Id
    says: Line
    lists: dict[Id, CueListFile]


def load_cues(folder: Folder, kinds: Mapping[KindId, KindCues]) -> Cues:
    """All of intents/cues; what could not be read is missing and stands in the folder's problems."""
    lists: dict[str, CueList] = {}
    for path, file in folder.read_all("intents/cues", CueFile, "cues"):
        for name, one in file.lists.items():
            if one.behind is not None and one.behind not in file.lists:
                folder.report(path, f"lists.{name}.behind", f"there is no list {one.behind}")
            lists[f"{path.stem}.{name}"] = _cue_list(one)
    return Cues(lists, kinds)


def read_cues(root: Path) -> Cues:
    """The cues by themselves, with the kinds they are for. Raises ContentError with every problem of those files."""
    folder = Folder(root)
    cues = load_cues(folder, kind_cues(read_kinds(folder)))
    check_readable(folder, cues)
    if folder.problems:
        raise ContentError(folder.problems)
    return cues


def check_readable(folder: Folder, cues: Cues) -> bool:
    """Whether every reader of text can be built; the list that it lacks or cannot use is reported."""
    return _is_usable(folder, cues, _every_reader)


def check_words(folder: Folder, cues: Cues) -> bool:
    """The same of what cuts text into words alone, which is all that the matcher of questions needs."""
    return _is_usable(folder, cues, _words)


def _is_usable(folder: Folder, cues: Cues, build: Callable[[Cues], object]) -> bool:
    try:
        build(cues)
    except CueError as error:
        file, _, name = error.name.partition(".")
        folder.report(folder.root / "intents" / "cues" / f"{file}.yaml", f"lists.{name}", error.message)
        return False
    return True


def _every_reader(cues: Cues) -> tuple[object, ...]:
    phrasing = Phrasing(cues)
    return Readers(cues), BreakTokens(phrasing), Quantities(phrasing), SmallWords(phrasing)


def _words(cues: Cues) -> Words:
    return Words(Phrasing(cues))


def _cue_list(file: CueListFile) -> CueList:
    meanings = {said: meaning for meaning, said in _meant(file)}
    phrases = tuple((file.words or "").split()) or file.phrases or tuple(meanings)
    return CueList(
        phrases, not file.phrases, meanings, file.opens, file.inside, file.behind, file.matches, file.rejects
    )


def _meant(file: CueListFile) -> list[tuple[str, str]]:
    return [
        (meaning, said)
        for meaning, several in file.meanings.items()
        for said in (several.split() if isinstance(several, str) else several)
    ]
