"""How a guided session goes on as time passes; pure arithmetic of time."""
