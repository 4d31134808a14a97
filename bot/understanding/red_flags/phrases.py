"""Finding thousands of phrases in one pass: a trie keyed by words and by slots (groups of terms)."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import Any, Generic, TypeVar

Payload = TypeVar("Payload")
SlotSpans = Sequence[Sequence[tuple[str, int]]]
"""For every position, the slots that begin there with the position where each ends."""

_END = ""


class PhraseTrie(Generic[Payload]):
    """Phrases with what each stands for. Slot names are upper case, words are lower case."""

    def __init__(self) -> None:
        self._root: dict[str, Any] = {}

    def add(self, phrase: Iterable[str], payload: Payload) -> None:
        """Add a phrase of at least one word; the same payload is kept once."""
        node = self._root
        for word in phrase:
            below = node.get(word)
            if below is None:
                below = node[word] = {}
            node = below
        payloads: list[Payload] = node.setdefault(_END, [])
        if payload not in payloads:
            payloads.append(payload)

    def share(self) -> None:
        """Keep equal ends of phrases and equal words once, and of a phrase's last word only what it stands for: all
        that takes three quarters of memory. Nothing is added then.
        """
        known: dict[Hashable, Any] = {}
        words: dict[str, str] = {}

        def shared(node: dict[str, Any]) -> Any:
            payloads = tuple(node.get(_END, ()))
            payloads = known.setdefault(payloads, payloads)
            below = {words.setdefault(word, word): shared(one) for word, one in node.items() if word != _END}
            if not below:
                return payloads
            look = frozenset((word, id(one)) for word, one in below.items())
            return known.setdefault((payloads, look), {_END: payloads, **below} if payloads else below)

        self._root = shared(self._root) or {}

    def scan(self, words: Sequence[str], slots: SlotSpans | None = None) -> list[tuple[Payload, int, int]]:
        """Every occurrence of every phrase as (payload, start, end)."""
        found: list[tuple[Payload, int, int]] = []
        root, count = self._root, len(words)
        for start in range(count):
            stack: list[tuple[dict[str, Any], int]] = []
            step = root.get(words[start])
            if step is not None:
                stack.append((step, start + 1))
            if slots is not None:
                for name, end in slots[start]:
                    step = root.get(name)
                    if step is not None:
                        stack.append((step, end))
            while stack:
                node, at = stack.pop()
                payloads = node.get(_END) if isinstance(node, dict) else node
                if payloads:
                    found += [(payload, start, at) for payload in payloads]
                if payloads is node or at >= count:
                    continue
                step = node.get(words[at])
                if step is not None:
                    stack.append((step, at + 1))
                if slots is not None:
                    for name, end in slots[at]:
                        step = node.get(name)
                        if step is not None:
                            stack.append((step, end))
        return found


class SlotFinder:
    """Marks where the terms of each slot stand."""

    def __init__(self) -> None:
        self.trie: PhraseTrie[str] = PhraseTrie()

    def add(self, slot: str, term: Sequence[str]) -> None:
        """Add one term of a slot."""
        self.trie.add(term, slot)

    def find(self, words: Sequence[str]) -> list[list[tuple[str, int]]]:
        """For every position, the slots that begin there."""
        spans: list[list[tuple[str, int]]] = [[] for _ in words]
        for slot, start, end in self.trie.scan(words):
            if (slot, end) not in spans[start]:
                spans[start].append((slot, end))
        return spans
