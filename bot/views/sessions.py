"""A guided session in words and buttons: what it is, each of its steps, and how it ended."""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain.actions import (
    BeginSession,
    NudgeUndo,
    OfferSession,
    ShowWeek,
    StartCheck,
    SteerSession,
    TakeBackStretch,
)
from bot.domain.illustrations import Illustration
from bot.domain.library import Library
from bot.domain.messages import Button, ButtonStyle, Reply, Row
from bot.domain.phrasebook import Phrases, keyed, slots
from bot.domain.sessions import Ending, Position, Run, Session, Steering
from bot.domain.text import Text, joined, sentence
from bot.domain.values import dataclass
from bot.views.answers import AnswerPhrases
from bot.views.buttons import ButtonPhrases
from bot.views.home import HomePhrases
from bot.views.water import WaterPhrases
from bot.views.wording import bar_words

_MINUTE = 60
_IN_MINUTES = 120
"""From so many seconds on a time is told in minutes."""
_BEGINS_ANEW = (Ending.STOPPED, Ending.IDLE, Ending.CLOSED)
_SAID = (Steering.PAUSE, Steering.RESUME, Steering.STOP)
_BUTTONS = (Steering.NEXT, Steering.PAUSE, Steering.RESUME, Steering.STOP, Steering.HURTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionPhrases(Phrases):
    """Around the words of a session, which are in content/sessions. `said` answers a word, `toasts` a button."""

    step: Text = slots("step", "steps")
    seconds: Text = slots("bar", "done", "most")
    minutes: Text = slots("bar", "done", "most")
    enough: Text
    until_you_go_on: Text
    paused: Text
    endings: Mapping[Ending, Text]
    said: Mapping[Steering, Text] = keyed(_SAID)
    toasts: Mapping[Steering, str] = keyed(_SAID)
    over: Text
    logged: Text
    begin: str
    hold: str
    say_when: str
    again: str
    steerings: Mapping[Steering, str] = keyed(_BUTTONS)
    finish: str


def opening_reply(library: Library, session: Session, offer: OfferSession) -> Reply:
    """What the session is, and the ways to begin it: at once, or by how long each hold shall last."""
    phrases = library.phrasebook.of(SessionPhrases)
    titles = "; ".join(
        document.cited
        for key, document in library.documents.items()
        if any(library.facts[fact].document == key for fact in session.facts)
    )
    source = library.phrasebook.of(AnswerPhrases).source_line.fill(sources=titles).italic()
    text = joined((sentence(session.title, bold=True), session.opening, source))

    def begin(label: str, hold: int, style: ButtonStyle | None = None) -> Button:
        return Button(label, BeginSession(session.id, hold, offer.nudge, offer.logged), style)

    if not session.choices:
        rows: tuple[Row, ...] = ((begin(phrases.begin, 0, ButtonStyle.SUCCESS),),)
    else:
        holds = tuple(begin(phrases.hold.replace("{seconds}", str(hold)), hold) for hold in session.choices)
        rows = (holds, (begin(phrases.say_when, 0, ButtonStyle.SUCCESS),))
    return Reply(text, (*rows, (_check_button(library, session),)))


def running_reply(library: Library, session: Session, run: Run, at: Position) -> Reply:
    """One step of a run as it stands, below its picture."""
    phrases = library.phrasebook.of(SessionPhrases)
    text = told_reply(library, session, at).text
    return Reply(text, _rows(phrases, session, run, at), picture=_picture(library, session, at.step))


def told_reply(library: Library, session: Session, at: Position) -> Reply:
    """The same in words alone, for who asks where the session is, what the step was, or how long it still lasts."""
    number = library.phrasebook.of(SessionPhrases).step.fill(step=str(at.step + 1), steps=str(len(session.steps)))
    return Reply(joined((number, session.steps[at.step].words, *_lines(library, at))))


def ended_reply(library: Library, session: Session, ending: Ending) -> Reply:
    """What is left of a run on its message once it has ended."""
    phrases = library.phrasebook.of(SessionPhrases)
    rows = ((_again_button(phrases, session),),) if ending in _BEGINS_ANEW else ()
    return Reply(joined((sentence(session.title, bold=True), phrases.endings[ending])), rows)


def over_reply(library: Library, session: Session) -> Reply:
    """To a button of a run that is over: the message keeps its picture."""
    phrases = library.phrasebook.of(SessionPhrases)
    return Reply(phrases.over, ((_again_button(phrases, session),),), picture=_picture(library, session, 0))


def finished_reply(library: Library, session: Session, undo: TakeBackStretch | NudgeUndo) -> Reply:
    """All was done, and is logged."""
    undoing = Button(library.phrasebook.of(WaterPhrases).undo, undo)
    week = Button(library.phrasebook.of(HomePhrases).progress, ShowWeek())
    text = session.closing + library.phrasebook.of(SessionPhrases).logged
    return Reply(text, ((undoing, week),))


def hurt_reply(library: Library, session: Session) -> Reply:
    """It hurts: stop, and the check."""
    return Reply(session.hurts, ((_check_button(library, session),),))


def step_reply(session: Session, step: int) -> Reply:
    """The words of a step alone, for who asked for it by a word."""
    return Reply(session.steps[step].words)


def said_reply(library: Library, steering: Steering) -> Reply:
    """What was done, for who asked for it by a word."""
    return Reply(library.phrasebook.of(SessionPhrases).said[steering])


def toast(library: Library, steering: Steering) -> str | None:
    """The same over the chat, where a button was tapped; None where the message shows it."""
    return library.phrasebook.of(SessionPhrases).toasts.get(steering)


def _lines(library: Library, at: Position) -> tuple[Text, ...]:
    """How long the step has lasted, and what the person may do now."""
    phrases = library.phrasebook.of(SessionPhrases)
    lines = [] if at.most is None else [_bar(library, at.seconds, at.most)]
    if at.paused:
        lines.append(phrases.paused)
    elif at.most is None:
        lines.append(phrases.until_you_go_on)
    elif at.enough:
        lines.append(phrases.enough)
    return tuple(lines)


def _bar(library: Library, seconds: int, most: int) -> Text:
    phrases, bar = library.phrasebook.of(SessionPhrases), bar_words(library, seconds, most)
    if most >= _IN_MINUTES:
        return phrases.minutes.fill(bar=bar, done=str(seconds // _MINUTE), most=str(most // _MINUTE))
    return phrases.seconds.fill(bar=bar, done=str(seconds), most=str(most))


def _rows(phrases: SessionPhrases, session: Session, run: Run, at: Position) -> tuple[Row, ...]:
    def button(steering: Steering, label: str | None = None, style: ButtonStyle | None = None) -> Button:
        return Button(
            label or phrases.steerings[steering], SteerSession(session.id, run.number, at.step, steering), style
        )

    if at.paused:
        first: Row = (button(Steering.RESUME, style=ButtonStyle.SUCCESS),)
    else:
        last = at.step + 1 == len(session.steps)
        onward = button(Steering.NEXT, phrases.finish if last else None, ButtonStyle.SUCCESS)
        first = (onward,) if at.most is None else (button(Steering.PAUSE), onward)
    return first, (button(Steering.STOP), button(Steering.HURTS))


def _picture(library: Library, session: Session, step: int) -> Illustration | None:
    """That of the step, or of the last one before it that has one."""
    named = [one.picture for one in session.steps[: step + 1] if one.picture is not None]
    return library.illustrations.get(named[-1]) if named else None


def _again_button(phrases: SessionPhrases, session: Session) -> Button:
    return Button(phrases.again, OfferSession(session.id))


def _check_button(library: Library, session: Session) -> Button:
    return Button(library.phrasebook.of(ButtonPhrases).check, StartCheck(session.check))
