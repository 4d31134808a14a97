"""How the bot watches itself: whether all goes on, and what is done where it does not."""
