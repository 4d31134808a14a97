"""Bots written with pyTelegramBotAPI, asynchronous and not, against the playground."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from io import BytesIO

import pytest
from telebot import TeleBot, apihelper, asyncio_helper, types
from telebot.apihelper import ApiTelegramException
from telebot.async_telebot import AsyncTeleBot

from playground.files import sample_photo
from playground.server import Playground

from .driver import SAM, Driver
from .journeys import Journey

ALLOWED = ["message", "callback_query", "poll_answer", "message_reaction", "pre_checkout_query", "inline_query"]


def picture() -> types.InputFile:
    return types.InputFile(BytesIO(sample_photo(8, 6)), file_name="week.png")


async def start(message: types.Message, bot: AsyncTeleBot) -> None:
    markup = types.InlineKeyboardMarkup([[types.InlineKeyboardButton("Add one", callback_data="add")]])
    await bot.send_message(message.chat.id, "Hello", reply_markup=markup)


async def added(query: types.CallbackQuery, bot: AsyncTeleBot) -> None:
    await bot.edit_message_text("Added", query.message.chat.id, query.message.message_id)
    await bot.answer_callback_query(query.id, "Done")


async def file(message: types.Message, bot: AsyncTeleBot) -> None:
    document = types.InputFile(BytesIO(b"a,b"), file_name="table.csv")
    await bot.send_document(message.chat.id, document, caption="Yours")


async def photo(message: types.Message, bot: AsyncTeleBot) -> None:
    await bot.send_photo(message.chat.id, picture(), caption="<b>Week</b>", parse_mode="HTML")


async def album(message: types.Message, bot: AsyncTeleBot) -> None:
    media = [types.InputMediaPhoto(picture()), types.InputMediaPhoto(picture())]
    await bot.send_media_group(message.chat.id, media)


async def poll(message: types.Message, bot: AsyncTeleBot) -> None:
    options = [types.InputPollOption("Yes"), types.InputPollOption("No")]
    await bot.send_poll(message.chat.id, "Tea?", options, is_anonymous=False)


async def voted(answer: types.PollAnswer, bot: AsyncTeleBot) -> None:
    await bot.send_message(answer.user.id, f"You chose {answer.option_ids}")


async def pay(message: types.Message, bot: AsyncTeleBot) -> None:
    prices = [types.LabeledPrice("Mat", 3)]
    await bot.send_invoice(message.chat.id, "Mat", "To lie on", "mat", None, "XTR", prices)


async def asked(query: types.PreCheckoutQuery, bot: AsyncTeleBot) -> None:
    await bot.answer_pre_checkout_query(query.id, ok=True)


async def paid(message: types.Message, bot: AsyncTeleBot) -> None:
    await bot.send_message(message.chat.id, f"Thanks for {message.successful_payment.total_amount}")


async def inline(query: types.InlineQuery, bot: AsyncTeleBot) -> None:
    content = types.InputTextMessageContent(query.query.upper())
    await bot.answer_inline_query(query.id, [types.InlineQueryResultArticle("1", "Louder", content)])


async def copy(message: types.Message, bot: AsyncTeleBot) -> None:
    await bot.copy_message(message.chat.id, message.chat.id, message.message_id)
    await bot.forward_message(message.chat.id, message.chat.id, message.message_id)


async def like(message: types.Message, bot: AsyncTeleBot) -> None:
    await bot.set_message_reaction(message.chat.id, message.message_id, [types.ReactionTypeEmoji("❤")])


async def reacted(update: types.MessageReactionUpdated, bot: AsyncTeleBot) -> None:
    await bot.send_message(update.chat.id, f"You set {update.new_reaction[0].emoji}")


async def echo(message: types.Message, bot: AsyncTeleBot) -> None:
    await bot.copy_message(message.chat.id, message.chat.id, message.message_id)


def register(bot: AsyncTeleBot) -> None:
    """An echo bot that also shows what else it can send."""
    bot.register_message_handler(start, commands=["start"], pass_bot=True)
    bot.register_callback_query_handler(added, func=lambda query: query.data == "add", pass_bot=True)
    bot.register_message_handler(file, commands=["file"], pass_bot=True)
    bot.register_message_handler(photo, commands=["photo"], pass_bot=True)
    bot.register_message_handler(album, commands=["album"], pass_bot=True)
    bot.register_message_handler(poll, commands=["poll"], pass_bot=True)
    bot.register_poll_answer_handler(voted, lambda _: True, pass_bot=True)
    bot.register_message_handler(pay, commands=["pay"], pass_bot=True)
    bot.register_pre_checkout_query_handler(asked, func=lambda _: True, pass_bot=True)
    bot.register_message_handler(paid, content_types=["successful_payment"], pass_bot=True)
    bot.register_inline_handler(inline, lambda _: True, pass_bot=True)
    bot.register_message_handler(copy, commands=["copy"], pass_bot=True)
    bot.register_message_handler(like, commands=["like"], pass_bot=True)
    bot.register_message_reaction_handler(reacted, func=lambda _: True, pass_bot=True)
    bot.register_message_handler(
        echo, content_types=["text", "photo", "sticker", "voice", "document", "location", "contact"], pass_bot=True
    )


@pytest.fixture
async def journey(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Journey]:
    monkeypatch.setattr(asyncio_helper, "API_URL", driver.playground.url + "/bot{0}/{1}")
    bot = AsyncTeleBot(driver.playground.token)
    register(bot)
    polling = asyncio.ensure_future(bot.polling(timeout=5, allowed_updates=ALLOWED, non_stop=True))
    yield Journey(driver)
    polling.cancel()
    await asyncio.gather(polling, return_exceptions=True)
    await bot.close_session()


async def test_a_conversation(journey: Journey) -> None:
    await journey.converses()


async def test_every_kind_of_thing_a_person_sends_comes_back(journey: Journey) -> None:
    await journey.says("/start")
    await journey.echoes()


async def test_polls_reactions_payments_and_inline_mode(journey: Journey) -> None:
    await journey.says("/start")
    await journey.votes()
    await journey.reacts()
    await journey.pays()
    await journey.asks_inline()


@pytest.fixture
def bot(playground: Playground, monkeypatch: pytest.MonkeyPatch) -> TeleBot:
    """The synchronous one; its calls block, so they run in a thread beside the playground."""
    monkeypatch.setattr(apihelper, "API_URL", playground.url + "/bot{0}/{1}")
    monkeypatch.setattr(apihelper, "FILE_URL", playground.url + "/file/bot{0}/{1}")
    monkeypatch.setattr(apihelper, "SESSION_TIME_TO_LIVE", 0)
    return TeleBot(playground.token, threaded=False)


async def test_without_asyncio(started: Driver, bot: TeleBot) -> None:
    def talk() -> tuple[types.Message, bytes, types.Poll]:
        bot.set_message_reaction(SAM, 1, [types.ReactionTypeEmoji("👍")])
        bot.send_chat_action(SAM, "typing")
        sent = bot.send_document(SAM, types.InputFile(BytesIO(b"a,b"), file_name="table.csv"))
        content = bot.download_file(bot.get_file(sent.document.file_id).file_path)
        live = bot.send_location(SAM, 38.7, -9.1, live_period=60)
        bot.edit_message_live_location(39, -9, SAM, live.message_id)
        bot.stop_message_live_location(SAM, live.message_id)
        asked = bot.send_poll(SAM, "Tea?", [types.InputPollOption("Yes"), types.InputPollOption("No")])
        return sent, content, bot.stop_poll(SAM, asked.message_id)

    sent, content, poll = await asyncio.to_thread(talk)
    assert (sent.document.file_name, content) == ("table.csv", b"a,b")
    assert (poll.is_closed, [option.text for option in poll.options]) == (True, ["Yes", "No"])
    first, _, place, _ = (await started.state())["chats"][0]["messages"]
    assert first["reactions"] == [{"emoji": "👍", "by": [1]}]
    assert place["location"] == {"latitude": 39, "longitude": -9}


async def test_errors_become_the_librarys_exceptions(started: Driver, bot: TeleBot) -> None:
    with pytest.raises(ApiTelegramException, match="sendGame is not built in the playground"):
        await asyncio.to_thread(bot.send_game, SAM, "chess")
    with pytest.raises(ApiTelegramException, match="message is too long"):
        await asyncio.to_thread(bot.send_message, SAM, "x" * 4097)
