"""What a person does with an example bot, whatever library it is written with.

Such a bot answers /start with a button "add", echoes what it gets, and knows /file, /photo, /album, /poll, /copy,
/like and /pay; it tells of votes and reactions, and its inline mode offers what was typed in capitals.
"""

from __future__ import annotations

import asyncio
from typing import Any

from .driver import SAM, Driver, listening

PATIENCE_SECONDS = 60.0


class Journey:
    """Sam, who looks at what the chat page would show."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver
        self._seen = 0

    async def says(self, text: str) -> dict[str, Any]:
        """Writes, and waits for the next message of the bot."""
        return await self.sends(text=text)

    async def sends(self, **content: Any) -> dict[str, Any]:
        """Sends anything, and waits for the next message of the bot."""
        await self._driver.control("send", chat_id=SAM, person_id=SAM, **content)
        return await self.hears()

    async def hears(self) -> dict[str, Any]:
        """The next message of the bot, in the order they came."""
        found: list[dict[str, Any]] = []

        async def there_is_one() -> bool:
            found[:] = [
                one for one in await self.messages() if one["from"]["is_bot"] and one["message_id"] > self._seen
            ]
            return bool(found)

        await _until(there_is_one)
        self._seen = found[0]["message_id"]
        return found[0]

    async def messages(self) -> list[dict[str, Any]]:
        """All of the chat."""
        messages: list[dict[str, Any]] = (await self._driver.state())["chats"][0]["messages"]
        return messages

    async def shows(self, message_id: int, **wanted: Any) -> None:
        """Waits until a message looks like this."""

        async def looks_like_it() -> bool:
            message = next(one for one in await self.messages() if one["message_id"] == message_id)
            return wanted.items() <= message.items()

        await _until(looks_like_it)

    async def acts(self, path: str, message: dict[str, Any], **more: Any) -> None:
        """Votes, reacts, presses or pays."""
        await self._driver.control(path, chat_id=SAM, person_id=SAM, message_id=message["message_id"], **more)

    async def converses(self) -> None:
        """Buttons, an edit, a file, a picture, an album, a copy and a forwarded message."""
        hello = await self.says("/start")
        assert hello["text"] == "Hello"
        await self.acts("press", hello, data="add")
        await self.shows(hello["message_id"], text="Added", reply_markup=None)
        assert (await self.says("hi"))["text"] == "hi"
        file = await self.says("/file")
        assert (file["document"]["name"], file["document"]["size"], file["caption"]) == ("table.csv", 3, "Yours")
        photo = await self.says("/photo")
        assert (photo["photo"]["width"], photo["caption"]) == (8, "Week")
        first, second = await self.says("/album"), await self.hears()
        assert first["album"] == second["album"] is not None
        copied, forwarded = await self.says("/copy"), await self.hears()
        assert (copied["text"], copied["forwarded_from"]) == ("/copy", None)
        assert (forwarded["text"], forwarded["forwarded_from"]) == ("/copy", "Sam")

    async def echoes(self) -> None:
        """What a person can send comes back as the same kind of thing."""
        assert (await self.sends(photo=True, caption="Me"))["caption"] == "Me"
        assert (await self.sends(sticker="🎉"))["sticker"]["emoji"] == "🎉"
        assert (await self.sends(voice=4))["voice"] == {"duration": 4}
        assert (await self.sends(document="notes.txt"))["document"]["name"] == "notes.txt"
        assert (await self.sends(location={"latitude": 1.5, "longitude": 2.5}))["location"]["latitude"] == 1.5
        assert (await self.sends(contact=True))["parts"]["contact"]["first_name"] == "Sam"

    async def votes(self) -> None:
        """A poll, and what the bot says to the vote."""
        poll = await self.says("/poll")
        assert poll["poll"]["question"] == "Tea?"
        await self.acts("vote", poll, options=[1])
        assert (await self.hears())["text"] == "You chose [1]"

    async def reacts(self) -> None:
        """The bot likes what is said; what Sam likes is told."""
        await self._driver.says("/like")
        said = (await self.messages())[-1]
        bot = int(self._driver.playground.token.partition(":")[0])
        await self.shows(said["message_id"], reactions=[{"emoji": "❤", "by": [bot]}])
        await self.acts("react", said, emoji="🔥")
        assert (await self.hears())["text"] == "You set 🔥"

    async def pays(self) -> None:
        """An invoice that is paid."""
        invoice = await self.says("/pay")
        assert invoice["invoice"]["total"] == "3 stars"
        await self.acts("pay", invoice)
        assert (await self.hears())["text"] == "Thanks for 3"

    async def asks_inline(self) -> None:
        """A result of the bot's inline mode."""
        async with listening(self._driver) as page:
            asked = await self._driver.control("inline", chat_id=SAM, person_id=SAM, query="hi")
            (result,) = (await page.until("inline_results"))["results"]
        assert result["title"] == "Louder"
        sent = await self._driver.control(f"inline/{asked['query_id']}", result_id=result["id"])
        assert (sent["message"]["text"], sent["message"]["via_bot"]) == ("HI", True)


async def _until(true: Any) -> None:
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not await true():  # noqa: ASYNC110 (nobody tells)
            await asyncio.sleep(0.02)
