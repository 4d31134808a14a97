"""Where things are remembered, one module a port."""
