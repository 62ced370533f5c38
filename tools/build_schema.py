"""Write the JSON Schema of the format beside the packaged tables.

python tools/build_schema.py           write src/quotebank/data/schema.json
python tools/build_schema.py --check   say whether it is up to date; exit 1 where not
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from quotebank.serialise.schema import json_schema

SCHEMA = Path(__file__).resolve().parent.parent / "src" / "quotebank" / "data" / "schema.json"


def main(arguments: list[str] | None = None) -> int:
    """Run the tool.

    Returns:
        0 where the schema is written or up to date, 1 where it is not.
    """
    parser = argparse.ArgumentParser(description="Write the JSON Schema of the format.")
    parser.add_argument("--check", action="store_true", help="compare, and write nothing")
    options = parser.parse_args(arguments)
    fresh = (json.dumps(json_schema(), ensure_ascii=False, indent=1) + "\n").encode("utf-8")
    if not options.check:
        SCHEMA.write_bytes(fresh)
        return 0
    if SCHEMA.is_file() and SCHEMA.read_bytes() == fresh:
        return 0
    print(f"{SCHEMA} is not what the classes give", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
