"""python -m bot is the same as hammy."""

from bot.cli import main

main()
