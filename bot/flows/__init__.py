"""The journeys, each told once, over ports."""
