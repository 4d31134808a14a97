"""What to do about what was understood: (conversation, understanding, library, now) -> Decision. Pure."""
