"""What was read and learned, in one file: made by the first start or shipped in the wheel, loaded by every later start.

The file is named by a hash of all it is made from, so one that no longer fits is never found. It holds no settings.
Reading it runs code that stands in it, so one that others could have written is never read. Its arrays are mapped: a
page of them takes memory once somebody asks for it.
"""

from __future__ import annotations

import hashlib
import logging
import os
import pickle
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from importlib.metadata import version
from io import BytesIO
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any, BinaryIO

from bot.catalogue.problems import ContentError
from bot.catalogue.root import catalogue_root
from bot.domain.library import Library
from bot.understanding.impersonal import common_words
from bot.understanding.ranking import IntentRanker
from bot.understanding.red_flags.screen import RedFlagScreen
from bot.understanding.red_flags.second_opinion import SecondOpinion
from bot.understanding.text.phrasing import Phrasing
from bot.understanding.text.tokens import Words
from bot.understanding.understander import Understander

log = logging.getLogger(__name__)

Model = tuple[Library, Understander]


class ModelError(Exception):
    """What was to be read and learned is not there; the message is one line."""


_PACKAGE = Path(__file__).resolve().parent
_BESIDE_THE_CODE = _PACKAGE / "built"
_MADE_BY = ("capabilities", "catalogue", "domain", "guiding", "reminding", "understanding", "views", "model.py")
_MADE_FROM = ("intents", "content")
_MADE_WITH = ("numpy", "rapidfuzz", "pystemmer", "tzdata", "whenever")
_CODE = "import sys; sys.path.insert(0, {path!r}); from bot.model import send; send()"
_CHECKSUM = hashlib.sha256
_WRITABLE_BY_OTHERS = 0o022
_ALIGNED = 64
"""Each array begins at a multiple of so many bytes."""


def build_model(*, with_sentences: bool = True) -> Model:
    """Read, validate and learn everything, in this process. Raises ContentError with every problem.

    A process that serves does without the sentences: once they are learned, they are needed no more.
    """
    from bot.catalogue.library import load_library  # with libraries that only reading needs

    library, red_flags = load_library(catalogue_root())
    titles = {topic: answer.title for topic, answer in library.answers.items()}
    words = Words(Phrasing(library.training.cues))
    ranker = IntentRanker(library.training, titles=titles, words=words)
    screen = RedFlagScreen(red_flags, library.training.cues, SecondOpinion(red_flags, library.training, words))
    own = [words for one in library.answers.values() for words in (one.title, one.short.plain, one.more.plain)]
    places = [town.name for region in library.regions for town in region.towns]
    common = common_words(library.training, own, places)
    if not with_sentences:
        library = replace(library, training=library.training.learned())
    return library, Understander(library.training, screen, ranker, common)


def load_model(cache: Path | None, beside: Path = _BESIDE_THE_CODE) -> Model:
    """The model from its file beside the code or in `cache`; where there is none, it is built and kept in one of them.

    Raises ContentError with every problem, and ModelError where the process that builds it died.
    """
    folders = [beside, *([cache] if cache is not None else [])]
    name = f"model-{fingerprint(catalogue_root(), _PACKAGE)}.pickle"
    for folder in folders:
        found = read(folder / name)
        if found is not None:
            return found
    packed = _built()
    built: Model | ContentError = _unpacked(BytesIO(packed), packed)
    if isinstance(built, ContentError):
        raise built
    keep(packed, folders, name)
    return built


