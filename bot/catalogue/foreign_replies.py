"""content/languages.yaml: what someone who writes in another language is told in that language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated

from pydantic import Field, StringConstraints

from bot.catalogue.files import Folder
from bot.catalogue.markup import parse_text
from bot.catalogue.schemas import Prose, Strict
from bot.domain.text import Text

Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]

LONGEST_REPLY = 200
"""Characters: two short sentences in any language."""
LONGEST_CRISIS = 300
"""Four of them."""


class LanguagesFile(Strict):
    """content/languages.yaml"""

    right_to_left: tuple[Language, ...] = ()
    replies: Annotated[dict[Language, Prose], Field(min_length=1)]
    crisis: Annotated[dict[Language, Prose], Field(min_length=1)]
    crisis_other: Annotated[dict[Language, Prose], Field(min_length=1)]


def load_foreign_replies(folder: Folder) -> tuple[dict[str, Text], dict[str, Text], dict[str, Text]]:
    """The reply by language, that on self-harm, and that on somebody else's; reports slots that are missing, texts
    that are too long, numbers out of order, and a language that has not all of them.
    """
    path = folder.root / "content" / "languages.yaml"
    file = folder.read(path, LanguagesFile)
    if file is None:
        return {}, {}, {}
    for language in file.right_to_left:
        if language not in file.replies:
            folder.report(path, "right_to_left", f"there is no reply in {language}")
    for key, some in (("crisis", file.crisis), ("crisis_other", file.crisis_other)):
        for language in sorted(file.replies.keys() ^ some.keys()):
            folder.report(path, key, f"{language} needs a reply here and above")
    for key, replies, slots, longest in (
        ("replies", file.replies, ("numbers",), LONGEST_REPLY),
        ("crisis", file.crisis, ("numbers", "lines"), LONGEST_CRISIS),
        ("crisis_other", file.crisis_other, ("numbers",), LONGEST_CRISIS),
    ):
        for language, words in replies.items():
            for problem in _problems(words, slots, longest, isolated=language in file.right_to_left):
                folder.report(path, f"{key}.{language}", problem)
    return _parsed(file.replies), _parsed(file.crisis), _parsed(file.crisis_other)


def _parsed(replies: dict[str, str]) -> dict[str, Text]:
    return {language: parse_text(words) for language, words in replies.items()}


def _problems(words: str, slots: Sequence[str], longest: int, *, isolated: bool) -> Iterator[str]:
    named = [f"{{{slot}}}" for slot in slots]
    if any(words.count(slot) != 1 for slot in named) or parse_text(words).slots != set(slots):
        yield f"needs {' and '.join(named)} once, and no other slot"
    if len(words) > longest:
        yield f"is {len(words)} characters long, and {longest} are enough"
    if any(isolated != (f"\u2066{slot}\u2069" in words) for slot in named):
        yield "only the numbers of a right-to-left language stand between \\u2066 and \\u2069"
