"""content/illustrations: what each picture shows, and the drawing it is made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.catalogue.drawing_schemas import DrawingFile
from bot.catalogue.files import Folder
from bot.catalogue.problems import ContentError
from bot.catalogue.schemas import KindEntry
from bot.domain.answers import Answer, Fact
from bot.domain.illustrations import Illustration
from bot.domain.limits import utf16_units

_BELOW = "content/illustrations"
_ANATOMY = "body"
_HOW = ("How ", "Which ")
_HOW_MUCH = ("How long until ", "How much ")
"""Asks for a number, which no picture shows."""
ALT_UNITS = 500
"""Our own limit: who listens to it hears it to the end."""


def read_drawings(root: Path) -> list[DrawingFile]:
    """All drawings as data, by name. Raises ContentError with every problem."""
    folder = Folder(root)
    drawings = [file for _, file in folder.read_all(_BELOW, DrawingFile, "illustration")]
    if folder.problems:
        raise ContentError(folder.problems)
    return drawings


def load_illustrations(folder: Folder, facts: Mapping[str, Fact]) -> dict[str, Illustration]:
    """What can be shown, by name; a picture that is not drawn yet, and an unknown fact, are problems."""
    illustrations = {}
    for path, file in folder.read_all(_BELOW, DrawingFile, "illustration"):
        for ending in ("png", "gif") if file.moves else ("png",):
            for tones in ("light", "dark"):
                if not path.with_suffix(f".{tones}.{ending}").is_file():
                    folder.report(path, "illustration", f"its {tones} .{ending} is missing; make drawings draws it")
        for fact in file.facts:
            if fact not in facts:
                folder.report(path, "facts", f"there is no fact {fact}")
        words = " ".join(file.alt.split())
        if utf16_units(words) > ALT_UNITS:
            folder.report(path, "alt", f"is longer than {ALT_UNITS} characters")
        illustrations[file.illustration] = Illustration(file.illustration, file.shows, words, file.moves)
    return illustrations


def check_shown(
    folder: Folder, illustrations: Mapping[str, Illustration], answers: Mapping[str, Answer], kinds: Sequence[KindEntry]
) -> None:
    """Report pictures that are named and not there, those that nothing shows, and answers that ask for one."""
    content = folder.root / "content"
    for topic, answer in answers.items():
        path = content / "answers" / f"{topic}.yaml"
        if answer.picture is None and _asks_for_a_picture(answer):
            folder.report(path, "picture", "says how to do something, or how the body is built: show it")
        elif answer.picture is not None and answer.picture not in illustrations:
            folder.report(path, "picture", f"there is no illustration {answer.picture}")
    for kind in kinds:
        if kind.shows is not None and (kind.shows not in answers or answers[kind.shows].picture is None):
            folder.report(content / "kinds.yaml", f"kinds.{kind.id}.shows", f"no picture shows {kind.shows}")
    for unseen in sorted(set(illustrations) - {answer.picture for answer in answers.values()}):
        folder.report(folder.root / _BELOW / f"{unseen}.yaml", "illustration", "no answer shows it")


def _asks_for_a_picture(answer: Answer) -> bool:
    how = answer.title.startswith(_HOW) and not answer.title.startswith(_HOW_MUCH)
    return answer.category == _ANATOMY or (bool(answer.facts) and how)
