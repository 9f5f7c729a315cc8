"""What is said in both languages: the text of the one asked for, and errors."""

from __future__ import annotations


def pick(lang: str, en: str, zh: str) -> str:
    """The one of two texts: English (`en`) or Chinese (`zh`)."""
    return zh if lang == "zh" else en


def pick_there(lang: str, en: str, zh: str) -> str:
    """The one of two texts, or the other one where it is empty."""
    return pick(lang, en or zh, zh or en)


class Bilingual(Exception):
    """An error whose message is for a user to read, in English and in Chinese."""

    def __init__(self, en: str, zh: str) -> None:
        super().__init__(en, zh)
        self.en, self.zh = en, zh

    def __str__(self) -> str:
        return self.en

    def text(self, lang: str) -> str:
        """The message in English (`en`) or Chinese (`zh`)."""
        return pick(lang, self.en, self.zh)
