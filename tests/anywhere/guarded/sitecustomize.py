"""Read by Python at its start where this folder is on its path: nothing can be written beneath the folder READ_ONLY_TREE.

Permissions of files do not bind an administrator, so that a test that is run as one needs this: every way in which Python
makes, changes or removes a file is asked first (PEP 578), and refused as a read-only disk refuses it.
"""

import os
import sys

TREE = os.path.realpath(os.environ["READ_ONLY_TREE"])
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CHANGES = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.symlink", "os.link", "os.truncate", "os.chmod", "os.utime"}


def within(name: object) -> bool:
    """Whether something is the name of a place in the tree."""
    if not isinstance(name, str | bytes | os.PathLike):
        return False
    place = os.path.realpath(os.fsdecode(name))
    return place == TREE or place.startswith(TREE + os.sep)


def refuse(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse what would change the tree."""
    if event == "open":
        name, _, flags = arguments
        changes = isinstance(flags, int) and bool(flags & WRITING) and within(name)
    else:
        changes = event in CHANGES and any(within(name) for name in arguments[:2])
    if changes:
        raise PermissionError(30, "Read-only file system", str(arguments[0]))


sys.addaudithook(refuse)
