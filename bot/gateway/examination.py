"""Whether a Bot API can be reached, knows the token, and what time it is there: asked once, for the operator."""

from __future__ import annotations

from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http import HTTPStatus

import httpx
from whenever import Instant

from bot.gateway.connections import KeptAlive, NoWayError, certificates, reason

_SECONDS = 10.0
_REFUSED = (HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND)


class UnreachableError(Exception):
    """Nobody answers there as a Bot API does; the message says how, in one line without the token."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What the Bot API says of the token: the bot's username, None where it knows no such bot.

    `at` is its time when it answered, None where it does not tell.
    """

    username: str | None
    at: Instant | None


async def ask_who_it_is(token: str, api_url: str) -> Answered:
    """Call getMe once. Raises UnreachableError."""
    try:
        way = KeptAlive(api_url, 1, context := certificates())
        async with httpx.AsyncClient(timeout=_SECONDS, verify=context, trust_env=False, transport=way) as client:
            answer = await client.get(f"{api_url}/bot{token}/getMe")
        if answer.status_code in _REFUSED:
            return Answered(None, _date(answer))
        answer.raise_for_status()
        return Answered(str(answer.json()["result"]["username"]), _date(answer))
    except httpx.HTTPStatusError as error:
        raise UnreachableError(f"it answers {error.response.status_code}") from None
    except NoWayError as error:
        raise UnreachableError(str(error)) from None
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise UnreachableError(reason(error)) from None
    except (ValueError, KeyError, TypeError):
        raise UnreachableError("what answers is no Bot API") from None


def _date(answer: httpx.Response) -> Instant | None:
    try:
        return Instant(parsedate_to_datetime(answer.headers["Date"]))
    except (KeyError, ValueError):
        return None
