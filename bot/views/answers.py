"""Composing the message of an answer: the words, the lines around it, the source, the buttons."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.actions import (
    BrowseTopics,
    NoneOfThese,
    PickAnswer,
    ShowAnswer,
    ShowLess,
    ShowMore,
    StartCheck,
)
from bot.domain.answers import Answer
from bot.domain.library import Library
from bot.domain.messages import Button, Reply
from bot.domain.text import Text, joined, sentence

Row = tuple[Button, ...]


def answer_reply(library: Library, topic: str, *, unfolded: bool = False, in_place: bool = False) -> Reply:
    """The answer to one topic; `unfolded` shows what stands behind the More button too."""
    answer = library.answers[topic]
    body = answer.short + answer.more if unfolded else answer.short
    rows = (*_fold_row(library, answer, unfolded), *(pick_row(library, one) for one in answer.related))
    return Reply(joined((body, *_lines_around(library, (answer,), unfolded=unfolded))), rows, in_place)


def two_answers_reply(library: Library, topics: tuple[str, str]) -> Reply:
    """Two questions of one message answered together, each under its title."""
    answers = tuple(library.answers[topic] for topic in topics)
    parts = [part for answer in answers for part in (sentence(answer.title, bold=True), answer.short)]
    rows: tuple[Row, ...] = tuple(pick_row(library, answer.intent) for answer in answers if answer.more)
    if any(answer.symptom for answer in answers):
        rows = ((check_button(library, topics[0]),), *rows)
    return Reply(joined((*parts, *_lines_around(library, answers))), rows)


def clarify_reply(library: Library, topics: Sequence[str]) -> Reply:
    """A close call: the titles to pick from, and a way out."""
    say, label = library.phrasebook.say, library.phrasebook.label
    choices = [
        say.clarify_choice.fill(number=str(number), title=library.title(topic))
        for number, topic in enumerate(topics, 1)
    ]
    rows = [(Button(library.title(topic), PickAnswer(topic)),) for topic in topics]
    return Reply(joined((say.clarify, *choices)), (*rows, (Button(label.none_of_these, NoneOfThese()),)))


def topics_reply(library: Library, category: str | None, *, in_place: bool = False) -> Reply:
    """The categories, or the topics of one category with a way back."""
    say, label = library.phrasebook.say, library.phrasebook.label
    shelf = next((one for one in library.categories if one.id == category), None)
    if shelf is None:
        return Reply(say.topics, category_rows(library), in_place)
    rows = tuple(pick_row(library, topic) for topic in shelf.topics)
    text = say.topics_in.fill(category=shelf.title)
    return Reply(text, (*rows, (Button(label.back, BrowseTopics()),)), in_place)


def category_rows(library: Library) -> tuple[Row, ...]:
    """One row of a button for each category."""
    return tuple((Button(shelf.title, BrowseTopics(shelf.id)),) for shelf in library.categories)


def check_button(library: Library, topic: str | None = None) -> Button:
    """The button that stands under every answer about a symptom; it leads to the check of its topic."""
    return Button(library.phrasebook.label.check, StartCheck(library.check_of(topic) if topic else None))


def topics_button(library: Library) -> Button:
    """The button that leads to all topics."""
    return Button(library.phrasebook.label.topics, BrowseTopics())


def topics_row(library: Library) -> tuple[Row, ...]:
    """A single row with the way to all topics."""
    return ((topics_button(library),),)


def pick_row(library: Library, topic: str) -> Row:
    """A row with one question; it is answered in a new message."""
    return (Button(library.title(topic), ShowAnswer(topic)),)


def _fold_row(library: Library, answer: Answer, unfolded: bool) -> tuple[Row, ...]:
    label = library.phrasebook.label
    row: list[Button] = []
    if answer.more and unfolded:
        row.append(Button(label.less, ShowLess(answer.intent)))
    elif answer.more:
        row.append(Button(label.more, ShowMore(answer.intent)))
    if answer.symptom:
        row.append(check_button(library, answer.intent))
    return (tuple(row),) if row else ()


def _lines_around(library: Library, answers: Sequence[Answer], *, unfolded: bool = False) -> tuple[Text, ...]:
    say = library.phrasebook.say
    lines: list[Text] = []
    if any(answer.drinking == "short" or (answer.drinking and unfolded) for answer in answers):
        lines.append(say.drinking_limits)
    complaint = next((answer for answer in answers if answer.symptom), None)
    if complaint is not None:
        lines.append(library.line_of(complaint.intent))
    titles = dict.fromkeys(document.cited for answer in answers for document in library.documents_of(answer))
    if titles:
        lines.append(say.source_line.fill(sources="; ".join(titles)).italic())
    return tuple(lines)
