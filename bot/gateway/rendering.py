"""The text of a reply as Telegram shows it: HTML or plain text within its limits."""

from __future__ import annotations

from dataclasses import replace
from hashlib import blake2b
from html import escape
from itertools import groupby

from bot.domain.limits import MESSAGE_UNITS, first_units, utf16_units
from bot.domain.messages import Reply
from bot.domain.text import Paragraph, Span, Text, spaced

_CUT = "…"


def as_html(text: Text) -> str:
    """Telegram's HTML: only the tags b and i, quotes that open by a tap, and &lt; &gt; &amp; escaped."""
    parts: list[str] = []
    for folded, blocks in groupby(spaced(fit(text).paragraphs), key=lambda one: one[1].folded):
        (before, first), *others = blocks
        body = "".join((_paragraph(first), *(gap + _paragraph(paragraph) for gap, paragraph in others)))
        parts.append(before + (f"<blockquote expandable>{body}</blockquote>" if folded else body))
    return "".join(parts)


def as_plain(text: Text) -> str:
    """The same words without markup, for where HTML was refused."""
    return fit(text).plain


def fit(text: Text, limit: int = MESSAGE_UNITS) -> Text:
    """The text cut to a number of UTF-16 units, at whole paragraphs where that leaves any."""
    if utf16_units(text.plain) <= limit:
        return text
    kept = text
    while len(kept.paragraphs) > 1 and utf16_units(kept.plain) + 1 > limit:
        kept = Text(kept.paragraphs[:-1])
    if utf16_units(kept.plain) + 1 <= limit:
        last = kept.paragraphs[-1]
        return Text((*kept.paragraphs[:-1], replace(last, spans=(*last.spans, Span(_CUT)))))
    only = kept.paragraphs[0]
    room = limit - 1 - utf16_units(replace(only, spans=()).plain)
    return Text((replace(only, spans=(*_cut_spans(only.spans, room), Span(_CUT))),))


def fingerprint(reply: Reply) -> int:
    """Equal for replies that look the same to a person, in every process."""
    return int.from_bytes(blake2b(repr((reply.text, reply.rows)).encode(), digest_size=8).digest())


def _paragraph(paragraph: Paragraph) -> str:
    body = "".join(_span(span) for span in paragraph.spans)
    return f"• {body}" if paragraph.bullet else body


def _span(span: Span) -> str:
    words = escape(span.text, quote=False)
    if span.moment is not None:
        words = f'<tg-time unix="{span.moment}" format="t">{words}</tg-time>'
    if span.bold:
        words = f"<b>{words}</b>"
    return f"<i>{words}</i>" if span.italic else words


def _cut_spans(spans: tuple[Span, ...], room: int) -> tuple[Span, ...]:
    kept: list[Span] = []
    for span in spans:
        units = utf16_units(span.text)
        if units <= room:
            kept.append(span)
            room -= units
            continue
        return (*kept, replace(span, text=first_units(span.text, room)))
    return tuple(kept)
