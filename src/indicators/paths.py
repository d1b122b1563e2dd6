"""Where the project's files stand. The data folder can be moved with the environment variable INDICATORS_DATA."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("INDICATORS_DATA", ROOT / "data"))
STATIC = ROOT / "static"
TOPO = STATIC / "topo"
