"""What is open in a conversation, one module each: what it takes of a typed text, and what comes of that."""
