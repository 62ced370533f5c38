"""Run the command line as ``python -m quotebank.cli``."""

import sys

from quotebank.cli import main

sys.exit(main())
