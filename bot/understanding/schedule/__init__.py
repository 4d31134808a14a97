"""Sentences that ask for a reminder, as what they ask for."""
