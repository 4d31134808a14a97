"""How the kernel is told to notice a line that is dead: by whether the other end confirms what arrives, not by how long
an answer takes, so that a slow answer is waited for all the same.
"""

from __future__ import annotations

import socket

_NOTICED_AFTER = 8
"""Seconds without a sign of life; what was sent again and again until then, and came through, has gone unnoticed."""
_QUIET = 4
_BETWEEN_QUESTIONS = 1
_OPTIONS = (
    ("TCP_KEEPIDLE", _QUIET),
    ("TCP_KEEPINTVL", _BETWEEN_QUESTIONS),
    ("TCP_KEEPCNT", (_NOTICED_AFTER - _QUIET) // _BETWEEN_QUESTIONS),
    ("TCP_USER_TIMEOUT", 1000 * _NOTICED_AFTER),
)


def noticing_dead_lines() -> tuple[tuple[int, int, int], ...]:
    """Options for the socket of a connection, those that this system has."""
    named = ((getattr(socket, name, None), value) for name, value in _OPTIONS)
    known = ((socket.IPPROTO_TCP, option, value) for option, value in named if option is not None)
    return ((socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1), *known)
