"""Read by Python at its start where this folder is on its path: modules that Windows lacks cannot be imported.

Packages that guard such an import stay as they are on Windows; whatever does not guard it breaks, as it would there.
"""

import sys

POSIX_ONLY = ("resource", "fcntl", "pwd", "grp", "termios", "tty", "pty", "syslog", "posix_ipc", "spwd", "crypt", "nis")

sys.modules.update(dict.fromkeys(POSIX_ONLY))
