"""content/out_of_scope: what is said to each subject of intents/out_of_scope."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated

from pydantic import Field

from bot.catalogue.files import Folder
from bot.catalogue.markup import parse_text
from bot.catalogue.schemas import Id, Line, Prose, Strict
from bot.domain.limits import TITLE_UNITS, utf16_units
from bot.domain.subjects import Aside, NamedSubject, SubjectReply

LONGEST_ASIDE = 25
"""Words of a line that answers a reaction."""

LONGEST_SUBJECT = 45
"""Words of what is said about a subject: a sentence, and whom to ask."""

_BELOW = "content/out_of_scope"


class SubjectEntry(Strict):
    """A subject: its name, what Hammy says, a public page by its name, and the nearest topic that is covered."""

    title: Line
    says: Prose
    nearest: Id
    page: Line | None = None


class OutOfScopeFile(Strict):
    """content/out_of_scope/<field>.yaml. What is asked of a subject `not_about_health` may be kept to learn from."""

    field: Id
    other: SubjectEntry | None = None
    subjects: dict[Id, SubjectEntry] = Field(default_factory=dict)
    asides: dict[Id, Annotated[tuple[Prose, ...], Field(min_length=3)]] = Field(default_factory=dict)
    missed: tuple[Id, ...] = ()
    not_about_health: frozenset[Id] = frozenset()


def load_subjects(folder: Folder, known: Collection[str], topics: Collection[str]) -> dict[str, SubjectReply]:
    """The reply by field and by <field>/<subject>; reports a subject without one, and a reply without its subject.

    `known` are the subjects of intents/, `topics` what is answered.
    """
    replies: dict[str, SubjectReply] = {}
    settled: set[str] = set()
    for path, file in folder.read_all(_BELOW, OutOfScopeFile, "field"):
        for subject in _all_of(file):
            place = f"{file.field}/{subject}"
            if place not in known:
                folder.report(path, subject, f"intents/out_of_scope has no {place}")
            if place in settled:
                folder.report(path, subject, "stands here twice")
            settled.add(place)
        replies.update(_replies(folder, path, file, topics))
    for subject in sorted(set(known) - settled):
        path = folder.root / "intents" / "out_of_scope" / f"{subject}.yaml"
        folder.report(path, "subject", f"{_BELOW}/{subject.partition('/')[0]}.yaml says nothing about it")
    return replies


def _all_of(file: OutOfScopeFile) -> Iterator[str]:
    yield from file.subjects
    yield from file.asides
    yield from file.missed


def _replies(folder: Folder, path: Path, file: OutOfScopeFile, topics: Collection[str]) -> Mapping[str, SubjectReply]:
    named = {}
    for subject, one in file.subjects.items():
        found = _named(folder, path, f"subjects.{subject}", one, topics)
        named[f"{file.field}/{subject}"] = replace(found, about_health=subject not in file.not_about_health)
    if file.other is not None:
        named[file.field] = _named(folder, path, "other", file.other, topics)
    for subject in sorted(file.not_about_health - file.subjects.keys()):
        folder.report(path, "not_about_health", f"there is no subject {subject} in this file")
    asides: dict[str, SubjectReply] = {}
    for reaction, lines in file.asides.items():
        for number, line in enumerate(lines):
            if len(line.split()) > LONGEST_ASIDE:
                folder.report(path, f"asides.{reaction}.{number}", f"has over {LONGEST_ASIDE} words")
        asides[f"{file.field}/{reaction}"] = Aside(tuple(map(parse_text, lines)))
    return {**named, **asides}


def _named(folder: Folder, path: Path, key: str, one: SubjectEntry, topics: Collection[str]) -> NamedSubject:
    if utf16_units(one.title) > TITLE_UNITS:
        folder.report(path, f"{key}.title", f"longer than {TITLE_UNITS} characters")
    if len(one.says.split()) > LONGEST_SUBJECT:
        folder.report(path, f"{key}.says", f"has over {LONGEST_SUBJECT} words")
    if one.nearest not in topics:
        folder.report(path, f"{key}.nearest", f"there is no topic {one.nearest}")
    return NamedSubject(one.title, parse_text(one.says), one.nearest, one.page)
