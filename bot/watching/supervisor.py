"""What the supervisor of this process is told, in the protocol of sd_notify(3); nothing where there is none."""

from __future__ import annotations

import logging
import socket

log = logging.getLogger(__name__)


class Supervisor:
    """systemd, or whatever else listens at NOTIFY_SOCKET."""

    def __init__(self, address: str | None) -> None:
        """A path, or the name of an abstract socket with an @ before it."""
        self._address = f"\0{address[1:]}" if address is not None and address.startswith("@") else address

    def ready(self) -> None:
        """It serves."""
        self._tell(b"READY=1")

    def well(self) -> None:
        """All goes on; unless this is said in time, the process is killed and started anew."""
        self._tell(b"WATCHDOG=1")

    def stopping(self) -> None:
        """It ends."""
        self._tell(b"STOPPING=1")

    def _tell(self, state: bytes) -> None:
        if self._address is None:
            return
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
                line.setblocking(False)
                line.sendto(state, self._address)
        except OSError as error:  # the bot goes on; whoever supervises it notices by himself
            log.warning("the supervisor cannot be told: %s", type(error).__name__)
