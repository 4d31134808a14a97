"""content/voice into a Phrasebook: a file for each view, and in it each phrase the view declares, with its slots."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from bot.capabilities.rows import MENU
from bot.catalogue.files import Folder
from bot.catalogue.markup import parse_text
from bot.catalogue.schemas import PhrasesFile
from bot.domain.limits import utf16_units
from bot.domain.phrasebook import Declared, Phrasebook, Phrases, declared
from bot.domain.text import Text
from bot.views.phrases import PHRASES

VOICE = "content/voice"
_NAMED_ELSEWHERE: Mapping[str, Collection[str]] = {"commands": MENU}
"""Keys that no enum holds, by the field that needs a phrase for each."""


def load_phrasebook(folder: Folder) -> Phrasebook | None:
    """All of content/voice, or None where a phrase is missing or wrong (reported)."""
    before = len(folder.problems)
    files = {path.stem: (path, file) for path, file in folder.read_all(VOICE, PhrasesFile)}
    views = {view.__module__.rpartition(".")[2]: view for view in PHRASES}
    for name in sorted(set(files) - set(views)):
        folder.report(files[name][0], "", "no view says what is in this file")
    parts: dict[type[Phrases], Phrases] = {}
    for name, view in views.items():
        path, file = files.get(name, (folder.root / VOICE / f"{name}.yaml", PhrasesFile()))
        read = _View(folder, path, file).values(declared(view))
        if read is not None:
            parts[view] = view(**read)
    if len(folder.problems) > before:
        return None
    start_topics = next((file.start_topics for _, file in files.values() if file.start_topics), ())
    return Phrasebook(parts, start_topics)


class _View:
    """The file of one view, held against what the view declares."""

    def __init__(self, folder: Folder, path: Path, file: PhrasesFile) -> None:
        self._folder = folder
        self._path = path
        self._entries = {"sentences": file.sentences, "labels": file.labels}

    def values(self, fields: tuple[Declared, ...]) -> dict[str, Any] | None:
        """The values of all fields; None where one is missing or anything does not fit (reported)."""
        before = len(self._folder.problems)
        for section, missing in (("sentences", "nothing says this sentence"), ("labels", "nothing shows this label")):
            known = {one.name for one in fields if _section(one) == section}
            for name in self._entries[section]:
                if name not in known:
                    self._report(f"{section}.{name}", missing)
        values = {one.name: self._value(one) for one in fields}
        return values if len(self._folder.problems) == before else None

    def _value(self, one: Declared) -> Any:
        section = _section(one)
        written = self._entries[section].get(one.name)
        place = f"{section}.{one.name}"
        if one.keys is None:
            return self._phrase(one, place, written)
        if isinstance(written, str):
            self._report(place, "must have a phrase for each of several keys")
            return None
        keys = {name: name for name in _NAMED_ELSEWHERE[one.name]} if one.named_elsewhere else one.keys
        entries = written or {}
        for name in entries:
            if name not in keys:
                self._report(f"{place}.{name}", "nothing goes by this key")
        return {key: self._phrase(one, f"{place}.{name}", entries.get(name)) for name, key in keys.items()}

    def _phrase(self, one: Declared, place: str, written: str | dict[str, str] | None) -> Text | str | None:
        if not isinstance(written, str):
            what = "sentence" if one.sentence else "label"
            self._report(place, f"this {what} is missing" if written is None else "must be a single phrase")
            return None
        phrase = parse_text(written) if one.sentence else " ".join(written.split())
        if isinstance(phrase, Text) and (wrong := phrase.slots ^ one.slots):
            self._report(place, f"wrong slots: {', '.join(sorted(wrong))}")
        if utf16_units(phrase.plain if isinstance(phrase, Text) else phrase) > one.units:
            self._report(place, f"longer than {one.units} characters")
        return phrase

    def _report(self, key: str, message: str) -> None:
        self._folder.report(self._path, key, message)


def _section(one: Declared) -> str:
    return "sentences" if one.sentence else "labels"
