"""Text in, meaning out: intents with scores, follow-ups, short replies. Pure; it holds sentences, not answers."""
