"""Start: `streamlit run serve.py`. The dashboard behind our own headers, packed files and language; `make run` uses it."""

import sys
from importlib.util import find_spec
from pathlib import Path

if find_spec("indicators") is None:
    sys.path.insert(0, str(Path(__file__).parent / "src"))

import streamlit as st

from indicators.server import list_parts

app = st.App("app.py", **list_parts())
