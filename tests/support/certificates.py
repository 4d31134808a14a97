"""The certificates of this machine are read once a process: reading them takes longer than starting the whole bot."""

from __future__ import annotations

import ssl
from functools import cache


def read_certificates_once() -> None:
    """From here on whoever wants a context of TLS shares one; nobody here speaks TLS, and nobody changes it."""
    vars(ssl)["create_default_context"] = cache(ssl.create_default_context)
