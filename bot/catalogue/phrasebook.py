"""content/voice into a Voice: every declared sentence exactly once, with the slots it declares."""

from __future__ import annotations

from pathlib import Path

from bot.catalogue.files import Folder
from bot.catalogue.markup import parse_text
from bot.catalogue.schemas import PhrasebookFile
from bot.domain.limits import (
    BUTTON_LABEL_UNITS,
    COMMAND_DESCRIPTION_UNITS,
    DESCRIPTION_UNITS,
    MESSAGE_UNITS,
    SHORT_DESCRIPTION_UNITS,
    TOAST_UNITS,
    utf16_units,
)
from bot.domain.phrasebook import Labels, Sentences, Voice, label_names, sentence_fields, slots_of
from bot.domain.text import Text


def load_phrasebook(folder: Folder) -> Voice | None:
    """All of content/voice, or None where a sentence is missing (reported)."""
    said: dict[str, str] = {}
    labels: dict[str, str] = {}
    start_topics: tuple[str, ...] = ()
    origin: dict[str, Path] = {}
    for path, file in folder.read_all("content/voice", PhrasebookFile):
        start_topics = start_topics or file.start_topics
        for kind, entries, all_of in (("sentences", file.sentences, said), ("labels", file.labels, labels)):
            for key, words in entries.items():
                if key in all_of:
                    folder.report(path, f"{kind}.{key}", f"{folder.name(origin[key])} says this too")
                all_of[key] = words
                origin[key] = path
    before = len(folder.problems)
    texts = _sentences(folder, said, origin)
    _check_labels(folder, labels, origin)
    if len(folder.problems) > before:
        return None
    trimmed = {key: " ".join(words.split()) for key, words in labels.items()}
    return Voice(Sentences(**texts), Labels(**trimmed), start_topics)


def _sentences(folder: Folder, said: dict[str, str], origin: dict[str, Path]) -> dict[str, Text]:
    declared = sentence_fields()
    where = folder.root / "content" / "voice"
    texts: dict[str, Text] = {}
    for key, words in said.items():
        if key not in declared:
            folder.report(origin[key], f"sentences.{key}", "nothing says this sentence")
            continue
        text = parse_text(words)
        wrong = text.slots ^ slots_of(declared[key])
        if wrong:
            folder.report(origin[key], f"sentences.{key}", f"wrong slots: {', '.join(sorted(wrong))}")
        if utf16_units(text.plain) > MESSAGE_UNITS:
            folder.report(origin[key], f"sentences.{key}", f"longer than {MESSAGE_UNITS} characters")
        texts[key] = text
    for key in sorted(set(declared) - set(said)):
        folder.report(where, f"sentences.{key}", "this sentence is missing")
    return texts


def _check_labels(folder: Folder, labels: dict[str, str], origin: dict[str, Path]) -> None:
    where = folder.root / "content" / "voice"
    for key, words in labels.items():
        if key not in label_names():
            folder.report(origin[key], f"labels.{key}", "nothing shows this label")
        if utf16_units(words) > (limit := _limit_of(key)):
            folder.report(origin[key], f"labels.{key}", f"longer than {limit} characters")
    for key in sorted(set(label_names()) - set(labels)):
        folder.report(where, f"labels.{key}", "this label is missing")


def _limit_of(key: str) -> int:
    if key.startswith("command_"):
        return COMMAND_DESCRIPTION_UNITS
    limits = {
        "check_not_yours": TOAST_UNITS,
        "description": DESCRIPTION_UNITS,
        "short_description": SHORT_DESCRIPTION_UNITS,
    }
    return limits.get(key, BUTTON_LABEL_UNITS)
