"""Words without their endings."""

from __future__ import annotations

from Stemmer import Stemmer as Snowball


class Stemmer:
    """Stems English words. Unlike the library's object, it can be sent to another process."""

    def __init__(self) -> None:
        self._stemmed = Snowball("english").stemWord

    def __call__(self, word: str) -> str:
        stem: str = self._stemmed(word)
        return stem

    def __reduce__(self) -> tuple[type[Stemmer], tuple[()]]:
        return Stemmer, ()
