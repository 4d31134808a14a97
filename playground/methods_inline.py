"""Bot API methods for inline mode."""

from __future__ import annotations

import re
from typing import Any

from playground.errors import QUERY_TOO_OLD, bad_request
from playground.inline_queries import InlineQueries
from playground.inline_results import ResultReader
from playground.params import Params
from playground.world import World

OFFSET_BYTES = 64
_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")


class InlineMethods:
    """answerInlineQuery."""

    def __init__(self, world: World, queries: InlineQueries) -> None:
        self._queries = queries
        self._reader = ResultReader(world)

    def answer_inline_query(self, params: Params) -> bool:
        """answerInlineQuery: once, with at most 50 results and a button above them; nothing is cached."""
        results = self._reader.results(params)
        offset = params.string("next_offset")
        if len(offset.encode()) > OFFSET_BYTES:
            raise bad_request("NEXT_OFFSET_INVALID")
        button = _button(params.mapping("button"))
        if not self._queries.answer(params.string("inline_query_id"), results, offset, button):
            raise bad_request(QUERY_TOO_OLD)
        return True


def _button(given: dict[str, Any] | None) -> dict[str, str] | None:
    """The button above the results: it opens the private chat with a payload."""
    if given is None:
        return None
    button = Params(given)
    if not button.string("text"):
        raise bad_request('can\'t parse inline query results button: Field "text" must be of type String')
    if not button.has("start_parameter"):
        raise bad_request("buttons without a start parameter are not built in the playground")
    if not button.string("start_parameter"):
        raise bad_request("START_PARAM_EMPTY")
    if not _PAYLOAD.fullmatch(button.string("start_parameter")):
        raise bad_request("START_PARAM_INVALID")
    return {"text": button.string("text"), "start_parameter": button.string("start_parameter")}
