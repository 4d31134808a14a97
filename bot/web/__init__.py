"""The only package that serves HTTP: how the bot is, what it counted, and what Telegram posts to it."""
