"""Typed, frozen settings; the only place that reads the environment."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from bot.gateway.this_machine import is_this_machine

_LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
_ON = frozenset({"on", "yes", "true", "1"})
_OFF = frozenset({"off", "no", "false", "0"})
_TOKEN = re.compile(r'[!"$->@-~]+')
_SECRET = re.compile("[A-Za-z0-9_-]{1,256}")
OWN_PATHS = ("/healthz/live", "/healthz/ready", "/metrics")
"""What is served beside the webhook."""


class SettingsError(Exception):
    """Settings cannot be used; the message names each and says why, a line for each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything an operator can set, each as HAMMY_<NAME>; unset and blank are the same."""

    token: str | None = field(default=None, repr=False)
    """Bot token of @BotFather; without one the playground is served."""
    api_url: str = "https://api.telegram.org"
    """Bot API server, without /bot."""
    database: str | None = None
    """Path of the SQLite file; unset, hammy.db in the working directory, and for the playground a temporary one."""
    database_key_file: str | None = None
    """Path of a file with the key of the database; unset, it is not encrypted."""
    playground: tuple[str, int] = ("127.0.0.1", 8080)
    """Host and port of the playground."""
    emergency_numbers: tuple[str, ...] = ()
    """As a person reads them, separated by commas; shown to everyone in place of those of the content."""
    crisis_lines: tuple[str, ...] = ()
    """For people who may hurt themselves, separated by commas; shown to everyone in place of those of the content."""
    http: tuple[str, int] | None = None
    """Host and port of health, metrics and the webhook; unset, nothing is served."""
    webhook_url: str | None = None
    """Where Telegram posts updates; unset, it is asked for them."""
    webhook_secret: str | None = field(default=None, repr=False)
    """By which Telegram is known there; never shown to anybody else."""
    keep_misses: bool = False
    """Whether sentences that had no answer are kept, without anybody in them, to learn from."""
    log_level: str = "INFO"
    """One of DEBUG, INFO, WARNING, ERROR."""


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of this process. Raises SettingsError that lists every wrong one."""
    values: dict[str, object] = {}
    problems = []
    for name, parse in _PARSERS.items():
        given = environment.get(f"HAMMY_{name.upper()}", "").strip()
        if not given:
            continue
        try:
            values[name] = parse(given)
        except ValueError as error:
            problems.append(f"HAMMY_{name.upper()} {error}")
    if "webhook_url" in values and not problems:
        needed = [name for name in ("webhook_secret", "http") if name not in values]
        if needed:
            problems.append(f"HAMMY_WEBHOOK_URL needs {' and '.join(f'HAMMY_{name.upper()}' for name in needed)} too")
    if problems:
        raise SettingsError("\n".join(problems))
    return Settings(**values)  # type: ignore[arg-type]


def cache_folder(environment: Mapping[str, str] = os.environ) -> Path | None:
    """Where this account keeps what can be made again, below XDG_CACHE_HOME or ~/.cache; None where it has no home."""
    given = Path(environment.get("XDG_CACHE_HOME", ""))
    home = environment.get("HOME", "")
    if given.is_absolute():
        return given / "hammy"
    return Path(home) / ".cache" / "hammy" if home else None


def supervisor_address(environment: Mapping[str, str] = os.environ) -> str | None:
    """The socket at which a supervisor such as systemd wants to be told how the process is; None without one."""
    return environment.get("NOTIFY_SOCKET") or None


def _token(value: str) -> str:
    if not _TOKEN.fullmatch(value):
        raise ValueError("must be as @BotFather gave it, such as 123456:ABC-DEF")
    return value


def _url(value: str) -> str:
    if _address(value, "https://api.telegram.org").scheme not in ("http", "https"):
        raise ValueError("must start with http:// or https://")
    return value.rstrip("/")


def _address(value: str, such_as: str) -> SplitResult:
    """The parts of an address without a query, that has a host."""
    try:
        parts = urlsplit(value)
        host = parts.hostname if parts.port != 0 else None
    except ValueError:  # a port that is no number, a bracket that does not close
        host = None
    if not host or parts.query or parts.fragment or any(char.isspace() for char in value):
        raise ValueError(f"must be an address such as {such_as}")
    return parts


def _webhook_url(value: str) -> str:
    parts = _address(value, "https://example.org/hammy")
    host = parts.hostname or ""
    if parts.scheme != "https" and not (parts.scheme == "http" and is_this_machine(host)):
        raise ValueError("must start with https://, or with http:// on this machine")
    if parts.path in OWN_PATHS:
        raise ValueError(f"must have a path of its own, not {parts.path}")
    return value


def _webhook_secret(value: str) -> str:
    if not _SECRET.fullmatch(value):
        raise ValueError("must be 1 to 256 letters, digits, _ and -")
    return value


def _host_and_port(value: str) -> tuple[str, int]:
    host, _, port = value.rpartition(":")
    if not host or not (port.isascii() and port.isdigit()) or int(port) > 65535:
        raise ValueError("must be host:port, such as 127.0.0.1:8080")
    return host.strip("[]"), int(port)


def _listed(value: str) -> tuple[str, ...]:
    parts = tuple(part.strip() for part in value.split(",") if part.strip())
    if not parts:
        raise ValueError("must hold at least one line, such as 988 (US and Canada)")
    return parts


def _numbers(value: str) -> tuple[str, ...]:
    numbers = _listed(value)
    if not any(char.isdigit() for char in value):
        raise ValueError("must hold at least one number, such as 112")
    return numbers


def _on_or_off(value: str) -> bool:
    if value.lower() not in _ON | _OFF:
        raise ValueError("must be on or off")
    return value.lower() in _ON


def _log_level(value: str) -> str:
    if value.upper() not in _LOG_LEVELS:
        raise ValueError(f"must be one of {', '.join(_LOG_LEVELS)}")
    return value.upper()


_PARSERS: Mapping[str, Callable[[str], object]] = {
    "token": _token,
    "api_url": _url,
    "database": str,
    "database_key_file": str,
    "playground": _host_and_port,
    "emergency_numbers": _numbers,
    "crisis_lines": _listed,
    "http": _host_and_port,
    "webhook_url": _webhook_url,
    "webhook_secret": _webhook_secret,
    "keep_misses": _on_or_off,
    "log_level": _log_level,
}
