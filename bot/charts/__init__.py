"""Draws the cards of a person's own days, in processes that end when a card is drawn."""
