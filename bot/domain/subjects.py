"""What Hammy says about what it does not cover, and to what asks for nothing."""

from __future__ import annotations

from bot.domain.text import Text
from bot.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Outside:
    """What a text is about that no intent answers: a field, or a subject as <field>/<subject>.

    `word` is the listed word of the subject that stands in the text, where one does that names what was asked about.
    `beside_sign` says that it is named by a listed word and worth naming beside a warning sign too.
    """

    subject: str
    word: str | None = None
    beside_sign: bool = False


@dataclass(frozen=True, slots=True)
class NamedSubject:
    """A subject by its name: one honest sentence, a public page that knows more, and the nearest topic.

    Unless it is `about_health`, a question about it tells nothing of anybody's.
    """

    title: str
    says: Text
    nearest: str
    page: str | None = None
    about_health: bool = True


@dataclass(frozen=True, slots=True)
class Aside:
    """What is said to a reaction: short lines that take turns."""

    lines: tuple[Text, ...]


SubjectReply = NamedSubject | Aside
