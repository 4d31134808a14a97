"""hammy ask"""

from __future__ import annotations

import json
import sys
from typing import Any

from bot.assistant import Assistant, load_assistant
from bot.cli.asking import deciding
from bot.cli.failing import plainly
from bot.domain.conversation import Decision
from bot.evaluation.schedule_form import form_of
from bot.settings import cache_folder, read_settings


@plainly
def ask_once(text: str) -> int:
    """Print the reply to one message, with its buttons in brackets."""
    assistant = load_assistant(cache_folder()).configured(read_settings())
    with deciding(assistant) as decide:
        decision = decide(text)
    if decision.reply is not None:
        print(decision.reply.text.plain)
        for row in decision.reply.rows:
            print(" ".join(f"[{button.label}]" for button in row))
    return 0


@plainly
def ask_json() -> int:
    """A JSON object for each line of standard input, flushed at once; each line is a conversation of its own."""
    assistant = load_assistant(cache_folder()).configured(read_settings())
    with deciding(assistant) as decide:
        for line in sys.stdin.buffer:
            text = line.decode("utf-8", "replace").rstrip("\r\n")
            print(json.dumps(_described(assistant, text, decide(text)), ensure_ascii=False), flush=True)
    return 0


def _described(assistant: Assistant, text: str, decision: Decision) -> dict[str, Any]:
    understanding = assistant.understander.understand(text)
    best = understanding.ranking.best
    reply, whole = decision.reply, assistant.library.training.whole
    candidates: dict[str, float] = {}
    for one in understanding.ranking.candidates:  # best first, so a part counts with its best score
        candidates.setdefault(whole(one.intent), one.score)
    return {
        "text": text,
        "outcome": decision.outcome.value,
        "intent": whole(decision.intent) if decision.intent is not None else None,
        "confidence": round(best.score, 6) if best else 0.0,
        "candidates": [{"intent": intent, "score": round(score, 6)} for intent, score in candidates.items()],
        "red_flags": [
            {"id": flag.id, "tier": flag.tier.value, "assertion": flag.assertion.value} for flag in understanding.flags
        ],
        "schedule": form_of(understanding.schedule),
        "reply": {
            "text": reply.text.plain if reply else "",
            "buttons": [button.label for button in reply.buttons] if reply else [],
        },
    }
