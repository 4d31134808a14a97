"""hammy evaluate"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.assistant import Assistant, load_assistant
from bot.catalogue.cues import read_cues
from bot.catalogue.root import catalogue_root
from bot.catalogue.training_phrases import read_vocabulary
from bot.cli.asking import deciding
from bot.cli.failing import complain, plainly
from bot.domain.actions.answers import PickAnswer
from bot.domain.conversation import Outcome
from bot.domain.messages import Reply
from bot.evaluation import reader_scores, schedule_scores, scoring, warning_scores
from bot.evaluation.labelled import LabelledError, LineKind, Question, is_marked_held, questions, read_lines
from bot.evaluation.labelled import held_out as held_out_of
from bot.evaluation.slips import with_slips
from bot.settings import cache_folder, read_settings
from bot.understanding.features import FeatureReader
from bot.understanding.readers import Readers
from bot.understanding.text.phrasing import Phrasing
from bot.understanding.text.tokens import Words

_BAD_INPUT = 2
_UNREAD = "(held)"
"""In place of a message that whoever tunes must not read."""

Lines = list[dict[str, Any]]


@plainly
def evaluate_file(file: Path, *, as_json: bool, held_out: bool = False, typos: int = 0) -> int:
    """Score labelled messages, with so many slips put into each; 2 after one clear line where the file is none."""
    try:
        kind, lines = read_lines(file)
    except LabelledError as error:
        complain(str(error))
        return _BAD_INPUT
    if held_out:
        lines = held_out_of(lines)
    if typos:
        lines = [line | {"text": with_slips(line["text"], typos)} for line in lines]
    if kind in _READ:  # nothing that was learned is needed to read them
        _READ[kind](lines, as_json)
        return 0
    _EVALUATED[kind](load_assistant(cache_folder()).configured(read_settings()), lines, as_json)
    return 0


def _questions(assistant: Assistant, lines: Lines, as_json: bool) -> None:
    figures = scoring.score(_scored(assistant, questions(lines)))
    if as_json:
        print(json.dumps(scoring.as_json(figures), ensure_ascii=False))
    else:
        _show(figures)


def _red_flags(assistant: Assistant, lines: Lines, as_json: bool) -> None:
    figures = warning_scores.score_warnings(
        [
            warning_scores.Warned(
                _UNREAD if is_marked_held(one) else one["text"],
                one["flag"],
                assistant.understander.understand(one["text"]).response,
            )
            for one in lines
        ]
    )
    if as_json:
        print(json.dumps(warning_scores.warnings_as_json(figures), ensure_ascii=False))
    else:
        _show_warnings(figures)


def _schedules(lines: Lines, as_json: bool) -> None:
    reader = Readers(read_cues(catalogue_root())).schedules
    figures = schedule_scores.score_schedules(
        [replace(one, request=reader.read(one.text)) for one in schedule_scores.labelled_schedules(lines)]
    )
    if as_json:
        print(json.dumps(schedule_scores.schedules_as_json(figures), ensure_ascii=False))
    else:
        _show_schedules(figures)


def _phrases(lines: Lines, as_json: bool) -> None:
    readers = Readers(read_cues(catalogue_root()))
    phrases = []
    for one in reader_scores.labelled_phrases(lines):
        read = readers.schedules.read(one.text) or readers.bare_times.read(one.text)
        phrases.append(replace(one, request=readers.pairs.read(one.text, read) or read))
    figures = reader_scores.score_phrases(phrases)
    if as_json:
        print(json.dumps(reader_scores.phrases_as_json(figures), ensure_ascii=False))
    else:
        _show_phrases(figures)


_READ: Mapping[LineKind, Callable[[Lines, bool], None]] = {
    LineKind.SCHEDULES: _schedules,
    LineKind.PHRASES: _phrases,
}
_EVALUATED: Mapping[LineKind, Callable[[Assistant, Lines, bool], None]] = {
    LineKind.QUESTIONS: _questions,
    LineKind.RED_FLAGS: _red_flags,
}


def _scored(assistant: Assistant, asked: list[Question]) -> list[scoring.Scored]:
    """Each question as a conversation of its own, on the way that `hammy ask` takes."""
    words = Words(Phrasing(read_cues(catalogue_root())))
    reader = FeatureReader(read_vocabulary(catalogue_root()), words)

    def subjects(text: str) -> frozenset[str]:
        return reader.families(words(text))

    def is_silly(text: str, reply: Reply | None) -> bool:
        offered = (one.action.topic for one in (reply.buttons if reply else ()) if isinstance(one.action, PickAnswer))
        return any(subjects(text).isdisjoint(subjects(assistant.library.title(topic))) for topic in offered)

    results = []
    with deciding(assistant) as decide:
        decisions = [decide(question.text) for question in asked]
    for question, decision in zip(asked, decisions, strict=True):
        ranking = assistant.understander.rank(question.text)
        whole = assistant.library.training.whole
        candidates = tuple(dict.fromkeys(whole(candidate.intent) for candidate in ranking.candidates))
        intent = whole(decision.intent) if decision.intent is not None else None
        confidence = sum(one.score for one in ranking.candidates if whole(one.intent) == candidates[0])
        silly = decision.outcome is Outcome.CLARIFY and is_silly(question.text, decision.reply)
        as_whole = replace(question, label=whole(question.label), also=frozenset(map(whole, question.also)))
        results.append(scoring.Scored(as_whole, decision.outcome, intent, candidates, confidence, silly))
    return results


def _show(figures: scoring.Figures) -> None:
    console = Console(highlight=False)
    inside = figures.in_scope
    table = Table("In scope", "", title=f"{inside.lines} questions in scope", title_justify="left")
    for words, share in (
        ("best candidate, strict", inside.strict),
        ("best candidate, lenient", inside.lenient),
        ("three best, lenient", inside.top3),
        ("answered rightly", inside.right),
        ("answered wrongly", inside.wrong),
        ("clarified", inside.clarified),
        ("missed", inside.missed),
        ("a warning sign came first", inside.screened),
        ("asked about though the best is right", inside.needless),
    ):
        table.add_row(words, f"{100 * share:.1f} %")
    console.print(table)
    asking = figures.asking
    console.print(f"Expected calibration error: {100 * asking.calibration_error:.1f} %")
    console.print(f"Clarifying questions with a title beside the subject: {asking.silly} of {asking.questions}")
    if figures.out_of_scope:
        table = Table("Out of scope", "messages", "answered wrongly")
        for one in figures.out_of_scope:
            table.add_row(Text(one.style or "-"), str(one.lines), str(one.wrong))
        console.print(table)
    if figures.confusions:
        table = Table("times", title="Confusions", title_justify="left")
        for words in ("Label", "taken for"):
            table.add_column(words, no_wrap=True)
        table.add_column("for example")
        for confusion in figures.confusions:
            cells = (confusion.label, confusion.got, confusion.example)
            table.add_row(str(confusion.count), *map(Text, cells))
        console.print(table)


def _show_warnings(figures: warning_scores.WarningFigures) -> None:
    console = Console(highlight=False)
    table = Table("Warning signs", "messages", "", title_justify="left")
    for words, flag, share in (
        ("emergencies with a card or the emergency list", warning_scores.EMERGENCY, figures.emergencies),
        ("signs with at least the line and the check", warning_scores.PROFESSIONAL, figures.professional),
        ("other messages that were alarmed", warning_scores.NONE, figures.false_alarms),
    ):
        table.add_row(words, str(figures.lines[flag]), f"{100 * share:.1f} %")
    console.print(table)
    table = Table("label", "what it was owed", "messages", title="Confusions", title_justify="left")
    for flag, response, count in figures.confusions:
        table.add_row(flag, response.value, str(count))
    console.print(table)
    for one in figures.errors:
        console.print(Text(f"{one.flag} -> {one.response.value}: {one.text}"))


def _show_schedules(figures: schedule_scores.ScheduleFigures) -> None:
    console = Console(highlight=False)
    table = Table("Reminders", "messages", "", title_justify="left")
    lines = figures.requests + figures.others
    for words, count, share in (
        ("all, read exactly", lines, f"{100 * figures.exact:.1f} %"),
        ("that ask for a reminder, read exactly", figures.requests, f"{100 * figures.requests_right:.1f} %"),
        ("that ask for a reminder, overlooked", figures.requests, str(figures.overlooked)),
        ("that ask for a reminder, misread", figures.requests, str(figures.misread)),
        ("that ask for none, one created all the same", figures.others, str(figures.falsely_created)),
    ):
        table.add_row(words, str(count), share)
    console.print(table)
    for one in figures.errors:
        expected, got = (json.dumps(form) for form in (one.expected, one.form))
        console.print(Text(f"{one.text}\n  expected {expected}\n  read     {got}"), soft_wrap=True)


def _show_phrases(figures: reader_scores.ReaderFigures) -> None:
    console = Console(highlight=False)
    table = Table("Phrases of other readers", str(figures.phrases), "", title_justify="left")
    for told, count in figures.counts.items():
        table.add_row(told.value, str(count), f"{100 * figures.share(told):.1f} %")
    console.print(table)
    for one in figures.others:
        text = _UNREAD if one.held else f"{one.text}\n  owed {json.dumps(one.owed)}\n  read {json.dumps(one.form)}"
        console.print(Text(f"{one.told}: {text}"), soft_wrap=True)
