"""The pictures in the README: the real program in the playground, talked to in a browser."""
