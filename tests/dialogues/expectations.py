"""What is expected of an answer, held against it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tests.dialogues.screen import Answer
from tests.dialogues.shapes import Expectation


def complaints(expected: Expectation, answer: Answer, missed: re.Pattern[str] | None) -> list[str]:
    """What does not hold, one line each; `missed` is how an answer sounds that is none.

    No answer is a complaint of its own, whatever else is expected, unless silence is fine.
    """
    if not answer.messages:
        return [] if expected.silence else ["there was no answer"]
    return [*_words(expected, answer), *_rest(expected, answer, missed)]


def _words(expected: Expectation, answer: Answer) -> Iterator[str]:
    text, labels = [answer.text], list(answer.labels)
    both = text + labels
    for name, patterns, where in (("text", expected.text, text), ("reply", expected.reply, both)):
        yield from (f"{name} has no {one.pattern!r}" for one in patterns if not _found(one, where))
    yield from (f"no button is {one.pattern!r}" for one in expected.buttons if not _found(one, labels))
    if expected.any and not any(_found(one, both) for one in expected.any):
        yield f"there is none of {', '.join(repr(one.pattern) for one in expected.any)}"
    for name, patterns, where in (
        ("text has", expected.not_, text),
        ("a button is", expected.no_buttons, labels),
        ("answer has", expected.never, both),
    ):
        for one in patterns:
            if found := _found(one, where):
                yield f"{name} {found!r}"


def _rest(expected: Expectation, answer: Answer, missed: re.Pattern[str] | None) -> Iterator[str]:
    if expected.answered and missed is not None and (wall := _found(missed, [answer.text])):
        yield f"it ran into a wall: {wall!r}"
    if expected.words is not None and answer.words > expected.words:
        yield f"{answer.words} words are more than {expected.words}"
    if expected.max_buttons is not None and len(answer.labels) > expected.max_buttons:
        yield f"{len(answer.labels)} buttons are more than {expected.max_buttons}"
    if expected.picture and not any(one.picture for one in answer.messages):
        yield "there is no picture"
    if expected.edited and not answer.edited:
        yield "no earlier message was changed"


def _found(pattern: re.Pattern[str], where: Sequence[str]) -> str | None:
    """What of it a pattern found, which may be empty; None where it found nothing."""
    return next((match[0] for text in where if (match := pattern.search(text))), None)
