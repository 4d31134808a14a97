"""The light markup of content files: blank lines part paragraphs, "- " makes a bullet, **bold**."""

from __future__ import annotations

import re

from bot.domain.text import Paragraph, Span, Text

_BOLD = re.compile(r"\*\*(.+?)\*\*")


def parse_text(source: str) -> Text:
    """A Text from markup. Line breaks inside a paragraph are blanks."""
    paragraphs: list[Paragraph] = []
    for block in re.split(r"\n\s*\n", source.strip()):
        lines = block.strip().splitlines()
        running: list[str] = []
        for line in lines:
            if line.lstrip().startswith("- "):
                if running:
                    paragraphs.append(Paragraph(parse_spans(" ".join(running))))
                    running = []
                paragraphs.append(Paragraph(parse_spans(line.lstrip()[2:].strip()), bullet=True))
            else:
                running.append(line.strip())
        if running and any(running):
            paragraphs.append(Paragraph(parse_spans(" ".join(running))))
    return Text(tuple(paragraphs))


def parse_spans(source: str) -> tuple[Span, ...]:
    """Spans of one paragraph; what stands between double asterisks is bold."""
    spans: list[Span] = []
    end = 0
    for match in _BOLD.finditer(source):
        if match.start() > end:
            spans.append(Span(source[end : match.start()]))
        spans.append(Span(match.group(1), bold=True))
        end = match.end()
    if end < len(source):
        spans.append(Span(source[end:]))
    return tuple(spans)
