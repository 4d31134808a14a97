"""A small bot that speaks the Bot API over httpx, so that the page has somebody to talk to."""

from __future__ import annotations

import asyncio
import struct
import zlib
from typing import Any

import httpx

COMMANDS = [
    {"command": "start", "description": "Say hello"},
    {"command": "photo", "description": "Send a chart"},
    {"command": "count", "description": "Count presses"},
]
WHERE = {
    "keyboard": [
        [{"text": "Share my location", "request_location": True}],
        ["/thanks", {"text": "I", "request_users": {"request_id": 1}}],
    ],
    "one_time_keyboard": True,
    "input_field_placeholder": "City or location",
}


def png(width: int = 64, height: int = 32) -> bytes:
    """A picture of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = (b"\0" + b"\x0b\x6e\x69" * width) * height
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def counter(presses: int) -> dict[str, Any]:
    """A keyboard with a button that counts, one that ends, and the three styles."""
    return {
        "inline_keyboard": [
            [{"text": "Back", "callback_data": "back"}] * (presses > 1)
            + [{"text": f"Add one to {presses}", "callback_data": "add", "style": "primary"}],
            [
                {"text": "Thanks", "callback_data": "toast", "style": "success"},
                {"text": "Warn me", "callback_data": "alert", "style": "danger"},
            ],
            [
                {"text": "Finish", "callback_data": "finish"},
                {"text": "Ignore me", "callback_data": "ignored"},
            ],
        ]
    }


class ScriptedBot:
    """Answers a few commands and echoes the rest. `url` is the address of the playground."""

    def __init__(self, url: str, token: str) -> None:
        self.url = url
        self._client = httpx.AsyncClient(base_url=f"{url}/bot{token}/", timeout=90)

    async def call(self, method: str, **params: Any) -> Any:
        """The result of a Bot API method; raises RuntimeError with Telegram's description on a refusal."""
        answer = (await self._client.post(method, json=params)).json()
        if not answer["ok"]:
            raise RuntimeError(f"{method}: {answer['description']}")
        return answer["result"]

    async def upload(self, method: str, field: str, file: tuple[str, bytes, str], **form: str) -> None:
        """Sends a file to Sam."""
        data = {"chat_id": "1001", **form}
        (await self._client.post(method, data=data, files={field: file})).raise_for_status()

    async def prepare(self) -> None:
        """Sets the name, the description and the commands."""
        await self.call("setMyName", name="Echo")
        await self.call("setMyDescription", description="I repeat what you say.")
        await self.call("setMyCommands", commands=COMMANDS)

    async def run(self) -> None:
        """Serves updates until it is cancelled."""
        offset = 0
        try:
            while True:
                for update in await self.call("getUpdates", offset=offset, timeout=20):
                    offset = update["update_id"] + 1
                    await self._handle(update)
        finally:
            await self._client.aclose()

    async def _handle(self, update: dict[str, Any]) -> None:
        if message := update.get("message"):
            await self._answer(message)
        elif edited := update.get("edited_message"):
            await self.call("sendMessage", chat_id=edited["chat"]["id"], text=f"Now you say: {edited['text']}")
        elif query := update.get("callback_query"):
            await self._pressed(query)
        elif query := update.get("inline_query"):
            louder = {"message_text": query["query"].upper()}
            result = {"type": "article", "id": "1", "title": "Louder", "description": "In capitals"}
            results = [{**result, "input_message_content": louder}] if query["query"] else []
            button = {"text": "Ask in private", "start_parameter": "quietly"}
            more = {} if results else {"button": button}
            await self.call("answerInlineQuery", inline_query_id=query["id"], results=results, **more)
        elif query := update.get("pre_checkout_query"):
            refusal = {} if query["invoice_payload"] == "sold" else {"error_message": "Sold out"}
            await self.call("answerPreCheckoutQuery", pre_checkout_query_id=query["id"], ok=not refusal, **refusal)

    async def _answer(self, message: dict[str, Any]) -> None:
        chat, text = message["chat"]["id"], message.get("text", "")
        if text.startswith("/start"):
            await self.call("sendMessage", chat_id=chat, text=f"Welcome. {text[7:]}".strip())
        elif text == "/photo":
            files = {"photo": ("week.png", png(), "image/png")}
            form = {"chat_id": str(chat), "caption": "Your week", "alt": "Bar chart: five of seven days"}
            await self._client.post("sendPhoto", data=form, files=files)
        elif text == "/count":
            await self.call("sendMessage", chat_id=chat, text="Pressed 0 times", reply_markup=counter(0))
        elif text == "/file":
            files = {"document": ("all of it.json", b'{"water": 7}', "application/json")}
            form = {"chat_id": str(chat), "caption": "<b>Yours</b>", "parse_mode": "HTML"}
            await self._client.post("sendDocument", data=form, files=files)
        elif text == "/where":
            await self.call("sendMessage", chat_id=chat, text="Where are you?", reply_markup=WHERE)
        elif text == "/thanks":
            await self.call("sendMessage", chat_id=chat, text="Thanks.", reply_markup={"remove_keyboard": True})
        elif text == "/when":
            html = '<tg-time unix="1767607200" format="wt">ten</tg-time> or <tg-time unix="1767607200">so</tg-time>'
            await self.call("sendMessage", chat_id=chat, text=html, parse_mode="HTML")
        elif text == "/html":
            html = "<b>a <i>both</i></b> &lt;script&gt; <tg-spoiler>secret</tg-spoiler> <code>a &amp;</code>"
            await self.call("sendMessage", chat_id=chat, text=html, parse_mode="HTML")
        elif text == "/slow":
            await self.call("sendChatAction", chat_id=chat, action="typing")
        elif text:
            reply = {"message_id": message["message_id"]}
            await self.call("sendMessage", chat_id=chat, text=f"You said: {text}", reply_parameters=reply)
        else:
            kind = next((name for name in ("sticker", "voice", "photo", "location") if name in message), None)
            if kind is not None:
                await self.call("sendMessage", chat_id=chat, text=f"You sent a {kind}.")

    async def _pressed(self, query: dict[str, Any]) -> None:
        message, data = query["message"], query["data"]
        where = {"chat_id": message["chat"]["id"], "message_id": message["message_id"]}
        if data == "ignored":
            return
        if data == "add":
            await asyncio.sleep(0.15)
            presses = int(message["text"].split()[1]) + 1
            text = f"Pressed {presses} times"
            await self.call("editMessageText", **where, text=text, reply_markup=counter(presses))
        elif data == "finish":
            await self.call("editMessageText", **where, text="Finished")
        texts = {"toast": "You are welcome.", "alert": "This is a warning."}
        await self.call(
            "answerCallbackQuery",
            callback_query_id=query["id"],
            text=texts.get(data),
            show_alert=data == "alert",
        )
