"""content/languages.yaml: what someone who writes in another language is told in that language."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from bot.catalogue.files import Folder
from bot.catalogue.markup import parse_text
from bot.catalogue.schemas import Prose, Strict
from bot.domain.text import Text

Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]

LONGEST_REPLY = 200
"""Characters: two short sentences in any language."""

_SLOT = "{numbers}"
_ISOLATED = f"\u2066{_SLOT}\u2069"


class LanguagesFile(Strict):
    """content/languages.yaml"""

    right_to_left: tuple[Language, ...] = ()
    replies: Annotated[dict[Language, Prose], Field(min_length=1)]


def load_foreign_replies(folder: Folder) -> dict[str, Text]:
    """The reply by language; reports replies without their one slot, too long, or with numbers out of order."""
    path = folder.root / "content" / "languages.yaml"
    file = folder.read(path, LanguagesFile)
    if file is None:
        return {}
    for language in file.right_to_left:
        if language not in file.replies:
            folder.report(path, "right_to_left", f"there is no reply in {language}")
    for language, words in file.replies.items():
        key = f"replies.{language}"
        if words.count(_SLOT) != 1 or parse_text(words).slots != {"numbers"}:
            folder.report(path, key, f"needs {_SLOT} once, and no other slot")
        if len(words) > LONGEST_REPLY:
            folder.report(path, key, f"is {len(words)} characters long, and {LONGEST_REPLY} are enough")
        if (language in file.right_to_left) != (_ISOLATED in words):
            folder.report(path, key, "only the numbers of a right-to-left language stand between \\u2066 and \\u2069")
    return {language: parse_text(words) for language, words in file.replies.items()}
