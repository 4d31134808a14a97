"""Letters, words, numbers and spelling: what every reader of text stands on. Pure."""
