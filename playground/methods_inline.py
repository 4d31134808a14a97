"""Bot API methods for inline mode."""

from __future__ import annotations

from playground.errors import QUERY_TOO_OLD, bad_request
from playground.inline_queries import InlineQueries
from playground.inline_results import ResultReader
from playground.params import Params
from playground.world import World

OFFSET_BYTES = 64


class InlineMethods:
    """answerInlineQuery."""

    def __init__(self, world: World, queries: InlineQueries) -> None:
        self._queries = queries
        self._reader = ResultReader(world)

    def answer_inline_query(self, params: Params) -> bool:
        """answerInlineQuery: once, with at most 50 results; nothing is cached."""
        results = self._reader.results(params)
        offset = params.string("next_offset")
        if len(offset.encode()) > OFFSET_BYTES:
            raise bad_request("NEXT_OFFSET_INVALID")
        if not self._queries.answer(params.string("inline_query_id"), results, offset):
            raise bad_request(QUERY_TOO_OLD)
        return True
