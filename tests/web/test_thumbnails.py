"""The drawings that Telegram may fetch: those that are shipped, and nothing else."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from bot.web.metrics import Metrics
from bot.web.server import serving
from bot.web.site import build_site
from bot.web.thumbnails import thumbnails


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "drawings"
    inside.mkdir()
    (inside / "hinge.light.png").write_bytes(b"a drawing")
    (inside / "hinge.yaml").write_text("joints")
    (tmp_path / "secret.png").write_bytes(b"a secret")
    return inside


@pytest.mark.parametrize(
    ("path", "status", "content"),
    [
        ("/hook/drawings/hinge.light.png", 200, b"a drawing"),
        ("/hook/drawings/hinge.yaml", 404, b""),
        ("/hook/drawings/other.png", 404, b""),
        ("/hook/drawings/%2e%2e%2fsecret.png", 404, b""),
        ("/hook/drawings/", 404, b""),
    ],
)
async def test_only_a_shipped_drawing_is_given(folder: Path, path: str, status: int, content: bytes) -> None:
    site = build_site(lambda: None, lambda: None, Metrics().response, [thumbnails("/hook/drawings", folder)])
    async with serving(site, "127.0.0.1", 0) as port, httpx.AsyncClient(trust_env=False) as http:
        answer = await http.get(f"http://127.0.0.1:{port}{path}")
    assert answer.status_code == status
    if status == 200:
        assert answer.content == content
        assert answer.headers["content-type"] == "image/png"
