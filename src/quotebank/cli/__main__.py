"""Run the command line as ``python -m quotebank.cli``."""

import sys

from quotebank.cli import main

if __name__ == "__main__":  # Processes that read articles import this module, and must not run it.
    sys.exit(main())