def fingerprint(root: Path, package: Path) -> str:
    """A hash of the content below `root`, of the code of the package that reads it, and of what that runs on."""
    made_with = (str(sys.implementation.cache_tag), *map(version, _MADE_WITH))
    digest = hashlib.sha256("\0".join(made_with).encode())
    for base, paths in ((root, _files(root, _MADE_FROM, "*.yaml")), (package, _files(package, _MADE_BY, "*.py"))):
        for path in paths:
            content = path.read_bytes()
            digest.update(f"\0{path.relative_to(base).as_posix()}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()[:32]


def read(path: Path) -> Model | None:
    """The model in a file; None where there is no file, it is not whole, or others than its owner may write it."""
    try:
        with path.open("rb") as file:
            if not _is_trusted(os.fstat(file.fileno())):
                log.warning("%s is not used, because others may have written it", path)
                return None
            checksum = file.read(_CHECKSUM().digest_size)
            if hashlib.file_digest(file, _CHECKSUM).digest() != checksum:
                log.warning("%s is not whole", path)
                return None
            model: Model = _unpacked(file, mmap(file.fileno(), 0, access=ACCESS_READ))
            return model
    except OSError:
        return None


class _Sharing(pickle._Pickler):  # noqa: SLF001 (the one in C asks nobody about a string)
    """Writes equal strings once, and they are one when they are loaded: half of all words come again elsewhere."""

    def __init__(self, *where: Any, **how: Any) -> None:
        super().__init__(*where, **how)
        self._known: dict[str, str] = {}

    def save(self, obj: Any, save_persistent_id: bool = True) -> None:
        """Write one object, a string as the first one that it equals."""
        one = self._known.setdefault(obj, obj) if type(obj) is str else obj
        super().save(one, save_persistent_id)  # type: ignore[misc]  # typeshed leaves it out


def pack(made: object) -> bytes:
    """The file of an object: a checksum of what follows, the sizes of the parts, the object, and its arrays."""
    arrays: list[pickle.PickleBuffer] = []
    body = BytesIO()
    _Sharing(body, pickle.HIGHEST_PROTOCOL, buffer_callback=arrays.append).dump(made)
    parts = [body.getvalue(), *(bytes(one.raw()) for one in arrays)]
    packed = bytearray(_CHECKSUM().digest_size)
    packed += " ".join(str(len(part)) for part in parts).encode() + b"\n" + parts[0]
    for part in parts[1:]:
        packed += bytes(-len(packed) % _ALIGNED) + part
    checksum = _CHECKSUM(memoryview(packed)[_CHECKSUM().digest_size :]).digest()
    return checksum + packed[len(checksum) :]


def _unpacked(file: BinaryIO, whole: bytes | mmap) -> Any:
    """The object of a file; `whole` is all of that file, and is kept for its arrays."""
    file.seek(_CHECKSUM().digest_size)
    sizes = [int(size) for size in file.readline().split()]
    end = file.tell() + sizes[0]
    arrays: list[memoryview] = []
    for size in sizes[1:]:
        start = end + -end % _ALIGNED
        end = start + size
        arrays.append(memoryview(whole)[start:end])
    return pickle.load(file, buffers=arrays)  # noqa: S301 - a file of our own, or sent by a process of our own


def keep(packed: bytes, folders: Sequence[Path], name: str) -> None:
    """Write the file in the first folder that can be written, whole or not at all, in the place of older ones."""
    from tempfile import NamedTemporaryFile  # only where it was built

    for folder in folders:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=folder, delete=False) as file:
                written = Path(file.name)
                os.fchmod(file.fileno(), 0o644)
                file.write(packed)
            written.replace(folder / name)
        except OSError:
            continue
        for older in folder.glob("model-*.pickle"):
            if older.name != name:
                older.unlink(missing_ok=True)
        return
    places = ", ".join(map(str, folders))
    log.warning("what was learned cannot be kept in %s, so each start learns it anew", places)


def send() -> None:
    """In a process of its own: the model, or the ContentError, packed on standard output."""
    try:
        built: Model | ContentError = build_model(with_sentences=False)
    except ContentError as error:
        built = error
    sys.stdout.buffer.write(pack(built))


def _built() -> bytes:
    """The packed model from a process that ends: reading and learning take twice the memory of what they make."""
    log.debug("reading and learning everything, which takes a moment")
    process = subprocess.run(  # noqa: S603 - our own interpreter with our own words
        [sys.executable, "-c", _CODE.format(path=str(_PACKAGE.parent))],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        start_new_session=True,  # Ctrl+C is for the process that started it, which ends this one
        check=False,
    )
    if process.returncode != 0:
        raise ModelError(f"The content could not be read: a process ended with status {process.returncode}.")
    return process.stdout


def _files(folder: Path, parts: Iterable[str], pattern: str) -> list[Path]:
    """The files below some parts of a folder; a part may be a file itself."""
    found = (path for part in parts for path in (folder / part, *(folder / part).rglob(pattern)))
    return sorted(path for path in found if path.suffix)


def _is_trusted(status: os.stat_result) -> bool:
    """Whether nobody but this account, root and the owner of the code could have written a file."""
    owners = (0, os.geteuid(), _PACKAGE.stat().st_uid)
    return status.st_uid in owners and not status.st_mode & _WRITABLE_BY_OTHERS


if __name__ == "__main__":
    load_model(None)
