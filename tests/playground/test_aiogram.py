"""A bot written with aiogram 3, polling the playground."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiogram import Bot, Dispatcher, F
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramBadRequest, TelegramRetryAfter
from aiogram.filters import Command, CommandStart
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQuery,
    InlineQueryResultArticle,
    InputMediaPhoto,
    InputTextMessageContent,
    LabeledPrice,
    Message,
    MessageReactionUpdated,
    PollAnswer,
    PreCheckoutQuery,
    ReactionTypeEmoji,
)

from playground.files import sample_photo

from .driver import SAM, Driver
from .journeys import Journey

PICTURE = BufferedInputFile(sample_photo(8, 6), "week.png")


def built() -> Dispatcher:
    """An echo bot that also shows what else it can send."""
    dispatcher = Dispatcher()

    @dispatcher.message(CommandStart())
    async def start(message: Message) -> None:
        button = InlineKeyboardButton(text="Add one", callback_data="add")
        await message.answer("Hello", reply_markup=InlineKeyboardMarkup(inline_keyboard=[[button]]))

    @dispatcher.callback_query(F.data == "add")
    async def added(query: CallbackQuery) -> None:
        assert isinstance(query.message, Message)
        await query.message.edit_text("Added")
        await query.answer("Done")

    @dispatcher.message(Command("file"))
    async def file(message: Message) -> None:
        await message.answer_document(BufferedInputFile(b"a,b", "table.csv"), caption="Yours")

    @dispatcher.message(Command("photo"))
    async def photo(message: Message) -> None:
        await message.answer_photo(PICTURE, caption="<b>Week</b>", parse_mode="HTML")

    @dispatcher.message(Command("album"))
    async def album(message: Message) -> None:
        await message.answer_media_group([InputMediaPhoto(media=PICTURE), InputMediaPhoto(media=PICTURE)])

    @dispatcher.message(Command("poll"))
    async def poll(message: Message) -> None:
        await message.answer_poll("Tea?", ["Yes", "No"], is_anonymous=False)

    @dispatcher.poll_answer()
    async def voted(answer: PollAnswer, bot: Bot) -> None:
        assert answer.user is not None
        await bot.send_message(answer.user.id, f"You chose {answer.option_ids}")

    @dispatcher.message(Command("pay"))
    async def pay(message: Message) -> None:
        await message.answer_invoice("Mat", "To lie on", "mat", "XTR", [LabeledPrice(label="Mat", amount=3)])

    @dispatcher.pre_checkout_query()
    async def asked(query: PreCheckoutQuery) -> None:
        await query.answer(ok=True)

    @dispatcher.message(F.successful_payment)
    async def paid(message: Message) -> None:
        assert message.successful_payment is not None
        await message.answer(f"Thanks for {message.successful_payment.total_amount}")

    @dispatcher.message(Command("copy"))
    async def copy(message: Message) -> None:
        await message.copy_to(message.chat.id)
        await message.forward(message.chat.id)

    @dispatcher.message(Command("like"))
    async def like(message: Message) -> None:
        await message.react([ReactionTypeEmoji(emoji="❤")])

    @dispatcher.message_reaction()
    async def reacted(update: MessageReactionUpdated, bot: Bot) -> None:
        (new,) = update.new_reaction
        assert isinstance(new, ReactionTypeEmoji)
        await bot.send_message(update.chat.id, f"You set {new.emoji}")

    @dispatcher.inline_query()
    async def inline(query: InlineQuery) -> None:
        content = InputTextMessageContent(message_text=query.query.upper())
        result = InlineQueryResultArticle(id="1", title="Louder", input_message_content=content)
        await query.answer([result], cache_time=1)

    @dispatcher.message()
    async def echo(message: Message) -> None:
        await message.send_copy(message.chat.id)

    return dispatcher


@pytest.fixture
async def bot(driver: Driver) -> AsyncIterator[Bot]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(driver.playground.url))
    made = Bot(driver.playground.token, session=session)
    yield made
    await session.close()


@pytest.fixture
async def journey(driver: Driver, bot: Bot) -> AsyncIterator[Journey]:
    dispatcher = built()
    allowed = dispatcher.resolve_used_update_types()
    polling = asyncio.ensure_future(
        dispatcher.start_polling(bot, handle_signals=False, close_bot_session=False, allowed_updates=allowed)
    )
    yield Journey(driver)
    await dispatcher.stop_polling()
    await polling


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


async def test_errors_become_the_librarys_exceptions(started: Driver, bot: Bot) -> None:
    with pytest.raises(TelegramBadRequest, match="message is too long"):
        await bot.send_message(SAM, "x" * 4097)
    with pytest.raises(TelegramBadRequest, match="sendGame is not built in the playground"):
        await bot.send_game(SAM, "chess")
    await started.control("faults", method="sendMessage", kind="429", retry_after=2)
    with pytest.raises(TelegramRetryAfter):
        await bot.send_message(SAM, "x")


async def test_live_places(started: Driver, bot: Bot) -> None:
    sent = await bot.send_location(SAM, 38.7, -9.1, live_period=60)
    moved = await bot.edit_message_live_location(39, -9, chat_id=SAM, message_id=sent.message_id)
    assert isinstance(moved, Message)
    assert moved.location is not None
    assert moved.location.latitude == 39
    assert isinstance(await bot.stop_message_live_location(chat_id=SAM, message_id=sent.message_id), Message)
