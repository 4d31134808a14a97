"""Hammy: a Telegram bot for legs that shake in a hamstring stretch and hamstrings that cramp."""
