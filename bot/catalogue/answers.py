"""content/answers, facts and categories, with every reference between them checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.catalogue.files import Folder
from bot.catalogue.markup import parse_spans
from bot.catalogue.schemas import AnswerFile, CategoriesFile, FactsFile, Passage
from bot.domain.answers import Answer, Category, Document, Fact
from bot.domain.intents import Intent, IntentKind
from bot.domain.limits import TITLE_UNITS, utf16_units
from bot.domain.text import Paragraph, Span, Text


def load_facts(folder: Folder) -> tuple[dict[str, Document], dict[str, Fact]]:
    """content/facts.yaml; a fact of an unknown document is a problem."""
    path = folder.root / "content" / "facts.yaml"
    file = folder.read(path, FactsFile)
    if file is None:
        return {}, {}
    documents = {key: Document(key, one.title, one.author, one.kind) for key, one in file.documents.items()}
    facts: dict[str, Fact] = {}
    for key, one in file.facts.items():
        if one.doc not in documents:
            folder.report(path, f"facts.{key}.doc", f"there is no document {one.doc}")
        facts[key] = Fact(key, one.doc, one.section, one.says, one.red_flag)
    return documents, facts


def load_answers(folder: Folder, facts: Mapping[str, Fact], intents: Mapping[str, Intent]) -> dict[str, Answer]:
    """content/answers; reports unknown facts and topics, unmarked passages, missing and orphaned answers."""
    answers: dict[str, Answer] = {}
    paths: dict[str, Path] = {}
    for path, file in folder.read_all("content/answers", AnswerFile, "intent"):
        if file.intent in answers:
            folder.report(path, "intent", "another file answers this intent too")
        _check_passages(folder, path, file, facts)
        if utf16_units(file.title) > TITLE_UNITS:
            folder.report(path, "title", f"longer than {TITLE_UNITS} characters, it is a button's label")
        answers[file.intent] = _answer(file)
        paths[file.intent] = path
    _check_references(folder, answers, paths, intents)
    for fact in sorted(set(facts) - {fact for answer in answers.values() for fact in answer.facts}):
        folder.report(folder.root / "content" / "facts.yaml", f"facts.{fact}", "no answer reaches this fact")
    return answers


def load_categories(folder: Folder, answers: Mapping[str, Answer]) -> tuple[Category, ...]:
    """content/categories.yaml with the topics that name each shelf, in the order of their first facts."""
    path = folder.root / "content" / "categories.yaml"
    file = folder.read(path, CategoriesFile)
    if file is None:
        return ()
    known = {one.id for one in file.categories}
    for answer in answers.values():
        if answer.category is not None and answer.category not in known:
            folder.report(path, "categories", f"{answer.intent} names the unknown category {answer.category}")
    shelves = []
    for one in file.categories:
        topics = sorted(
            (answer for answer in answers.values() if answer.category == one.id),
            key=lambda answer: (answer.facts[:1] > ("S",), answer.facts),
        )
        if not topics:
            folder.report(path, f"categories.{one.id}", "no answer is in this category")
        for topic in one.follow_ups.values():
            if topic not in answers:
                folder.report(path, f"categories.{one.id}.follow_ups", f"there is no topic {topic}")
        intents = tuple(answer.intent for answer in topics)
        shelves.append(Category(one.id, one.title, intents, dict(one.follow_ups)))
    return tuple(shelves)


def _answer(file: AnswerFile) -> Answer:
    passages = (*file.short, *file.more)
    return Answer(
        intent=file.intent,
        title=file.title,
        short=compose(file.short),
        more=compose(file.more),
        category=file.category,
        symptom=file.symptom,
        drinking=file.drinking,
        facts=tuple(dict.fromkeys(fact for passage in passages for fact in passage.facts)),
        added=tuple(dict.fromkeys(passage.net for passage in passages if passage.net)),
        related=file.related,
        follow_ups=dict(file.follow_ups),
        with_signs=file.with_signs,
        loads=file.loads,
        offered=file.offered,
        picture=file.picture,
        point=compose(_point(file.short)),
    )


def _point(short: Sequence[Passage]) -> Sequence[Passage]:
    """The first passage of an answer that restates the documents or says why not, with all of the net before it."""
    length = next((number for number, one in enumerate(short, 1) if one.facts or one.project), len(short))
    return short[:length]


def compose(passages: Sequence[Passage]) -> Text:
    """Passages as paragraphs: one that does not say what it starts as continues the paragraph before it."""
    paragraphs: list[Paragraph] = []
    for passage in passages:
        spans = parse_spans(" ".join(passage.says.split()))
        starts = passage.as_ is not None or not paragraphs or paragraphs[-1].bullet
        if starts:
            paragraphs.append(Paragraph(spans, bullet=passage.as_ == "bullet"))
        else:
            paragraphs[-1] = Paragraph((*paragraphs[-1].spans, Span(" "), *spans))
    return Text(tuple(paragraphs))


def _check_passages(folder: Folder, path: Path, file: AnswerFile, facts: Mapping[str, Fact]) -> None:
    check_marks(folder, path, "short", file.short, facts)
    check_marks(folder, path, "more", file.more, facts)


def check_marks(folder: Folder, path: Path, part: str, passages: Sequence[Passage], facts: Mapping[str, Fact]) -> None:
    """Report passages of a part of a file that do not say where they come from, and unknown facts."""
    for number, passage in enumerate(passages):
        key = f"{part}.{number}"
        if not (passage.facts or passage.net or passage.project):
            folder.report(path, key, "says something without a fact id, a net source or a project reason")
        for fact in passage.facts:
            if fact not in facts:
                folder.report(path, f"{key}.facts", f"there is no fact {fact}")


def _check_references(
    folder: Folder, answers: Mapping[str, Answer], paths: Mapping[str, Path], intents: Mapping[str, Intent]
) -> None:
    titles: dict[str, str] = {}
    for answer in answers.values():
        path = paths[answer.intent]
        if answer.intent not in intents:
            folder.report(path, "intent", f"intents/ has no sentences for {answer.intent}")
        elif intents[answer.intent].group is IntentKind.KNOWLEDGE and not (answer.category and answer.facts):
            folder.report(path, "category", "a knowledge answer needs a category and facts")
        if answer.title in titles:
            folder.report(path, "title", f"{titles[answer.title]} has this title too")
        titles[answer.title] = answer.intent
        for key, topics in (
            ("related", answer.related),
            ("follow_ups", tuple((answer.follow_ups or {}).values())),
            ("with_signs", (answer.with_signs,) if answer.with_signs else ()),
        ):
            for topic in topics:
                if topic not in answers:
                    folder.report(path, key, f"there is no topic {topic}")
    for intent in intents.values():
        if intent.id not in answers:
            path = folder.root / "intents" / intent.group / f"{intent.id}.yaml"
            folder.report(path, "intent", f"content/answers has no answer for {intent.id}")
