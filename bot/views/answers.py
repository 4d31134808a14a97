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
    ShowPicture,
    StartCheck,
)
from bot.domain.answers import Answer
from bot.domain.illustrations import Illustration
from bot.domain.library import Library
from bot.domain.limits import CAPTION_UNITS, utf16_units
from bot.domain.messages import Button, Reply, Row
from bot.domain.phrasebook import Phrases, slots
from bot.domain.text import Text, joined, sentence
from bot.domain.values import dataclass
from bot.views.buttons import ButtonPhrases, guide_row, topics_button

_MOST_BESIDE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPhrases(Phrases):
    """The lines around an answer, and what is asked where several could fit."""

    drinking_limits: Text
    source_line: Text = slots("sources")
    clarify: Text
    clarify_choice: Text = slots("number", "title")
    none_of_these: Text
    topics: Text
    topics_in: Text = slots("category")
    stale_button: Text
    more: str
    less: str
    show: str
    none_button: str


def answer_reply(library: Library, topic: str, *, unfolded: bool = False, in_place: bool = False) -> Reply:
    """The answer to one topic; `unfolded` shows what stands behind the More button too.

    It comes with its picture where all of it fits below one: the words can then be unfolded where they are.
    """
    answer = library.answers[topic]
    body = answer.short + answer.more if unfolded else answer.short
    rows = (*_own_rows(library, answer, unfolded), *(pick_row(library, one) for one in answer.related))
    text = joined((body, *_lines_around(library, (answer,), unfolded=unfolded)))
    whole = joined((answer.short + answer.more, *_lines_around(library, (answer,), unfolded=True)))
    fits = utf16_units(whole.plain) <= CAPTION_UNITS
    return Reply(text, rows, in_place, picture=library.picture_of(topic) if fits else None)


def picture_reply(picture: Illustration) -> Reply:
    """A picture with what it shows, in words that do without it."""
    return Reply(sentence(picture.alt), picture=picture)


def more_button(library: Library, topic: str) -> Button:
    """The button that unfolds an answer."""
    return Button(library.phrasebook.of(AnswerPhrases).more, ShowMore(topic))


def show_button(library: Library, topic: str) -> Button:
    """The button that brings the picture of a topic; a message that shows it goes without."""
    return Button(library.phrasebook.of(AnswerPhrases).show, ShowPicture(topic))


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
    phrases = library.phrasebook.of(AnswerPhrases)
    choices = [
        phrases.clarify_choice.fill(number=str(number), title=library.title(topic))
        for number, topic in enumerate(topics, 1)
    ]
    rows = [(Button(library.title(topic), PickAnswer(topic)),) for topic in topics]
    return Reply(joined((phrases.clarify, *choices)), (*rows, (Button(phrases.none_button, NoneOfThese()),)))


def topics_reply(library: Library, category: str | None, *, in_place: bool = False) -> Reply:
    """The categories, or the topics of one category with a way back."""
    phrases = library.phrasebook.of(AnswerPhrases)
    shelf = next((one for one in library.categories if one.id == category), None)
    if shelf is None:
        return Reply(phrases.topics, category_rows(library), in_place)
    rows = tuple(pick_row(library, topic) for topic in shelf.topics)
    text = phrases.topics_in.fill(category=shelf.title)
    return Reply(text, (*rows, (Button(library.phrasebook.of(ButtonPhrases).back, BrowseTopics()),)), in_place)


def none_of_these_reply(library: Library, *, in_place: bool) -> Reply:
    """None of the offered topics was meant."""
    return Reply(library.phrasebook.of(AnswerPhrases).none_of_these, category_rows(library), in_place)


def stale_reply(library: Library) -> Reply:
    """A button that no longer means anything."""
    return Reply(library.phrasebook.of(AnswerPhrases).stale_button, ((topics_button(library),),))


def category_rows(library: Library) -> tuple[Row, ...]:
    """One row of a button for each category."""
    return tuple((Button(shelf.title, BrowseTopics(shelf.id)),) for shelf in library.categories)


def check_button(library: Library, topic: str | None = None) -> Button:
    """The button that stands under every answer about a symptom; it leads to the check of its topic."""
    return Button(library.phrasebook.of(ButtonPhrases).check, StartCheck(library.check_of(topic) if topic else None))


def pick_row(library: Library, topic: str) -> Row:
    """A row with one question; it is answered in a new message."""
    return (Button(library.title(topic), ShowAnswer(topic)),)


def _own_rows(library: Library, answer: Answer, unfolded: bool) -> tuple[Row, ...]:
    """Folding, the check, the picture and the session: two in a row at most, as a phone cuts the words of a third."""
    phrases = library.phrasebook.of(AnswerPhrases)
    row: list[Button] = []
    if answer.more and unfolded:
        row.append(Button(phrases.less, ShowLess(answer.intent)))
    elif answer.more:
        row.append(more_button(library, answer.intent))
    if answer.symptom:
        row.append(check_button(library, answer.intent))
    shows = (show_button(library, answer.intent),) if library.picture_of(answer.intent) is not None else ()
    guides = tuple(button for guide in guide_row(library, answer.intent) for button in guide)
    rows = ((*row, *shows), guides) if len(row) < _MOST_BESIDE else (tuple(row), (*shows, *guides))
    return tuple(one for one in rows if one)


def _lines_around(library: Library, answers: Sequence[Answer], *, unfolded: bool = False) -> tuple[Text, ...]:
    phrases = library.phrasebook.of(AnswerPhrases)
    lines: list[Text] = []
    if any(answer.drinking == "short" or (answer.drinking and unfolded) for answer in answers):
        lines.append(phrases.drinking_limits)
    complaint = next((answer for answer in answers if answer.symptom), None)
    if complaint is not None:
        lines.append(library.line_of(complaint.intent))
    titles = dict.fromkeys(document.cited for answer in answers for document in library.documents_of(answer))
    if titles:
        lines.append(phrases.source_line.fill(sources="; ".join(titles)).italic())
    return tuple(lines)
