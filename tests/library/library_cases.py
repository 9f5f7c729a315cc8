"""What the tests of the library run: a small sample, and a scenario given as a dict."""

from __future__ import annotations

SAMPLE = 0.002
NO_POSTS = {"name": "no posts", "policy": {"public_posts": {"enabled": False}}}
