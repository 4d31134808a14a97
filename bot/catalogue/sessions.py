"""content/sessions: what a guided session goes through, with the source of each word and each time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from bot.catalogue.answers import check_marks, compose
from bot.catalogue.files import Folder
from bot.catalogue.schemas import Id, Line, Passage, Strict
from bot.domain.answers import Answer, Fact
from bot.domain.checklists import Checks
from bot.domain.illustrations import Illustration
from bot.domain.limits import utf16_units
from bot.domain.sessions import Session, SessionStep

_BELOW = "content/sessions"
STEP_UNITS = 600
"""Characters of a step's words: a bar, and what was chosen, stand with them below a picture."""

Passages = Annotated[tuple[Passage, ...], Field(min_length=1)]
Seconds = Annotated[int, Field(ge=1, le=3600)]


class StepEntry(Strict):
    """One step. `lasts` is a time that its facts say, in seconds from the least to the most; `chosen` is as long as the
    person chose before; without it the step lasts until they go on. Without a picture that of the step before stays.
    """

    words: Passages
    picture: Id | None = None
    lasts: tuple[Seconds, Seconds] | Literal["chosen"] | None = None


class SessionFile(Strict):
    """content/sessions/<session>.yaml

    `intent` is how people ask for it, `topics` are the answers under which it is offered, `check` is offered where it
    hurts. `choices` are the seconds to choose from for steps that last as long as the person wants. Where it is offered
    under a complaint, its opening begins with when not to do it.
    """

    session: Annotated[str, StringConstraints(pattern=r"^[a-z]{1,12}$")]
    intent: Id
    title: Line
    topics: Annotated[tuple[Id, ...], Field(min_length=1)]
    check: Id
    opening: Passages
    choices: Annotated[tuple[Annotated[int, Field(ge=1, le=600)], ...], Field(max_length=4)] = ()
    steps: Annotated[tuple[StepEntry, ...], Field(min_length=2)]
    hurts: Passages
    closing: Passages


def load_sessions(
    folder: Folder,
    facts: Mapping[str, Fact],
    answers: Mapping[str, Answer],
    illustrations: Mapping[str, Illustration],
    checks: Checks | None,
) -> dict[str, Session]:
    """All sessions by name; whatever they name must be there, and every word and time must have its source."""
    sessions: dict[str, Session] = {}
    offered: dict[str, str] = {}
    for path, file in folder.read_all(_BELOW, SessionFile, "session"):
        _check_marks(folder, path, file, facts)
        _check_names(folder, path, file, answers, checks)
        _check_steps(folder, path, file, illustrations)
        for topic in file.topics:
            if topic in offered:
                folder.report(path, "topics", f"{offered[topic]} is offered under {topic} too")
            offered[topic] = file.session
        sessions[file.session] = _session(file)
    return sessions


def _session(file: SessionFile) -> Session:
    passages = [*file.opening, *(one for step in file.steps for one in step.words), *file.hurts, *file.closing]
    return Session(
        id=file.session,
        intent=file.intent,
        title=file.title,
        opening=compose(file.opening),
        steps=tuple(_step(one) for one in file.steps),
        hurts=compose(file.hurts),
        closing=compose(file.closing),
        topics=file.topics,
        check=file.check,
        choices=file.choices,
        facts=tuple(dict.fromkeys(fact for one in passages for fact in one.facts)),
    )


def _step(entry: StepEntry) -> SessionStep:
    words = compose(entry.words)
    match entry.lasts:
        case (least, most):
            return SessionStep(words, entry.picture, least, most)
        case "chosen":
            return SessionStep(words, entry.picture, chosen=True)
        case None:
            return SessionStep(words, entry.picture)


def _check_marks(folder: Folder, path: Path, file: SessionFile, facts: Mapping[str, Fact]) -> None:
    parts: list[tuple[str, Sequence[Passage]]] = [
        ("opening", file.opening),
        *((f"steps.{number}.words", step.words) for number, step in enumerate(file.steps)),
        ("hurts", file.hurts),
        ("closing", file.closing),
    ]
    for part, passages in parts:
        check_marks(folder, path, part, passages, facts)


def _check_names(
    folder: Folder, path: Path, file: SessionFile, answers: Mapping[str, Answer], checks: Checks | None
) -> None:
    if file.intent not in answers:
        folder.report(path, "intent", f"there is no topic {file.intent}")
    elif not answers[file.intent].loads:
        folder.report(
            path, "intent", f"{file.intent} must say loads: true, so that it waits while a warning sign stands"
        )
    for topic in file.topics:
        if topic not in answers:
            folder.report(path, "topics", f"there is no topic {topic}")
        elif answers[topic].symptom and not file.opening[0].net:
            folder.report(
                path, "opening.0", f"{topic} is about a complaint: say first when not to do it, with its source"
            )
    if checks is not None and file.check not in checks.lists:
        folder.report(path, "check", f"there is no check {file.check}")


def _check_steps(folder: Folder, path: Path, file: SessionFile, illustrations: Mapping[str, Illustration]) -> None:
    for number, step in enumerate(file.steps):
        key = f"steps.{number}"
        if step.picture is not None and step.picture not in illustrations:
            folder.report(path, f"{key}.picture", f"there is no illustration {step.picture}")
        if isinstance(step.lasts, tuple):
            if step.lasts[0] > step.lasts[1]:
                folder.report(path, f"{key}.lasts", "begins after its end")
            if not any(passage.facts for passage in step.words):
                folder.report(path, f"{key}.lasts", "a time comes from a fact, and this step names none")
        if utf16_units(compose(step.words).plain) > STEP_UNITS:
            folder.report(path, f"{key}.words", f"are longer than {STEP_UNITS} characters")
    if file.steps[0].picture is None:
        folder.report(path, "steps.0.picture", "the first step has a picture")
    if file.steps[-1].lasts is not None:
        folder.report(path, "steps", "the last step ends when the person says so, or nobody knows that it was done")
    if bool(file.choices) != any(step.lasts == "chosen" for step in file.steps):
        folder.report(path, "choices", "are there if, and only if, a step is as long as the person chooses")
