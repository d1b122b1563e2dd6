"""Does to a data file what disks, interrupted copies and careless hands do."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

KINDS = ("deleted", "emptied", "truncated", "zeroed", "changed", "shuffled", "doubled", "encoded", "folder")


@contextmanager
def damage(path: Path, kind: str, choose: Random) -> Iterator[None]:
    """Damage a file and put it back as it was."""
    content = path.read_bytes()
    _damage(path, content, kind, choose)
    try:
        yield
    finally:
        if path.is_dir():
            path.rmdir()
        path.write_bytes(content)


def _damage(path: Path, content: bytes, kind: str, choose: Random) -> None:
    lines = content.splitlines(keepends=True)
    if kind in ("deleted", "folder"):
        path.unlink()
        if kind == "folder":
            path.mkdir()
        return
    damaged = {
        "emptied": lambda: b"",
        "truncated": lambda: content[: choose.randrange(1, len(content) - 1)],
        "zeroed": lambda: content[: len(content) // 2] + bytes(len(content) - len(content) // 2),
        "changed": lambda: _change(content, choose),
        "shuffled": lambda: b"".join([lines[0], *reversed(lines[1:])]) if len(lines) > 2 else content + b"x",
        "doubled": lambda: content + content,
        "encoded": lambda: content.decode("utf-8").encode("utf-16"),
    }[kind]()
    path.write_bytes(damaged)


def _change(content: bytes, choose: Random) -> bytes:
    """Return the content with one digit made another: the damage that is hardest to see."""
    places = [i for i, byte in enumerate(content) if 0x30 <= byte <= 0x39]
    place = choose.choice(places) if places else len(content) - 2
    other = choose.choice([d for d in b"0123456789" if d != content[place]])
    return content[:place] + bytes([other]) + content[place + 1 :]
