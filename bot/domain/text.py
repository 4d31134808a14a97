"""What a person reads, before any messenger's markup: paragraphs of spans, with named slots."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from bot.domain.values import dataclass

_SLOT = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class Span:
    """A run of characters in one weight.

    `moment` are Unix seconds whose time of day the reader's own device shows here instead of the characters.
    """

    text: str
    bold: bool = False
    italic: bool = False
    moment: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of text; bullets of a list follow each other without a blank line.

    What is `folded` is opened by a tap, together with the folded blocks beside it.
    """

    spans: tuple[Span, ...]
    bullet: bool = False
    folded: bool = False

    @property
    def plain(self) -> str:
        """The characters alone, with a bullet sign where the paragraph is one."""
        body = "".join(span.text for span in self.spans)
        return f"• {body}" if self.bullet else body


@dataclass(frozen=True, slots=True)
class Text:
    """An immutable sequence of paragraphs."""

    paragraphs: tuple[Paragraph, ...] = ()

    @property
    def plain(self) -> str:
        """The text without any markup: blank lines between paragraphs, single ones between bullets."""
        return "".join(gap + paragraph.plain for gap, paragraph in spaced(self.paragraphs))

    @property
    def slots(self) -> frozenset[str]:
        """Names of the slots that `fill` expects."""
        return frozenset(name for block in self.paragraphs for span in block.spans for name in _SLOT.findall(span.text))

    def fill(self, **values: str) -> Text:
        """The text with every `{slot}` replaced. Raises KeyError where a value is missing."""

        def filled(span: Span) -> Span:
            return replace(span, text=_SLOT.sub(lambda match: values[match.group(1)], span.text))

        return self._each(lambda span: (filled(span),))

    def with_moment(self, slot: str, words: str, moment: int) -> Text:
        """The text with one slot replaced by a time of day that the reader's device shows; `words` where it cannot."""
        shown = Span(words, moment=moment)

        def split(span: Span) -> tuple[Span, ...]:
            before, found, after = span.text.partition(f"{{{slot}}}")
            if not found:
                return (span,)
            around = (replace(span, text=before), replace(span, text=after))
            return tuple(part for part in (around[0], shown, around[1]) if part.text)

        return self._each(split)

    def _each(self, change: Callable[[Span], tuple[Span, ...]]) -> Text:
        return Text(
            tuple(
                replace(block, spans=tuple(new for span in block.spans for new in change(span)))
                for block in self.paragraphs
            )
        )

    def italic(self) -> Text:
        """The same text in italics: the way Hammy sets a note apart from an answer."""
        return Text(
            tuple(
                replace(block, spans=tuple(replace(span, italic=True) for span in block.spans))
                for block in self.paragraphs
            )
        )

    def folded(self) -> Text:
        """The same text, to be opened by a tap: what few people need to read."""
        return Text(tuple(replace(block, folded=True) for block in self.paragraphs))

    def __add__(self, other: Text) -> Text:
        return Text(self.paragraphs + other.paragraphs)

    def __bool__(self) -> bool:
        return bool(self.paragraphs)


def spaced(paragraphs: Iterable[Paragraph]) -> Iterable[tuple[str, Paragraph]]:
    """Each paragraph with the line breaks that stand before it."""
    before: Paragraph | None = None
    for paragraph in paragraphs:
        if before is None:
            yield "", paragraph
        else:
            yield ("\n" if before.bullet and paragraph.bullet else "\n\n"), paragraph
        before = paragraph


def joined(texts: Iterable[Text]) -> Text:
    """All texts as one, in order."""
    return Text(tuple(paragraph for text in texts for paragraph in text.paragraphs))


def sentence(text: str, *, bold: bool = False, bullet: bool = False) -> Text:
    """One paragraph of plain characters, taken as they are (slots included)."""
    return Text((Paragraph((Span(text, bold=bold),), bullet=bullet),))
