"""The processes that are measured: the stub, the echo bot and Hammy, each with nothing of this shell's settings."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.echo_bot import TOKEN

ROOT = Path(__file__).resolve().parents[1]
_READY = ("ready", "Hammy is ready")
_SECONDS_TO_STOP = 5.0
_LONGEST_MEASUREMENT = 90.0


class BenchmarkError(Exception):
    """A process did not do what was measured; the message says which."""


@dataclass(frozen=True, slots=True)
class Load:
    """So many message updates, in turn from so many chats, with API answers after `latency` seconds."""

    updates: int
    chats: int
    latency: float
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pace:
    """How a load was worked off: updates a second, and the bot's processor time for each in milliseconds."""

    updates_a_second: float
    cpu_ms: float


@dataclass(frozen=True, slots=True)
class Bot:
    """A bot that polls a stub of its own."""

    process: int
    port: int
    seconds_to_ready: float

    def work_off(self, load: Load) -> Pace:
        """Feed a load and wait for its last reply. Raises BenchmarkError where it does not come."""
        before = self.cpu_seconds()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=_LONGEST_MEASUREMENT)
        try:
            connection.request("POST", "/measure", json.dumps(asdict(load)))
            seconds = json.loads(connection.getresponse().read())["seconds"]
        except TimeoutError:
            raise BenchmarkError(f"{load.updates} updates were not answered in time") from None
        finally:
            connection.close()
        return Pace(load.updates / seconds, (self.cpu_seconds() - before) / load.updates * 1000)

    def resident_mb(self) -> float:
        """Resident memory in MB (a million bytes)."""
        status = Path(f"/proc/{self.process}/status").read_text(encoding="ascii")
        kilobytes = next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))
        return int(kilobytes) * 1024 / 1e6

    def maps_any(self, parts: Sequence[str]) -> int:
        """How many files with one of these in their names it has mapped into its memory."""
        mapped = {line.split()[-1] for line in Path(f"/proc/{self.process}/maps").read_text().splitlines()}
        return sum(any(part in Path(file).name for part in parts) for file in mapped)

    def cpu_seconds(self) -> float:
        """Seconds of the processor that it has used since its start."""
        fields = Path(f"/proc/{self.process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def hammy(root: Path = ROOT, **more: str) -> Iterator[Bot]:
    """Hammy as `hammy run` serves Telegram, from the code and content at `root`, with more settings by their names."""
    with _stub() as port, TemporaryDirectory() as folder:  # the stub counts updates from one: none was handled yet
        settings = {
            "HAMMY_TOKEN": TOKEN,
            "HAMMY_API_URL": f"http://127.0.0.1:{port}",
            "HAMMY_DATABASE": str(Path(folder, "hammy.db")),
            **more,
        }
        with _bot((sys.executable, "-m", "bot", "run"), settings, port, root) as bot:
            yield bot


@contextmanager
def echo_bot(at_once: int = 1) -> Iterator[Bot]:
    """A bare python-telegram-bot bot that echoes."""
    with _stub() as port:
        command = (sys.executable, "-m", "benchmarks.echo_bot", f"http://127.0.0.1:{port}", str(at_once))
        with _bot(command, {}, port) as bot:
            yield bot


@contextmanager
def _bot(command: Sequence[str], settings: dict[str, str], port: int, root: Path = ROOT) -> Iterator[Bot]:
    started = time.perf_counter()
    with _running(command, settings, root) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if line.startswith(_READY):
                break
        else:
            raise BenchmarkError(f"{' '.join(command[1:4])} ended before it was ready")
        yield Bot(process.pid, port, time.perf_counter() - started)


@contextmanager
def _stub() -> Iterator[int]:
    with _running((sys.executable, "-m", "benchmarks.bot_api_stub"), {}) as process:
        assert process.stdout is not None
        yield int(process.stdout.readline())


@contextmanager
def _running(command: Sequence[str], settings: dict[str, str], root: Path = ROOT) -> Iterator[subprocess.Popen[str]]:
    environment = {"PYTHONUTF8": "1", **settings}
    with subprocess.Popen(command, cwd=root, env=environment, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(_SECONDS_TO_STOP)
            except subprocess.TimeoutExpired:
                process.kill()
