"""``python -m quotebank``: the command line."""

import sys

from quotebank.cli import main

if __name__ == "__main__":
    sys.exit(main())
