"""`python -m indicators.server`: pack Streamlit's files as small as they get, once, at set-up."""

import sys

from indicators.errors import IndicatorsError
from indicators.server.packing import BEST, PackedFiles, find_frontend
from indicators.server.settings import read_settings


def main() -> int:
    """Pack and say where; return the exit status."""
    try:
        packed = PackedFiles(find_frontend(), read_settings().cache)
    except IndicatorsError as error:
        print(error, file=sys.stderr)
        return 2
    packed.prepare(BEST)
    print(f"Packed files: {packed.folder}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
