"""An echo bot written with aiogram 3. Only its tests import this, when they run: aiogram takes seconds to import."""

from __future__ import annotations

from aiogram import Bot, Dispatcher, F
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
