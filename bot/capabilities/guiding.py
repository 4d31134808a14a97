"""Guided sessions: offered, begun, and steered by buttons and words while they run."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from bot.capabilities.answers import stale
from bot.capabilities.context import Context
from bot.domain.actions import BeginSession, NudgeUndo, OfferSession, SteerSession, TakeBackStretch
from bot.domain.changes import AnswerOccurrence, Change, LogStretch, UndoStretch
from bot.domain.conversation import Decision
from bot.domain.just_done import JustDone
from bot.domain.lookups import ReadOccurrence
from bot.domain.messages import Reply
from bot.domain.occurrences import ANSWERABLE, Occurrence, State
from bot.domain.reminders import Reminder
from bot.domain.sessions import Ending, Guided, Run, Session, Steering
from bot.guiding.progress import brought_to, lasts, next_step, paused, position, resumed, step_before
from bot.views import sessions as view


def asked(intent: str, context: Context) -> Decision:
    """Somebody wishes to be guided through the session of an intent."""
    sessions = context.library.sessions.values()
    return on_offer(OfferSession(next((one.id for one in sessions if one.intent == intent), intent)), context)


def on_offer(offer: OfferSession, context: Context) -> Decision:
    """What the session is, in a new message: first when not to do it, where that matters."""
    session = context.library.sessions.get(offer.session)
    if session is None:
        return stale(context)
    return _said(view.opening_reply(context.library, session, offer), context, intent=session.intent)


def on_begin(begin: BeginSession, context: Context) -> Decision:
    """The first step in a new message, which goes on by itself from then on."""
    session = context.library.sessions.get(begin.session)
    if session is None:
        return stale(context)
    number = context.now.timestamp(unit="millisecond")
    run = Run(number, session.id, context.speaker.chat, context.now, begin.hold, nudge=begin.nudge, logged=begin.logged)
    reply = view.running_reply(context.library, session, run, position(run, session, context.now))
    return replace(_said(reply, context, intent=session.intent), guided=run)


def need(steer: SteerSession, context: Context) -> ReadOccurrence | None:
    """The nudge that led to the session, which is answered once all is done."""
    run = context.run
    if run is None or run.number != steer.run or run.nudge is None or steer.steering is not Steering.NEXT:
        return None
    return ReadOccurrence(run.nudge)


def on_steer(steer: SteerSession, found: tuple[Occurrence, Reminder] | None, context: Context) -> Decision:
    """A button of a run, or the word for it; one of a run that is over says so and offers to begin again."""
    session, run = context.library.sessions.get(steer.session), context.run
    if session is None:
        return stale(context)
    if run is None or run.number != steer.run or run.session != session.id:
        return context.decide(view.over_reply(context.library, session))
    steering = _meant(steer.steering, run, session, context)
    match steering:
        case Steering.NEXT if context.in_place and steer.step != brought_to(run, session, context.now).step:
            return replace(context.only_toast(""), toast=None)
        case Steering.NEXT:
            onward = next_step(run, session, context.now)
            if onward is None:
                return _finished(session, run, found, context)
            return _steered(onward, view.step_reply(session, onward.step), None, context)
        case Steering.BACK:
            earlier = step_before(run, session, context.now)
            return _steered(earlier, view.step_reply(session, earlier.step), None, context)
        case Steering.TELL:
            return _said(view.told_reply(context.library, session, position(run, session, context.now)), context)
        case Steering.AGAIN:
            return on_offer(OfferSession(session.id, run.nudge, run.logged), context)
        case Steering.PAUSE:
            going: Guided = paused(run, session, context.now)
        case Steering.RESUME:
            going = resumed(run, context.now)
        case Steering.STOP:
            going = Ending.STOPPED
        case Steering.HURTS:
            return replace(_said(view.hurt_reply(context.library, session), context), guided=Ending.HURT)
        case _:
            assert_never(steering)
    said = view.said_reply(context.library, steering)
    return _steered(going, said, view.toast(context.library, steering), context)


def _meant(steering: Steering, run: Run, session: Session, context: Context) -> Steering:
    """Where nothing stands still, "go on" and "ready" lead to the next step, if that is what is waited for."""
    now = brought_to(run, session, context.now)
    if steering is Steering.RESUME and not run.paused and lasts(session.steps[now.step], run.hold) is None:
        return Steering.NEXT
    return steering


def _steered(going: Guided, said: Reply, toast: str | None, context: Context) -> Decision:
    """The message of the run shows what was done; whoever typed is answered as well."""
    decision = context.only_toast(toast or "") if context.in_place else _said(said, context)
    return replace(decision, toast=toast, guided=going)


def _finished(session: Session, run: Run, found: tuple[Occurrence, Reminder] | None, context: Context) -> Decision:
    """All steps were done: the nudge is answered that led here, or else a stretch is logged; both can be taken back."""
    undo: TakeBackStretch | NudgeUndo
    changes: list[Change] = [UndoStretch(run.logged)] if run.logged is not None else []
    if found is not None and found[0].state in ANSWERABLE:
        undo = NudgeUndo(found[0].id)
        changes.append(AnswerOccurrence(found[0].id, State.DONE))
    else:
        undo = TakeBackStretch(context.whole_now)
        changes.append(LogStretch(context.whole_now))
    reply = view.finished_reply(context.library, session, undo)
    decision = replace(context, in_place=False).decide(reply, tuple(changes), JustDone(context.now, undo))
    return replace(decision, guided=Ending.DONE)


def _said(reply: Reply, context: Context, intent: str | None = None) -> Decision:
    """In a new message: what was tapped stays readable."""
    return replace(replace(context, in_place=False).decide(reply), intent=intent)
