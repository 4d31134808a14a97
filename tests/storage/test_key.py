"""The key of the database is taken from a file of its own, which nobody else may read."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.storage.errors import StoreError
from bot.storage.key import Key, _is_open, read_key

RAW = "0f" * 32


def written(folder: Path, content: bytes, mode: int = 0o600) -> Path:
    """A key file."""
    file = folder / "key"
    file.write_bytes(content)
    file.chmod(mode)
    return file


@pytest.mark.parametrize("mode", [0o600, 0o400])
def test_a_key_is_read_without_white_space_around_it(tmp_path: Path, mode: int) -> None:
    assert read_key(written(tmp_path, f"  {RAW}\r\n".encode(), mode)) == Key(RAW)


def test_a_key_is_never_shown() -> None:
    assert RAW not in repr(Key(RAW))


@pytest.mark.parametrize(
    ("secret", "spelt"),
    [(RAW, f"x'{RAW}'"), (RAW.upper(), f"x'{RAW.upper()}'"), (RAW[:-1], RAW[:-1]), ("pass'phrase", "pass'phrase")],
)
def test_hexadecimal_digits_are_the_key_itself_and_all_else_a_passphrase(secret: str, spelt: str) -> None:
    assert Key(secret).spelt == spelt


@pytest.mark.parametrize("content", [b"", b" \n", b"two\nlines", b"nul\0", b"\xff\xfe", b"k" * 4097])
def test_what_is_no_key_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(StoreError, match=r"the key file .* (must hold the key in one line|holds no text)"):
        read_key(written(tmp_path, content))


@pytest.mark.parametrize("mode", [0o604, 0o602, 0o620])
def test_a_key_that_others_may_read_or_write_is_refused(tmp_path: Path, mode: int) -> None:
    with pytest.raises(StoreError, match="may be read by others than its owner"):
        read_key(written(tmp_path, RAW.encode(), mode))


def test_a_group_may_read_it_where_that_is_the_one_of_root_alone() -> None:
    assert _is_open(0o440, group=1000)
    assert not _is_open(0o440, group=0)


def test_a_key_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be read: No such file or directory"):
        read_key(tmp_path / "key")


def test_a_folder_is_no_key(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is no file"):
        read_key(tmp_path)
