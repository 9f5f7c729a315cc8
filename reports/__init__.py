"""Charts, tables and the report of a folder of results."""

import logging

logging.getLogger("matplotlib").setLevel(logging.ERROR)  # its notes on font caches are none of the reader's business
