"""Typed, frozen settings; the only place that reads the environment."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


class SettingsError(Exception):
    """A setting cannot be used; the message names it and says why, one line each."""


def _blank_is_none(value: object) -> object:
    return None if isinstance(value, str) and not value.strip() else value


def _host_and_port(value: object) -> object:
    if not isinstance(value, str):
        return value
    host, _, port = value.strip().rpartition(":")
    if not host or not port.isdigit() or int(port) > 65535:
        raise ValueError("must be host:port, such as 127.0.0.1:8080")
    return host.strip("[]"), int(port)


def _numbers(value: object) -> object:
    if not isinstance(value, str):
        return value
    return tuple(part.strip() for part in value.split(",") if part.strip())


HostPort = Annotated[tuple[str, int], NoDecode, BeforeValidator(_host_and_port)]


class Settings(BaseSettings):
    """Everything an operator can set, each as HAMMY_<NAME>."""

    model_config = SettingsConfigDict(env_prefix="HAMMY_", frozen=True, extra="ignore")

    token: Annotated[SecretStr | None, BeforeValidator(_blank_is_none)] = Field(
        default=None, description="Bot token of BotFather; without one the playground is served."
    )
    api_url: str = Field(default="https://api.telegram.org", description="Bot API server, without /bot.")
    playground: HostPort = Field(default=("127.0.0.1", 8080), description="host:port of the playground.")
    emergency_numbers: Annotated[tuple[str, ...], NoDecode, BeforeValidator(_numbers)] = Field(
        default=("112 (Europe)", "999 (UK)", "911 (US and Canada)"),
        description="Emergency numbers as a person reads them, parted by commas.",
        min_length=1,
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(default="INFO", description="Log level.")

    @field_validator("api_url")
    @classmethod
    def _is_a_server(cls, value: str) -> str:
        if not value.startswith(("http://", "https://")):
            raise ValueError("must start with http:// or https://")
        return value.rstrip("/")

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value


def read_settings() -> Settings:
    """The settings of this process. Raises SettingsError that lists every wrong one."""
    try:
        return Settings()
    except ValidationError as errors:
        lines = [f"HAMMY_{'_'.join(map(str, one['loc'])).upper()}: {one['msg']}" for one in errors.errors()]
        raise SettingsError("\n".join(lines)) from None
