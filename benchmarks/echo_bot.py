"""The baseline: what python-telegram-bot does with its default settings and a handler that only echoes.

`python -m benchmarks.echo_bot API_URL [AT_ONCE]` prints a line when it polls. AT_ONCE above one handles so many updates
side by side, in no order, with the connections they need.
"""

from __future__ import annotations

import asyncio
import sys
from typing import Any

from telegram import Update
from telegram.ext import ApplicationBuilder, CallbackContext, MessageHandler, filters

TOKEN = "1:" + "A" * 35


async def _echo(update: Update, _context: CallbackContext[Any, Any, Any, Any]) -> None:
    message = update.effective_message
    if message is not None and message.text is not None:
        await message.reply_text(message.text)


async def _serve(api_url: str, at_once: int) -> None:
    builder = ApplicationBuilder().token(TOKEN).base_url(f"{api_url}/bot")
    if at_once > 1:
        builder = builder.concurrent_updates(at_once).connection_pool_size(at_once).pool_timeout(30)
    application = builder.build()
    application.add_handler(MessageHandler(filters.TEXT, _echo))
    async with application:
        await application.start()
        assert application.updater is not None
        await application.updater.start_polling()
        print("ready", flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(_serve(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1))
