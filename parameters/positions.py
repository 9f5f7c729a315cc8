"""Where each key of a TOML file stands: key path -> (line, column), both from 1.

`tomllib` tells positions only in syntax errors. This scanner reads a text that `tomllib` has already accepted, so it
need not check anything; it only has to follow the grammar of keys, tables, inline tables, arrays and strings.
"""

from __future__ import annotations

import bisect
import re
import tomllib

from parameters.messages import Key

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_SPACE = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_INLINE_SPACE = re.compile(r"[ \t]*")
_SCALAR = re.compile(r"[^,\]}#\n]*")


def key_positions(text: str) -> dict[Key, tuple[int, int]]:
    """Position of every table, key and array item of a valid TOML text (of an item: its first character)."""
    return _Scanner(text).scan()


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.found: dict[Key, tuple[int, int]] = {}
        self.arrays: dict[Key, int] = {}
        self.line_starts = [0] + [match.end() for match in re.finditer("\n", text)]

    def scan(self) -> dict[Key, tuple[int, int]]:
        table: Key = ()
        while True:
            self._skip(_SPACE)
            if self.at >= len(self.text):
                return self.found
            if self.text[self.at] == "[":
                table = self._header()
            else:
                self._pair(table)

    def _header(self) -> Key:
        start = self.at
        double = self.text.startswith("[[", self.at)
        self.at += 2 if double else 1
        named = self._key()
        self.at += 2 if double else 1
        if double:
            parent = self._inside_arrays(named[:-1]) + named[-1:]
            self.arrays[parent] = self.arrays.get(parent, -1) + 1
            self._note(parent, start)
        table = self._inside_arrays(named)
        self._note(table, start)
        return table

    def _inside_arrays(self, named: Key) -> Key:
        """The key path of a header with the current item of each array of tables on the way."""
        path: Key = ()
        for part in named:
            path += (part,)
            if path in self.arrays:
                path += (self.arrays[path],)
        return path

    def _pair(self, table: Key) -> None:
        start = self.at
        path = table
        for part in self._key():
            path += (part,)
            self._note(path, start)
        self._skip(_INLINE_SPACE)
        self.at += 1  # the equals sign
        self._value(path)

    def _key(self) -> Key:
        parts: list[str] = []
        while True:
            self._skip(_INLINE_SPACE)
            if self.text[self.at] in "\"'":
                start = self.at
                self._string()
                parts.append(tomllib.loads(f"k = {self.text[start : self.at]}")["k"])
            else:
                match = _BARE.match(self.text, self.at)
                assert match is not None
                parts.append(match[0])
                self.at = match.end()
            self._skip(_INLINE_SPACE)
            if self.text[self.at] != ".":
                return tuple(parts)
            self.at += 1

    def _value(self, path: Key) -> None:
        self._skip(_INLINE_SPACE)
        first = self.text[self.at]
        if first in "\"'":
            self._string()
        elif first == "[":
            self._items(path, "]")
        elif first == "{":
            self._items(path, "}")
        else:
            self._skip(_SCALAR)

    def _items(self, path: Key, closing: str) -> None:
        self.at += 1
        index = 0
        while True:
            self._skip(_SPACE)
            if self.text[self.at] == closing:
                self.at += 1
                return
            if self.text[self.at] == ",":
                self.at += 1
            elif closing == "}":
                self._pair(path)
            else:
                self._note((*path, index), self.at)
                self._value((*path, index))
                index += 1

    def _string(self) -> None:
        quote = self.text[self.at]
        triple = quote * 3
        long = self.text.startswith(triple, self.at)
        self.at += 3 if long else 1
        while not self.text.startswith(triple if long else quote, self.at):
            self.at += 2 if quote == '"' and self.text[self.at] == "\\" else 1
        self.at += 3 if long else 1
        while long and self.text.startswith(quote, self.at):  # up to two quotes may stand before the closing three
            self.at += 1

    def _skip(self, pattern: re.Pattern[str]) -> None:
        match = pattern.match(self.text, self.at)
        assert match is not None
        self.at = match.end()

    def _note(self, path: Key, offset: int) -> None:
        line = bisect.bisect_right(self.line_starts, offset)
        self.found.setdefault(path, (line, offset - self.line_starts[line - 1] + 1))
