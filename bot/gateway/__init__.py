"""The only package that knows Telegram: updates in, rendering and sending out."""
