"""What happens to polls after they were sent: votes, the end, and who hears of it."""

from __future__ import annotations

import asyncio

from playground import views
from playground.model import Chat, Message, Person
from playground.polls import Poll, api_poll
from playground.refusals import RefusedError
from playground.world import World


class Ballots:
    """Votes and endings; they show in every message with the poll, and the bot hears of its own polls."""

    def __init__(self, world: World) -> None:
        self._world = world

    def opened(self, poll: Poll) -> None:
        """Lets a poll that has just been sent end when its time is over."""
        if poll.close_date is None or poll.closed:
            return
        seconds = poll.close_date - self._world.clock.now().timestamp()
        asyncio.get_running_loop().call_later(max(0.0, seconds) + 0.01, self.close_due)

    def vote(self, chat: Chat, person: Person, message: Message, chosen: list[int]) -> None:
        """A person chooses options by number; none of them takes the vote back. Raises RefusedError."""
        poll = message.poll
        if poll is None:
            raise RefusedError("This message is no poll.")
        self.close_due()
        unique = sorted(set(chosen))
        if poll.closed:
            raise RefusedError("This poll is closed.")
        if any(not 0 <= index < len(poll.options) for index in unique):
            raise RefusedError("This poll has no such option.")
        if len(unique) > 1 and not poll.multiple:
            raise RefusedError("This poll takes one answer only.")
        if person.id in poll.votes and not poll.revoting:
            raise RefusedError("A vote in this poll is final.")
        if poll.votes.get(person.id, []) == unique:
            return
        if unique:
            poll.votes[person.id] = unique
        else:
            del poll.votes[person.id]
        self._changed(poll)
        if poll.by_bot and not poll.anonymous and chat.bot_is_in:
            answer = {
                "poll_id": poll.id,
                "user": views.api_person(person),
                "option_ids": unique,
                "option_persistent_ids": [str(index) for index in unique],
            }
            self._world.updates.add("poll_answer", answer, chat.id)

    def close(self, poll: Poll) -> None:
        """Ends a poll now."""
        poll.closed = True
        self._changed(poll)

    def clock_moved(self) -> None:
        """Ends what is over by now, and expects the other endings anew."""
        self.close_due()
        for poll in self._world.polls.values():
            self.opened(poll)

    def close_due(self) -> None:
        """Ends the polls whose time is over on the playground's clock."""
        now = self._world.clock.timestamp()
        for poll in list(self._world.polls.values()):
            if poll.close_date is not None and poll.close_date <= now and not poll.closed:
                self.close(poll)

    def _changed(self, poll: Poll) -> None:
        lane = 0
        for chat_id, message_id in poll.places:
            lane = chat_id
            shown = self._world.chats[chat_id].find(message_id)
            if shown is not None:
                self._world.changed(shown)
        if poll.by_bot:
            self._world.updates.add("poll", api_poll(poll, in_message=False), lane)
