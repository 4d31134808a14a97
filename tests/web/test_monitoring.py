"""The dashboard and the alert rules of deploy/ ask for nothing that is not counted."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from prometheus_client.parser import text_string_to_metric_families

from bot.domain.conversation import Outcome
from bot.domain.delivery import DeliveryOutcome
from bot.domain.occurrences import State
from bot.flows.observing import Part
from bot.gateway.trying import SendOutcome
from bot.web.metrics import Metrics

MONITORING = Path(__file__).parents[2] / "deploy" / "monitoring"
OF_PROMETHEUS = {"up": {"job", "instance"}}
EVERYWHERE = {"job", "instance"}
VALUES = {
    "outcome": {one.value for kind in (Outcome, DeliveryOutcome, SendOutcome) for one in kind} | {"refused"},
    "state": {one.value for one in State},
    "thumb": {"up", "down"},
    "part": {one.value for one in Part},
}
FUNCTIONS = {"sum", "max", "min", "rate", "increase", "changes", "time", "vector", "histogram_quantile", "label_values"}
WORDS = {"by", "or", "and"}
_SELECTOR = re.compile(r"([a-zA-Z_:][a-zA-Z0-9_:]*)\{([^}]*)\}")
_MATCHER = re.compile(r'(\w+)\s*(=~|!~|!=|=)\s*"([^"]*)"')
_GROUPED = re.compile(r"\bby \(([^)]*)\)")
_NAME = re.compile(r"(?<![\w.$])[a-zA-Z_:][a-zA-Z0-9_:]*")


def counted() -> dict[str, set[str]]:
    """Each name that Prometheus gets from a process that did something of everything, with its labels."""
    metrics = Metrics()
    metrics.came_in("message")
    metrics.decided(Outcome.MISS)
    metrics.rated(up=True)
    metrics.handled(0.1)
    metrics.sent("reply", "delivered")
    metrics.failed(Part.SENDING, TimeoutError())
    metrics.due(1)
    metrics.reminded(State.SENT, 120)
    metrics.ticked(leads=True)
    metrics.lagged(0.1)
    metrics.leapt()
    names: dict[str, set[str]] = {}
    for family in text_string_to_metric_families(bytes(metrics.response().body).decode()):
        for sample in family.samples:
            names.setdefault(sample.name, set()).update(sample.labels)
    return names | OF_PROMETHEUS


def dashboard() -> dict[str, Any]:
    read: dict[str, Any] = json.loads((MONITORING / "dashboard.json").read_text("utf-8"))
    return read


def rules() -> list[dict[str, Any]]:
    read = yaml.safe_load((MONITORING / "alerts.yaml").read_text("utf-8"))
    return [rule for group in read["groups"] for rule in group["rules"]]


def expressions() -> Iterator[str]:
    """All queries of both."""
    for panel in dashboard()["panels"]:
        yield from (target["expr"] for target in panel.get("targets", ()))
    yield from (one["query"]["query"] for one in dashboard()["templating"]["list"] if isinstance(one["query"], dict))
    yield from (rule["expr"] for rule in rules())


def wrong(expression: str, known: dict[str, set[str]]) -> Iterator[str]:
    """Names, labels and values that nothing counts."""
    grouped = {label.strip() for labels in _GROUPED.findall(expression) for label in labels.split(",")}
    for name, inside in _SELECTOR.findall(expression):
        for label, _, value in _MATCHER.findall(inside):
            if label not in known.get(name, set()) | EVERYWHERE:
                yield f"{name} has no label {label}"
            for one in value.split("|") if label in VALUES else ():
                if one not in VALUES[label]:
                    yield f"{label} is never {one}"
    bare = _GROUPED.sub("", re.sub(r'\{[^}]*\}|\[[^\]]*\]|"[^"]*"', "", expression))
    names = set(_NAME.findall(bare)) - FUNCTIONS - WORDS - {"job"}
    yield from (f"nothing counts {name}" for name in sorted(names - known.keys()))
    labels = set().union(*(known.get(name, set()) for name in names)) | EVERYWHERE
    yield from (f"nothing has the label {label}" for label in sorted(grouped - labels))


@pytest.mark.parametrize("expression", list(expressions()))
def test_whatever_is_asked_for_is_counted(expression: str) -> None:
    assert list(wrong(expression, counted())) == []
    for opened, closed in ("()", "{}", "[]"):
        assert expression.count(opened) == expression.count(closed)


@pytest.mark.parametrize(
    ("expression", "problem"),
    [
        ("rate(hammy_hugs_total[5m])", "nothing counts hammy_hugs_total"),
        ('hammy_sends_total{colour="red"}', "hammy_sends_total has no label colour"),
        ('hammy_outcomes_total{outcome="bliss"}', "outcome is never bliss"),
        ("sum by (colour) (rate(hammy_sends_total[5m]))", "nothing has the label colour"),
        ("hammy_update_seconds", "nothing counts hammy_update_seconds"),
    ],
)
def test_what_is_not_counted_is_found(expression: str, problem: str) -> None:
    assert list(wrong(expression, counted())) == [problem]


def test_each_number_of_hammy_is_shown_somewhere() -> None:
    asked = " ".join(expressions())
    shown = {name for name in counted() if name.startswith("hammy_") and not name.endswith(("_sum", "_count"))}
    assert {name for name in shown if name not in asked} == set()


def test_each_alert_says_what_is_wrong_and_what_to_do() -> None:
    names = [rule["alert"] for rule in rules()]
    assert len(names) == len(set(names))
    for rule in rules():
        assert set(rule) <= {"alert", "expr", "for", "labels", "annotations"}
        assert re.fullmatch(r"\d+[smh]", rule.get("for", "1m"))
        assert rule["labels"]["severity"] in {"page", "warning"}
        assert set(rule["annotations"]) == {"summary", "action"}
        assert all(words.endswith(".") for words in rule["annotations"].values())


def test_panels_have_places_of_their_own_and_one_data_source() -> None:
    panels = dashboard()["panels"]
    assert len({panel["id"] for panel in panels}) == len(panels)
    taken: set[tuple[int, int]] = set()
    for panel in panels:
        place = panel["gridPos"]
        cells = {
            (x, y)
            for x in range(place["x"], place["x"] + place["w"])
            for y in range(place["y"], place["y"] + place["h"])
        }
        assert place["x"] + place["w"] <= 24
        assert not cells & taken
        taken |= cells
        assert panel["type"] == "row" or panel["description"]
        for target in panel.get("targets", ()):
            assert target["datasource"] == {"type": "prometheus", "uid": "${datasource}"}
