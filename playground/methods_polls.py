"""Bot API methods about polls."""

from __future__ import annotations

from typing import Any

from playground.ballots import Ballots
from playground.errors import bad_request
from playground.params import Params
from playground.polls import api_poll, poll_of
from playground.sending import Sending
from playground.world import World


class PollMethods:
    """sendPoll, stopPoll."""

    def __init__(self, world: World, sending: Sending) -> None:
        self._world = world
        self._sending = sending
        self._ballots = Ballots(world)

    def send_poll(self, params: Params) -> dict[str, Any]:
        """sendPoll: regular polls and quizzes, anonymous or not; votes come as poll and poll_answer updates."""
        chat = self._sending.writable_chat(params)
        poll = poll_of(params, self._world.next_poll_id(), self._world.clock.timestamp())
        sent = self._sending.send(params, chat, poll=poll)
        self._ballots.opened(poll)
        return sent

    def stop_poll(self, params: Params) -> dict[str, Any]:
        """stopPoll: ends a poll of the bot's own; the keyboard becomes the given one, or goes."""
        chat = self._sending.present_chat(params)
        message = chat.find(params.integer("message_id"))
        if message is None:
            raise bad_request("message with poll to stop not found")
        if message.poll is None:
            raise bad_request("message is not a poll")
        if message.sender_id != self._world.bot.id or not message.poll.by_bot or message.forward_origin is not None:
            raise bad_request("poll can't be stopped")
        self._ballots.close_due()
        if message.poll.closed:
            raise bad_request("poll has already been closed")
        message.reply_markup = self._sending.markup(params, only_inline=True)
        self._ballots.close(message.poll)
        return api_poll(message.poll)
