"""Drawings made from the poses in content/illustrations; run by `make drawings`, never by the process that serves."""
