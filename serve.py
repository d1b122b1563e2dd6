"""Start: `streamlit run serve.py`. The dashboard behind our own headers, packed files and language; `make run` uses it."""

import sys
from importlib.util import find_spec
from pathlib import Path
from threading import Thread

if find_spec("indicators") is None:
    sys.path.insert(0, str(Path(__file__).parent / "src"))

import streamlit as st

from indicators.server import list_parts
from indicators.ui import prepare

app = st.App("app.py", **list_parts())
Thread(target=prepare, daemon=True).start()  # the first visitor finds the start page drawn
