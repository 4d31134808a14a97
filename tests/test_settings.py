"""The settings an operator can make, and what wrong ones say."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.settings import Settings, SettingsError, cache_folder, read_settings


def test_nothing_set_is_the_playground_on_this_machine() -> None:
    assert read_settings({}) == Settings()
    assert read_settings({"HAMMY_TOKEN": "  ", "HAMMY_LOG_LEVEL": ""}) == Settings()


def test_everything_set() -> None:
    settings = read_settings(
        {
            "HAMMY_TOKEN": "1:secret",
            "HAMMY_API_URL": "http://localhost:8081/",
            "HAMMY_PLAYGROUND": "[::1]:0",
            "HAMMY_EMERGENCY_NUMBERS": "144 (Switzerland), 112 ,",
            "HAMMY_CRISIS_LINES": "143 (Switzerland)",
            "HAMMY_HTTP": "127.0.0.1:9100",
            "HAMMY_WEBHOOK_URL": "https://example.org/hammy",
            "HAMMY_WEBHOOK_SECRET": "very_secret-1",
            "HAMMY_KEEP_MISSES": "On",
            "HAMMY_LOG_LEVEL": "debug",
            "HAMMY_OF_A_LATER_VERSION": "ignored",
        }
    )
    assert settings == Settings(
        token="1:secret",
        api_url="http://localhost:8081",
        playground=("::1", 0),
        emergency_numbers=("144 (Switzerland)", "112"),
        crisis_lines=("143 (Switzerland)",),
        http=("127.0.0.1", 9100),
        webhook_url="https://example.org/hammy",
        webhook_secret="very_secret-1",
        keep_misses=True,
        log_level="DEBUG",
    )
    assert "secret" not in repr(settings)


@pytest.mark.parametrize(("said", "kept"), [("1", True), ("yes", True), ("off", False), ("0", False)])
def test_a_switch_is_on_or_off(said: str, kept: bool) -> None:
    assert read_settings({"HAMMY_KEEP_MISSES": said}).keep_misses is kept
    with pytest.raises(SettingsError, match="HAMMY_KEEP_MISSES must be on or off"):
        read_settings({"HAMMY_KEEP_MISSES": f"{said}-ish"})


@pytest.mark.parametrize(
    "place", ["8080", "localhost", "localhost:", ":80", "localhost:eighty", "localhost:65536", "a:²"]
)
def test_a_place_needs_a_host_and_a_port(place: str) -> None:
    with pytest.raises(SettingsError, match="HAMMY_PLAYGROUND must be host:port"):
        read_settings({"HAMMY_PLAYGROUND": place})


@pytest.mark.parametrize("token", ["1:a b", "1:a\nb", "1:a\x00", "1:é", "1:a?b", "1:a#b", "1:\u200ba"])
def test_a_token_has_nothing_that_no_address_has_and_is_not_told(token: str) -> None:
    with pytest.raises(SettingsError, match="HAMMY_TOKEN must be as @BotFather gave it") as raised:
        read_settings({"HAMMY_TOKEN": token})
    assert token not in str(raised.value)


@pytest.mark.parametrize("token", ["123456:ABC-DEF_ghi", "123456:ABC/test", " 1:a "])
def test_a_token_is_taken_as_it_was_given(token: str) -> None:
    assert read_settings({"HAMMY_TOKEN": token}).token == token.strip()


@pytest.mark.parametrize(
    "url",
    [
        "http://",
        "http://[",
        "http://a b",
        "https://a:99999",
        "https://a:port",
        "ftp://a",
        "api.telegram.org",
        "https://a?b=1",
    ],
)
def test_an_address_of_a_server_that_is_none_is_named(url: str) -> None:
    with pytest.raises(SettingsError, match="HAMMY_API_URL must") as raised:
        read_settings({"HAMMY_API_URL": url})
    assert "\n" not in str(raised.value)


WEBHOOK = {"HAMMY_HTTP": "127.0.0.1:9100", "HAMMY_WEBHOOK_SECRET": "s3cret"}


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "https://example.org:8443/a/b",
        "http://127.0.0.1:9100/hook",
        "http://[::1]:80/hook",
        "http://localhost/hook",
    ],
)
def test_a_webhook_is_safe_on_its_way_or_on_this_machine(url: str) -> None:
    assert read_settings(WEBHOOK | {"HAMMY_WEBHOOK_URL": url}).webhook_url == url


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/hook",
        "http://10.0.0.1/hook",
        "example.org",
        "https://",
        "https:///hook",
        "https://example.org/a b",
        "https://example.org/hook?key=1",
        "https://example.org/hook#1",
        "https://example.org/metrics",
        "https://example.org/healthz/ready",
        "https://example.org:port/hook",
        "https://[example/hook",
    ],
)
def test_a_webhook_that_is_not_is_named(url: str) -> None:
    with pytest.raises(SettingsError, match="HAMMY_WEBHOOK_URL must") as raised:
        read_settings(WEBHOOK | {"HAMMY_WEBHOOK_URL": url})
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(("secret", "good"), [("a" * 256, True), ("a" * 257, False), ("é", False), ("a.b", False)])
def test_a_secret_is_what_telegram_takes(secret: str, good: bool) -> None:
    settings = WEBHOOK | {"HAMMY_WEBHOOK_URL": "https://example.org/hook", "HAMMY_WEBHOOK_SECRET": secret}
    if good:
        assert read_settings(settings).webhook_secret == secret
    else:
        with pytest.raises(SettingsError, match="HAMMY_WEBHOOK_SECRET must be") as raised:
            read_settings(settings)
        assert secret not in str(raised.value).partition(" must ")[0]


def test_a_webhook_needs_its_secret_and_where_it_is_served_and_says_so_in_one_line() -> None:
    with pytest.raises(SettingsError) as raised:
        read_settings({"HAMMY_WEBHOOK_URL": "https://example.org/hook"})
    assert str(raised.value) == "HAMMY_WEBHOOK_URL needs HAMMY_WEBHOOK_SECRET and HAMMY_HTTP too"
    assert read_settings({"HAMMY_WEBHOOK_SECRET": "s3cret"}).webhook_url is None, "the other way is a switch back"


def test_every_wrong_setting_is_named_at_once() -> None:
    wrong = {"HAMMY_API_URL": "telegram.org", "HAMMY_LOG_LEVEL": "loud", "HAMMY_EMERGENCY_NUMBERS": "none"}
    with pytest.raises(SettingsError) as raised:
        read_settings(wrong)
    assert [line.split()[0] for line in str(raised.value).splitlines()] == [
        "HAMMY_API_URL",
        "HAMMY_EMERGENCY_NUMBERS",
        "HAMMY_LOG_LEVEL",
    ]


@pytest.mark.parametrize(
    ("environment", "folder"),
    [
        ({"XDG_CACHE_HOME": "/var/cache", "HOME": "/home/ada"}, "/var/cache/hammy"),
        ({"HOME": "/home/ada"}, "/home/ada/.cache/hammy"),
        ({"XDG_CACHE_HOME": "relative", "HOME": "/home/ada"}, "/home/ada/.cache/hammy"),
    ],
)
def test_what_can_be_made_again_is_kept_where_the_platform_wants_it(environment: dict[str, str], folder: str) -> None:
    assert cache_folder(environment) == Path(folder)


def test_an_account_without_a_home_keeps_nothing() -> None:
    assert cache_folder({}) is None
