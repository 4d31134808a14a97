"""Bot API methods through which the bot hears: long polling and webhooks."""

from __future__ import annotations

from typing import Any

from playground.errors import WEBHOOK_ACTIVE, WEBHOOK_WAS_SET, BotApiError, bad_request
from playground.params import Params
from playground.updates import UpdateQueue
from playground.webhook import WebhookDelivery, checked_url

LONGEST_POLL_SECONDS = 50
SECRET_CHARACTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")


class RawJson(str):
    """A result that is JSON text already."""


class UpdateMethods:
    """getUpdates, setWebhook, deleteWebhook, getWebhookInfo."""

    def __init__(self, updates: UpdateQueue, webhook: WebhookDelivery) -> None:
        self._updates = updates
        self._webhook = webhook

    async def get_updates(self, params: Params) -> RawJson:
        """getUpdates; `timeout` counts real seconds, at most 50."""
        if self._webhook.target is not None:
            raise BotApiError(409, WEBHOOK_ACTIVE)
        self._updates.allow(params.array("allowed_updates"))
        limit = min(max(params.integer("limit", 100), 1), 100)
        timeout = min(max(params.integer("timeout"), 0), LONGEST_POLL_SECONDS)
        updates = await self._updates.take(params.integer("offset"), limit, timeout)
        return RawJson(f"[{','.join(update.payload for update in updates)}]")

    def set_webhook(self, params: Params) -> bool:
        """setWebhook, to http addresses on this machine; an empty url removes it."""
        url, secret = params.string("url"), params.string("secret_token")
        if not url:
            return self.delete_webhook(params)
        if len(secret) > 256:
            raise bad_request("secret token is too long")
        if not SECRET_CHARACTERS.issuperset(secret):
            raise bad_request("secret token contains unallowed characters")
        target = checked_url(url)
        if target is None:
            raise bad_request("bad webhook: the playground delivers to http addresses on this machine only")
        self._updates.allow(params.array("allowed_updates"))
        if params.boolean("drop_pending_updates"):
            self._updates.clear()
        self._updates.interrupt(WEBHOOK_WAS_SET)
        connections = min(max(params.integer("max_connections", 40), 1), 100)
        self._webhook.set(target, secret, connections)
        return True

    def delete_webhook(self, params: Params) -> bool:
        """deleteWebhook; what was not delivered waits for getUpdates."""
        self._webhook.unset()
        if params.boolean("drop_pending_updates"):
            self._updates.clear()
        return True

    def get_webhook_info(self, _params: Params) -> dict[str, Any]:
        """getWebhookInfo"""
        webhook = self._webhook
        info: dict[str, Any] = {
            "url": webhook.target.url if webhook.target else "",
            "has_custom_certificate": False,
            "pending_update_count": len(self._updates),
        }
        if webhook.target is not None:
            info["max_connections"] = webhook.max_connections
            info["ip_address"] = "127.0.0.1"
        if webhook.last_error is not None:
            info["last_error_date"], info["last_error_message"] = webhook.last_error
        if allowed := self._updates.allowed:
            info["allowed_updates"] = allowed
        return info
