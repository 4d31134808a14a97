"""What a Bot API call can be refused with, in the form Telegram uses."""

from __future__ import annotations

from typing import Any

BLOCKED = "Forbidden: bot was blocked by the user"
KICKED = "Forbidden: bot was kicked from the {} chat"
NEVER_WROTE = "Forbidden: bot can't initiate conversation with a user"
OTHER_POLLER = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
WEBHOOK_WAS_SET = "Conflict: terminated by setWebhook request"
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
QUERY_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


class BotApiError(Exception):
    """A refused call: `code` doubles as the HTTP status.

    `retry_after` is in whole seconds; `migrate_to` is the id of the supergroup that took a group's place.
    """

    def __init__(
        self, code: int, description: str, *, retry_after: int | None = None, migrate_to: int | None = None
    ) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.retry_after = retry_after
        self.migrate_to = migrate_to

    def body(self) -> dict[str, Any]:
        """The JSON answer that carries this error."""
        answer: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.retry_after is not None:
            answer["parameters"] = {"retry_after": self.retry_after}
        elif self.migrate_to is not None:
            answer["parameters"] = {"migrate_to_chat_id": self.migrate_to}
        return answer


def bad_request(reason: str) -> BotApiError:
    """A 400 whose description starts with Telegram's prefix."""
    return BotApiError(400, f"Bad Request: {reason}")


def cannot_parse_entities(reason: str) -> BotApiError:
    """The 400 for markup or entities that do not parse."""
    return bad_request(f"can't parse entities: {reason}")


def upgraded(migrate_to: int) -> BotApiError:
    """The 400 for a group that lives on as the supergroup with this id."""
    return BotApiError(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to=migrate_to)


def too_many_requests(retry_after: int) -> BotApiError:
    """The 429 that asks to wait `retry_after` seconds."""
    return BotApiError(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)
