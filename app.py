"""Start: `streamlit run app.py`. The package is found in `src/` when it is not installed."""

import sys
from importlib.util import find_spec
from pathlib import Path

if find_spec("indicators") is None:
    sys.path.insert(0, str(Path(__file__).parent / "src"))

from indicators.ui import open_app

open_app().run()
