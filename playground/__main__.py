"""A local Telegram Bot API server with a chat page, for any bot that lets its API address be set."""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys

try:
    from playground.server import MADE_UP_TOKEN, Playground, PlaygroundError
except ModuleNotFoundError as missing:
    sys.exit(f"The playground needs starlette, uvicorn and python-multipart; {missing.name} is not installed.")


async def serve(playground: Playground) -> None:
    """Serves until interrupted or terminated. Raises PlaygroundError if it cannot start."""
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopping.set)
    await playground.start()
    print(f"Chat page: {playground.url}/")
    print(f"Token:     {playground.token}")
    print(f"Base URL:  {playground.url}")
    print(
        f"           methods at {playground.url}/bot<token>/<method>, files at {playground.url}/file/bot<token>/<path>"
    )
    print("Bound to loopback only: nothing leaves this machine, and nothing is kept. Ctrl-C stops it.", flush=True)
    await stopping.wait()
    await playground.stop()


def main() -> int:
    """The command line; 1 where the playground cannot start."""
    parser = argparse.ArgumentParser(prog="python -m playground", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="a loopback address (default: %(default)s)")
    parser.add_argument("--port", type=int, default=8080, help="0 picks a free one (default: %(default)s)")
    parser.add_argument("--token", default=MADE_UP_TOKEN, help="the bot token to accept (default: %(default)s)")
    parser.add_argument("--name", default="Bot", help="the bot's name until it sets another (default: %(default)s)")
    parser.add_argument("--username", default="playground_bot", help="the bot's username (default: %(default)s)")
    parser.add_argument("--flood-limits", action="store_true", help="answer 429 where Telegram would")
    options = parser.parse_args()
    try:
        playground = Playground(
            options.host,
            options.port,
            options.token,
            name=options.name,
            username=options.username,
            flood_limits=options.flood_limits,
        )
        asyncio.run(serve(playground))
    except PlaygroundError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
