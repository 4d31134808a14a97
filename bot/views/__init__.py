"""What a command or a question leads to a person reading: words and keyboards, without any decision."""
