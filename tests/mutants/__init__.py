"""Faults put into the modules that safety and time rest on, one by one: does a test turn red? Run by `make mutants`."""
