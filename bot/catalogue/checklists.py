"""content/checklists into Checks: every bullet and question with its mark, every card with its slots."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from hashlib import sha256
from typing import Annotated

from pydantic import Field, model_validator

from bot.catalogue.files import Folder
from bot.catalogue.markup import parse_text
from bot.catalogue.schemas import Id, Line, Prose, Strict
from bot.domain.answers import Document, Fact
from bot.domain.checklists import (
    ANY_SIGN,
    Card,
    Cards,
    CheckLabels,
    Checklist,
    Checks,
    Marks,
    Sign,
    SignList,
    ToldSign,
    card_slots,
    check_label_names,
)

_BELOW = "content/checklists"
_VERSION_LETTERS = 6
_TO_THE_READER = re.compile(r"\byou(r|rs|rself)?\b", re.IGNORECASE)
_NO_CHECK = frozenset({"emergency", "outcomes", "told"})


class Marked(Strict):
    """Something that says where it comes from; at least one mark is needed."""

    source: tuple[str, ...] = ()
    analogy: tuple[str, ...] = ()
    net: Line | None = None
    project: Line | None = None

    @property
    def marks(self) -> Marks:
        """The marks alone."""
        return Marks(self.source, self.analogy, self.net, self.project)

    @model_validator(mode="after")
    def _has_a_mark(self) -> Marked:
        if not self.marks:
            raise ValueError("has no mark: source, analogy, net or project")
        return self


SignId = Annotated[str, Field(pattern=r"^[A-Z]{1,2}\d$")]


class ItemEntry(Marked):
    """A bullet of a list."""

    id: SignId
    says: Line
    other: Line | None = None


class QuestionEntry(Marked):
    """A single question."""

    id: SignId
    asks: Line
    sign: Line
    other: Line | None = None


class EmergencyFile(Strict):
    """content/checklists/emergency.yaml"""

    asks: Line
    items: Annotated[tuple[ItemEntry, ...], Field(min_length=1)]


class ChecklistFile(Strict):
    """content/checklists/<check>.yaml"""

    check: Id
    title: Line
    document: Id
    asks: Line
    line: Prose
    urgent: Annotated[tuple[ItemEntry, ...], Field(min_length=1)]
    questions: Annotated[tuple[QuestionEntry, ...], Field(min_length=1, max_length=5)]


class CardEntry(Marked):
    """A card of content/checklists/outcomes.yaml."""

    title: Line
    says: Prose


class OutcomesFile(Strict):
    """content/checklists/outcomes.yaml"""

    cards: dict[Id, CardEntry]
    labels: dict[Id, Line]
    banned: Annotated[tuple[Line, ...], Field(min_length=1)]


class ToldEntry(Strict):
    """A sign of content/checklists/told.yaml."""

    code: Annotated[str, Field(pattern=r"^[a-z]{2}$")]
    says: Line
    asked: tuple[SignId, ...] = ()
    holds: bool = True


class ToldFile(Strict):
    """content/checklists/told.yaml"""

    signs: dict[Id, ToldEntry]


def load_checks(folder: Folder, documents: Mapping[str, Document], facts: Mapping[str, Fact]) -> Checks | None:
    """All of content/checklists, or None where a part is missing (reported)."""
    root = folder.root / _BELOW
    emergency = folder.read(root / "emergency.yaml", EmergencyFile)
    told_file = folder.read(root / "told.yaml", ToldFile)
    outcomes = folder.read(root / "outcomes.yaml", OutcomesFile)
    lists: dict[str, Checklist] = {}
    signs: dict[str, str] = {}
    for path in sorted(root.glob("*.yaml")):
        if path.stem in _NO_CHECK:
            continue
        file = folder.read(path, ChecklistFile)
        if file is None or emergency is None or told_file is None:
            continue
        if file.check != path.stem:
            folder.report(path, "check", f"must be the file's name, {path.stem}")
        if file.document not in documents:
            folder.report(path, "document", f"there is no document {file.document}")
        entries: tuple[ItemEntry | QuestionEntry, ...] = (*file.urgent, *file.questions)
        for entry in entries:
            _check_facts(folder, entry, f"{_BELOW}/{path.name}", entry.id, facts)
            if entry.id in signs:
                folder.report(path, entry.id, f"{signs[entry.id]} has a sign with this id too")
            signs[entry.id] = path.name
            if entry.other is None and _TO_THE_READER.search(_shown(entry)):
                folder.report(
                    path, entry.id, "speaks to the reader; the key other is missing, for somebody else's sign"
                )
        lists[file.check] = _checklist(file, emergency, told_file)
    if not lists:
        folder.report(root, "", "no check is here")
    cards = _cards(folder, outcomes, facts) if outcomes else None
    told = _told(folder, told_file, signs)
    if emergency is None or outcomes is None or cards is None or told is None or not lists:
        return None
    return Checks(
        emergency=SignList(emergency.asks, tuple(_bullet(item) for item in emergency.items)),
        lists=lists,
        cards=cards,
        label=CheckLabels(**outcomes.labels),
        banned=outcomes.banned,
        told=told,
    )


def _shown(entry: ItemEntry | QuestionEntry) -> str:
    return entry.asks if isinstance(entry, QuestionEntry) else entry.says


def _checklist(file: ChecklistFile, emergency: EmergencyFile, told: ToldFile) -> Checklist:
    words = emergency.model_dump_json() + file.model_dump_json() + told.model_dump_json()
    return Checklist(
        id=file.check,
        title=file.title,
        document=file.document,
        urgent=SignList(file.asks, tuple(_bullet(item) for item in file.urgent)),
        questions=tuple(Sign(one.id, one.sign, one.marks, one.asks, one.other) for one in file.questions),
        line=parse_text(file.line),
        version=sha256(words.encode()).hexdigest()[:_VERSION_LETTERS],
    )


def _told(folder: Folder, file: ToldFile | None, signs: Mapping[str, str]) -> dict[str, ToldSign] | None:
    if file is None:
        return None
    path, codes = folder.root / _BELOW / "told.yaml", Counter(one.code for one in file.signs.values())
    if ANY_SIGN not in file.signs:
        folder.report(path, f"signs.{ANY_SIGN}", "this is missing")
        return None
    for name, entry in file.signs.items():
        if codes[entry.code] > 1:
            folder.report(path, f"signs.{name}.code", f"another sign has the code {entry.code} too")
        for asked in entry.asked:
            if asked not in signs:
                folder.report(path, f"signs.{name}.asked", f"no check has a sign {asked}")
    return {name: ToldSign(one.code, one.says, one.asked, one.holds) for name, one in file.signs.items()}


def _bullet(item: ItemEntry) -> Sign:
    return Sign(item.id, item.says, item.marks, of_other=item.other)


def _cards(folder: Folder, outcomes: OutcomesFile, facts: Mapping[str, Fact]) -> Cards | None:
    path = folder.root / _BELOW / "outcomes.yaml"
    declared = card_slots()
    before = len(folder.problems)
    cards: dict[str, Card] = {}
    for name, entry in outcomes.cards.items():
        text = parse_text(entry.says)
        if name not in declared:
            folder.report(path, f"cards.{name}", "nothing shows this card")
        elif wrong := text.slots ^ declared[name]:
            folder.report(path, f"cards.{name}", f"wrong slots: {', '.join(sorted(wrong))}")
        _check_facts(folder, entry, f"{_BELOW}/outcomes.yaml", f"cards.{name}", facts)
        cards[name] = Card(entry.title, text, entry.marks)
    for kind, wanted, given in (
        ("cards", set(declared), set(cards)),
        ("labels", set(check_label_names()), set(outcomes.labels)),
    ):
        for name in sorted(wanted - given):
            folder.report(path, f"{kind}.{name}", "this is missing")
        for name in sorted(given - wanted) if kind == "labels" else ():
            folder.report(path, f"{kind}.{name}", "nothing shows this label")
    return Cards(**cards) if len(folder.problems) == before else None


def _check_facts(folder: Folder, entry: Marked, file: str, key: str, facts: Mapping[str, Fact]) -> None:
    for fact in (*entry.source, *entry.analogy):
        if fact not in facts:
            folder.report(folder.root / file, key, f"there is no fact {fact}")
