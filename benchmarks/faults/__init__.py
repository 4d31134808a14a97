"""Every fault that an operator may meet, with the bot as the process that they start: `make faults`."""
