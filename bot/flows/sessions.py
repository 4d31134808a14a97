"""The sessions that run, one a chat, in memory alone; and what the message of each has to show next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from whenever import Instant, TimeDelta

from bot.domain.illustrations import Illustration
from bot.domain.library import Library
from bot.domain.messages import Reply
from bot.domain.sessions import Ending, Guided, Placed, Position, Run, Session, Shown
from bot.flows.ports import Clock, Screens
from bot.guiding.progress import position, waited_too_long
from bot.views.sessions import ended_reply, running_reply

APART: Final = TimeDelta(milliseconds=1500)
"""At least so long lies between two changes of one message."""


@dataclass(slots=True, eq=False)
class Live:
    """A run with its message, what that shows, and since when; `ending` from when it ended until that is shown too.

    `picture` is the one above the words. `showing` is True while a change of the message is under way.
    """

    run: Run
    shown: Position | Ending
    at: Instant
    picture: str | None
    message: Placed | None = None
    ending: Ending | None = None
    showing: bool = False


class LiveSessions:
    """The runs of one process. Nothing waits for anything else in here but `show`."""

    def __init__(self, library: Library, clock: Clock) -> None:
        self._library = library
        self._clock = clock
        self._running: dict[int, Live] = {}
        self._ended: list[Live] = []
        self._closed = False

    def of(self, chat: int) -> Run | None:
        """The run in a chat, None where none runs."""
        live = self._running.get(chat)
        return live.run if live is not None else None

    def follow(self, chat: int, guided: Guided) -> None:
        """A run begins in a chat, goes on otherwise than before, or ends; one that begins ends the one before it."""
        live = self._running.get(chat)
        if isinstance(guided, Ending):
            self._end(live, guided)
        elif live is not None and live.run.number == guided.number:
            live.run = guided
        elif not self._closed:
            self._end(live, Ending.REPLACED)
            session = self._session(guided)
            begins = position(guided, session, guided.since)
            self._running[chat] = Live(guided, begins, guided.since, session.steps[0].picture)

    def placed(self, run: Run, message: Placed | None) -> None:
        """The first step of a run was sent in a message; where it could not be, nothing runs."""
        for live in (*self._running.values(), *self._ended):
            if live.message is None and (live.run.chat, live.run.number) == (run.chat, run.number):
                live.message = message
                if message is None:
                    self._drop(live)
                return

    def due(self) -> list[Live]:
        """Whose message should show something else by now: first where a person did something, then the oldest.

        What is shown is decided when its turn comes, so that nothing is sent that is over by then.
        """
        now = self._clock()
        for live in list(self._running.values()):
            if waited_too_long(live.run, self._session(live.run), now):
                self._end(live, Ending.IDLE)
        changed = [
            live
            for live in (*self._ended, *self._running.values())
            if self._is_ready(live, now) and self._differs(live, now)
        ]
        return sorted(changed, key=lambda live: (_only_goes_on(live.shown, self._wanted(live, now)), live.at))

    async def show(self, live: Live, screens: Screens) -> None:
        """Change the message of a run to how things are now; where the message is gone, the run ends."""
        assert live.message is not None
        now = self._clock()
        wanted = self._wanted(live, now)
        reply = self._reply(live.run, wanted)
        picture = reply.picture if isinstance(reply.picture, Illustration) else None
        if picture is not None and picture.id == live.picture:
            picture = None
        live.showing = True
        try:
            shown = await screens.show(live.run.chat, live.message, reply, picture)
        finally:
            live.showing, live.at = False, now
        if shown is Shown.SHOWN:
            live.shown = wanted
            live.picture = picture.id if picture is not None else live.picture
        if shown is Shown.GONE or isinstance(live.shown, Ending):
            self._drop(live)

    @property
    def unclosed(self) -> bool:
        """Whether any message does not show yet that its run has ended."""
        return bool(self._ended)

    def close(self) -> None:
        """All runs end, because Hammy stops, and none begins any more."""
        self._closed = True
        for live in list(self._running.values()):
            self._end(live, Ending.CLOSED)

    def _end(self, live: Live | None, ending: Ending) -> None:
        if live is None:
            return
        live.ending = ending
        del self._running[live.run.chat]
        self._ended.append(live)

    def _drop(self, live: Live) -> None:
        if live in self._ended:
            self._ended.remove(live)
        elif self._running.get(live.run.chat) is live:
            del self._running[live.run.chat]

    def _is_ready(self, live: Live, now: Instant) -> bool:
        """Whether its message may be changed now; the last change of all waits for nothing."""
        if live.showing or live.message is None:
            return False
        return self._closed or not TimeDelta() <= now - live.at < APART

    def _differs(self, live: Live, now: Instant) -> bool:
        return self._wanted(live, now) != live.shown

    def _wanted(self, live: Live, now: Instant) -> Position | Ending:
        return live.ending or position(live.run, self._session(live.run), now)

    def _session(self, run: Run) -> Session:
        return self._library.sessions[run.session]

    def _reply(self, run: Run, wanted: Position | Ending) -> Reply:
        session = self._session(run)
        if isinstance(wanted, Ending):
            return ended_reply(self._library, session, wanted)
        return running_reply(self._library, session, run, wanted)


def _only_goes_on(shown: Position | Ending, wanted: Position | Ending) -> bool:
    """Whether nothing but time makes the difference."""
    if isinstance(shown, Ending) or isinstance(wanted, Ending):
        return False
    return (shown.step, shown.paused) == (wanted.step, wanted.paused)
