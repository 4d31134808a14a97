"""The vocabulary every other package speaks: frozen dataclasses and enums, no I/O and no clock."""
