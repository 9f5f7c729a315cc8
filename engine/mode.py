"""Whether rules are compiled, or run as plain Python with the same bits; apart, so that who asks need not load the compiler."""

from __future__ import annotations

import os

UNCOMPILED = os.environ.get("FANGPIN_UNCOMPILED") == "1"
