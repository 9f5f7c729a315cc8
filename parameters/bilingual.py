"""What an error has to say, in both languages."""

from __future__ import annotations


class Bilingual(Exception):
    """An error whose message is for a user to read, in English and in Chinese."""

    def __init__(self, en: str, zh: str) -> None:
        super().__init__(en, zh)
        self.en, self.zh = en, zh

    def __str__(self) -> str:
        return self.en

    def text(self, lang: str) -> str:
        """The message in English (`en`) or Chinese (`zh`)."""
        return self.zh if lang == "zh" else self.en
