"""content/privacy.yaml: the register of what is stored."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from bot.catalogue.files import Folder
from bot.catalogue.schemas import PrivacyFile, TermEntry
from bot.domain.privacy import Kept, KeptTable, Register, Term

_DAYS = "{days}"
_SLOT = re.compile(r"\{\w*\}")


def load_register(folder: Folder) -> Register:
    """The tables in the order in which people read of them."""
    path = folder.root / "content" / "privacy.yaml"
    file = folder.read(path, PrivacyFile)
    if file is None:
        return Register()
    terms = {name: _term(folder, path, name, entry) for name, entry in file.how_long.items()}
    tables = []
    used: set[str] = set()
    for name, table in file.tables.items():
        kept = []
        for number, one in enumerate(table.kept):
            if one.how_long not in terms:
                folder.report(path, f"tables.{name}.kept.{number}.how_long", f"there is no term {one.how_long}")
                continue
            used.add(one.how_long)
            kept.append(Kept(one.columns, one.what, one.why, terms[one.how_long]))
        tables.append(KeptTable(name, table.title, tuple(kept), table.optional))
        for column, times in Counter(column for one in table.kept for column in one.columns).items():
            if times > 1:
                folder.report(path, f"tables.{name}", f"describes the column {column} {times} times")
    for name in terms.keys() - used:
        folder.report(path, f"how_long.{name}", "nothing is kept for this term")
    return Register(tuple(tables), terms)


def _term(folder: Folder, path: Path, name: str, entry: TermEntry) -> Term:
    slots = _SLOT.findall(entry.says)
    if slots != ([_DAYS] if entry.days is not None else []):
        folder.report(path, f"how_long.{name}", f"has days, or says {_DAYS}, without the other")
    return Term(entry.says.replace(_DAYS, str(entry.days)), entry.days)
