"""What a request of the chat page can be refused with."""

from __future__ import annotations


class RefusedError(Exception):
    """A request of the chat page that makes no sense; `status` is the HTTP status, the text one sentence."""

    def __init__(self, sentence: str, status: int = 400) -> None:
        super().__init__(sentence)
        self.status = status
