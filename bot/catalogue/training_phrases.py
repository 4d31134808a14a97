"""intents/ into TrainingPhrases: what people say, and what they say that Hammy does not cover."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bot.catalogue.cues import load_cues
from bot.catalogue.files import Folder
from bot.catalogue.languages import read_languages
from bot.catalogue.problems import ContentError
from bot.catalogue.schemas import (
    BareWordsFile,
    FollowUpFile,
    IntentFile,
    ShortRepliesFile,
    SubjectFile,
    ToldFile,
    VocabularyFile,
)
from bot.domain.cues import KindCues
from bot.domain.intents import Intent, IntentKind, ShortReply, TrainingPhrases, Vocabulary
from bot.domain.kinds import KindId


def load_all_training_phrases(folder: Folder, kinds: Mapping[KindId, KindCues]) -> TrainingPhrases:
    """All of intents/; what could not be read is missing and stands in the folder's problems."""
    intents: dict[str, Intent] = {}
    for group in IntentKind:
        for path, file in folder.read_all(f"intents/{group}", IntentFile, "intent"):
            if file.intent in intents:
                folder.report(path, "intent", "another file has this intent too")
            intents[file.intent] = Intent(
                file.intent, group, file.asks, file.examples, file.near_misses, file.close_to, file.part_of
            )
    for intent in intents.values():
        for sibling in intent.close_to:
            if sibling not in intents:
                path = folder.root / "intents" / intent.group / f"{intent.id}.yaml"
                folder.report(path, "close_to", f"there is no intent {sibling}")
        if intent.part_of is not None and intent.part_of not in intents:
            path = folder.root / "intents" / intent.group / f"{intent.id}.yaml"
            folder.report(path, "part_of", f"there is no intent {intent.part_of}")
    subjects = _out_of_scope(folder)
    follow_ups = folder.read_all("intents/follow_ups", FollowUpFile, "follow_up")
    return TrainingPhrases(
        intents=intents,
        out_of_scope={place: file.examples for place, file in subjects.items()},
        follow_ups={file.follow_up: file.examples for _, file in follow_ups},
        short_replies=_short_replies(folder),
        vocabulary=_vocabulary(folder),
        cues=load_cues(folder, kinds),
        key_words={place: file.words for place, file in subjects.items() if file.words},
        names={place: file.names for place, file in subjects.items() if file.names},
        decisive=frozenset(place for place, file in subjects.items() if file.decisive),
        beside_sign=frozenset(place for place, file in subjects.items() if file.beside_sign),
        wordless=next((place for place, file in subjects.items() if file.wordless), None),
        languages=read_languages(folder),
        told={file.told: file.examples for _, file in folder.read_all("intents/told", ToldFile, "told")},
        bare_words=_bare_words(folder, intents),
    )


def read_vocabulary(root: Path) -> Vocabulary:
    """The words for the matcher, by themselves. Raises ContentError with every problem of that file."""
    folder = Folder(root)
    vocabulary = _vocabulary(folder)
    if folder.problems:
        raise ContentError(folder.problems)
    return vocabulary


def _out_of_scope(folder: Folder) -> dict[str, SubjectFile]:
    """The files by <field>/<subject>; at most one stands for emoji without words."""
    subjects: dict[str, SubjectFile] = {}
    wordless: str | None = None
    for path, file in folder.read_all("intents/out_of_scope", SubjectFile, "subject"):
        place = f"{path.parent.name}/{file.subject}"
        for name in file.names:
            if name not in file.words:
                folder.report(path, "names", f"{name} is none of its words")
        if file.wordless and wordless is not None:
            folder.report(path, "wordless", f"{wordless} stands for what has no words already")
        wordless = place if file.wordless else wordless
        subjects[place] = file
    return subjects


def _short_replies(folder: Folder) -> dict[ShortReply, tuple[str, ...]]:
    file = folder.read(folder.root / "intents" / "short_replies.yaml", ShortRepliesFile)
    return dict(file.short_replies) if file else {}


def _bare_words(folder: Folder, intents: Mapping[str, Intent]) -> dict[str, tuple[str, ...]]:
    path = folder.root / "intents" / "bare_words.yaml"
    file = folder.read(path, BareWordsFile)
    topics: dict[str, tuple[str, ...]] = {}
    for one in file.bare_words if file else ():
        for topic in one.topics:
            if topic not in intents:
                folder.report(path, one.words[0], f"there is no intent {topic}")
        for word in one.words:
            if word in topics:
                folder.report(path, one.words[0], f"{word} stands here twice")
            topics[word] = one.topics
    return topics


def _vocabulary(folder: Folder) -> Vocabulary:
    file = folder.read(folder.root / "intents" / "vocabulary.yaml", VocabularyFile)
    if file is None:
        return Vocabulary({}, {}, frozenset())
    return Vocabulary(dict(file.families), dict(file.phrases), frozenset(file.elsewhere))
