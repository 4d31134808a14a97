"""deploy/ as the tools of its platforms read it, where they are installed: systemd, Prometheus, Docker, shells."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import yaml

from benchmarks.soak import AS_DEPLOYED
from tests.support.tools import tool
from tests.web.test_monitoring import MONITORING

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
MOST_EXPOSED = 2.0
"""What systemd-analyze security may say at most, of 10."""
_INSTRUCTIONS = frozenset(
    {"FROM", "RUN", "CMD", "ENV", "COPY", "WORKDIR", "VOLUME", "USER", "STOPSIGNAL", "HEALTHCHECK", "ENTRYPOINT"}
)


def test_the_unit_is_one_that_systemd_knows(tmp_path: Path) -> None:
    """Its program is another one here: /opt/hammy is the server's."""
    unit = (DEPLOY / "hammy.service").read_text("utf-8")
    assert unit.count("/opt/hammy/bin/hammy run") == 1
    here = tmp_path / "hammy.service"
    here.write_text(unit.replace("/opt/hammy/bin/hammy run", "/bin/true"))
    assert tool("systemd-analyze", "verify", here).strip() == ""


def test_the_unit_leaves_little_exposed() -> None:
    said = tool("systemd-analyze", "security", "--offline=yes", "--no-pager", DEPLOY / "hammy.service")
    level = re.search(r"exposure level for hammy\.service: ([\d.]+)", said)
    assert level is not None
    assert float(level[1]) <= MOST_EXPOSED


def test_what_is_said_of_memory_is_measured_as_it_is_deployed() -> None:
    for name, value in AS_DEPLOYED.items():
        assert f"\nEnvironment={name}={value}\n" in (DEPLOY / "hammy.service").read_text("utf-8")
        assert f"\nENV {name}={value}\n" in (DEPLOY / "Dockerfile").read_text("utf-8")
        assert f"`{name}={value}`" in (DEPLOY / "README.md").read_text("utf-8")


def test_the_rules_and_the_settings_of_the_page_are_taken_by_prometheus(tmp_path: Path) -> None:
    page = (DEPLOY / "README.md").read_text("utf-8")
    settings = re.search(r"```\n(rule_files:.*?)```", page, re.DOTALL)
    assert settings is not None
    shutil.copy(MONITORING / "alerts.yaml", tmp_path)
    (tmp_path / "prometheus.yml").write_text(settings[1])
    assert "rules found" in tool("promtool", "check", "config", "--lint-fatal", "prometheus.yml", cwd=tmp_path)


def test_the_compose_file_is_one_that_docker_knows(tmp_path: Path) -> None:
    """It is read with the files beside it that an operator makes, but for the name that version 1 does not know."""
    for name in ("deploy/hammy.env", "deploy/database.key"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("HAMMY_TOKEN=1:a\n")
    text = (DEPLOY / "compose.yaml").read_text("utf-8")
    assert text.count("\nname: hammy\n") == 1
    file = tmp_path / "deploy" / "compose.yaml"
    file.write_text(text.replace("\nname: hammy\n", "\n"))
    said = tool("docker-compose", "--file", file, "config")
    service = yaml.safe_load(said)["services"]["hammy"]
    assert service["read_only"] is True
    assert service["environment"]["HAMMY_TOKEN"] == "1:a"


def test_the_image_is_built_of_files_that_are_there_by_instructions_that_there_are() -> None:
    """What an image is made of, by hand: without a daemon there is nobody to ask."""
    text = re.sub(r"\\\n", " ", (DEPLOY / "Dockerfile").read_text("utf-8"))
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    assert {line.split()[0] for line in lines} <= _INSTRUCTIONS
    stages = {line.split(" AS ")[1] for line in lines if line.startswith("FROM") and " AS " in line}
    ignored = (DEPLOY / "Dockerfile.dockerignore").read_text("utf-8").splitlines()
    for line in lines:
        if line.startswith("COPY"):
            *sources, _ = line.split()[1:]
            if sources[0].startswith("--from="):
                assert sources[0].removeprefix("--from=") in stages
                continue
            for source in sources:
                assert (ROOT / source).exists()
                assert f"!{source.removeprefix('./')}" in ignored, "else it is not sent to the builder"
    *_, user, _, _, health, entry, command = lines
    assert user.startswith("USER 10001")
    assert health.startswith("HEALTHCHECK")
    assert (entry, command) == ('ENTRYPOINT ["hammy"]', 'CMD ["run"]')


def test_shell_scripts_have_no_pitfall_of_shells() -> None:
    scripts = [path for path in (ROOT / ".ci").iterdir() if path.read_bytes().startswith(b"#!")]
    assert scripts
    assert tool("shellcheck", *scripts) == ""


def test_what_the_page_lets_people_type_is_what_a_shell_can_read() -> None:
    page = (DEPLOY / "README.md").read_text("utf-8")
    typed = [block for block in re.findall(r"```\n(.*?)```", page, re.DOTALL) if re.match(r"(\(|[a-z.]+ )", block)]
    commands = [block for block in typed if "{" not in block and "scrape_configs" not in block]
    assert len(commands) >= 5
    tool("shellcheck", "--shell=bash", "--severity=warning", "-", typed="\n".join(commands))
