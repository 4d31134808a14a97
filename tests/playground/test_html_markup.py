from __future__ import annotations

import html
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.entities import normalised
from playground.errors import BotApiError
from playground.html_markup import STYLES, parse_html
from playground.text import trimmed, utf16_length, utf16_slice


def refusal(markup: str) -> str:
    with pytest.raises(BotApiError) as raised:
        parse_html(markup)
    assert raised.value.code == 400
    assert raised.value.description.startswith("Bad Request: can't parse entities: ")
    return raised.value.description.removeprefix("Bad Request: can't parse entities: ")


@pytest.mark.parametrize(
    ("tag", "kind"), [*STYLES.items(), ("code", "code"), ("pre", "pre"), ("blockquote", "blockquote")]
)
def test_every_plain_tag(tag: str, kind: str) -> None:
    start = '<span class="tg-spoiler">' if tag == "span" else f"<{tag.upper()}>"
    text, entities = parse_html(f"a {start}b c</{tag}> d")
    assert text == "a b c d"
    assert entities == [{"type": kind, "offset": 2, "length": 3}]


@pytest.mark.parametrize(
    ("markup", "entity"),
    [
        (
            '<a href="https://example.org/?a=1&amp;b=2">x</a>',
            {"type": "text_link", "url": "https://example.org/?a=1&b=2"},
        ),
        ("<a href='example.org'>x</a>", {"type": "text_link", "url": "http://example.org/"}),
        ('<a href="tg://user?id=7">x</a>', {"type": "text_mention", "user": {"id": 7}}),
        ("<blockquote expandable>x</blockquote>", {"type": "expandable_blockquote"}),
        (
            '<tg-emoji emoji-id="5368324170671202286">x</tg-emoji>',
            {"type": "custom_emoji", "custom_emoji_id": "5368324170671202286"},
        ),
        (
            '<tg-time unix="1647531900" format="wDT">x</tg-time>',
            {"type": "date_time", "unix_time": 1647531900, "date_time_format": "wDT"},
        ),
        ('<tg-time unix="1647531900">x</tg-time>', {"type": "date_time", "unix_time": 1647531900}),
        ('<pre><code class="language-python">x</code></pre>', {"type": "pre", "language": "python"}),
        ('<code class="language-python"><pre>x</pre></code>', {"type": "pre", "language": "python"}),
        ('<code class="language-python">x</code>', {"type": "code"}),
    ],
)
def test_tags_with_attributes(markup: str, entity: dict[str, Any]) -> None:
    text, entities = parse_html(markup)
    assert text == "x"
    assert entities == [{"offset": 0, "length": 1, **entity}]


def test_a_link_that_is_no_link_is_dropped() -> None:
    assert parse_html('<a href="javascript:alert(1)">x</a>') == ("x", [])


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("&lt;b&gt; &amp; &quot;", '<b> & "'),
        ("&#65;&#x42;&#128512;", "AB😀"),
        ("fish &amp chips &lt", "fish & chips <"),
        ("&nbsp;&copy;&apos;", "&nbsp;&copy;&apos;"),
        ("a & b &; &# &#x; &#0;", "a & b &; &# &#x; &#0;"),
        ("1 > 0", "1 > 0"),
    ],
)
def test_character_references(markup: str, text: str) -> None:
    assert parse_html(markup) == (text, [])


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<br>", 'Unsupported start tag "br" at byte offset 0'),
        ("é <p>x</p>", 'Unsupported start tag "p" at byte offset 3'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<b x>y</b>", 'Expected equal sign in declaration of an attribute of the tag "b" at byte offset 0'),
        ("<b =1>y</b>", 'Empty attribute name in the tag "b" at byte offset 0'),
        ("<a href=http://x.org>y</a>", "Unexpected end of name token at byte offset 8"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<tg-emoji emoji-id="x">y</tg-emoji>', "Invalid custom emoji identifier specified"),
        ("<tg-time>y</tg-time>", "Invalid Unix time specified"),
        ('<tg-time unix="1" format="q">y</tg-time>', "Invalid date-time format specified"),
    ],
)
def test_refusals_name_the_place(markup: str, words: str) -> None:
    assert refusal(markup) == words


def test_half_a_surrogate_pair_is_refused() -> None:
    assert "unmatched surrogate code units" in refusal("&#xD800;")


def test_offsets_are_utf16() -> None:
    assert parse_html("😀<b>😀</b>") == ("😀😀", [{"type": "bold", "offset": 2, "length": 2}])


def test_bold_is_cut_out_of_code_and_merged() -> None:
    text, entities = parse_html("<b>a<code>b</code>c</b><b>d</b>")
    assert text == "abcd"
    assert normalised(entities) == [
        {"type": "bold", "offset": 0, "length": 1},
        {"type": "code", "offset": 1, "length": 1},
        {"type": "bold", "offset": 2, "length": 2},
    ]


def test_outer_whitespace_goes_and_entities_move() -> None:
    text, entities = trimmed(*parse_html(" \n <b>ab  </b>\n"))
    assert (text, entities) == ("ab", [{"type": "bold", "offset": 0, "length": 2}])


words = st.text(max_size=12)
tags = st.sampled_from(["b", "i", "u", "s", "tg-spoiler", "code", "pre", "blockquote"])
trees = st.recursive(
    words.map(lambda text: (text, html.escape(text))),
    lambda inner: st.builds(
        lambda tag, parts: ("".join(p for p, _ in parts), f"<{tag}>{''.join(m for _, m in parts)}</{tag}>"),
        tags,
        st.lists(inner, max_size=4),
    ),
    max_leaves=12,
)


@given(trees)
def test_nested_markup_keeps_its_text_and_covers_it(tree: tuple[str, str]) -> None:
    plain, markup = tree
    plain = "".join(c for c in plain if not 0xD800 <= ord(c) <= 0xDFFF)
    markup = "".join(c for c in markup if not 0xD800 <= ord(c) <= 0xDFFF)
    text, entities = parse_html(markup)
    assert text == plain
    for entity in [*entities, *normalised(entities)]:
        part = utf16_slice(text, entity["offset"], entity["length"])
        assert utf16_length(part) == entity["length"] > 0
        assert part in text


@given(st.text(alphabet="<>/&;#=\"' \nabipretgx-1é😀"))
def test_any_markup_is_parsed_or_refused(markup: str) -> None:
    try:
        text, entities = parse_html(markup)
    except BotApiError:
        assert refusal(markup)
        return
    total = utf16_length(text)
    stored, kept = trimmed(text, normalised(entities))
    assert all(e["offset"] >= 0 and e["length"] > 0 and e["offset"] + e["length"] <= total for e in entities)
    assert all(e["offset"] + e["length"] <= utf16_length(stored) for e in kept)
    assert kept == sorted(kept, key=lambda e: (e["offset"], -e["length"]))
