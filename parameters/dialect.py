"""Names of keys in two languages: which Chinese ones stand for which English ones, and where."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from parameters.messages import Key

Names = Mapping[str, str]
_REMARK = re.compile(r"\([^)]*\)$")


@dataclass(frozen=True)
class Dialect:
    """What the Chinese names of a kind of file stand for: `keys` of the table at a path, `values` of the text at a path.

    `title` is the Chinese title of what a path names, or empty. Paths are of English keys, without the numbers of array
    items.
    """

    keys: Callable[[Key], Names]
    values: Callable[[Key], Names]
    title: Callable[[Key], str]

    def names_at(self, path: Key) -> Names:
        """Chinese -> English keys of the table at a path, which may hold the numbers of array items."""
        return self.keys(without_numbers(path))

    def in_chinese(self, path: Key, names: list[str]) -> list[str]:
        """English keys of the table at a path by their Chinese names, where they have one."""
        chinese = {english: zh for zh, english in self.names_at(path).items()}
        return [chinese.get(name, name) for name in names]


PLAIN = Dialect(lambda path: {}, lambda path: {}, lambda path: "")
"""Of files whose keys are English only."""


def looked_up(names: Names, word: str) -> str:
    """The English name of a word, or the word; brackets and blanks may be full-width or not, a remark in brackets left out."""
    if word.isascii() or not names:
        return word
    if word in names:
        return names[word]
    for plain in (_plain, _without_remark):
        found = [english for zh, english in names.items() if plain(zh) == plain(word)]
        if len(found) == 1:
            return found[0]
    return word


def without_numbers(path: Key) -> Key:
    """The path without the numbers of array items."""
    return tuple(part for part in path if not isinstance(part, int))


def _plain(word: str) -> str:
    return unicodedata.normalize("NFKC", word).replace(" ", "")


def _without_remark(word: str) -> str:
    return _REMARK.sub("", _plain(word))
