"""Opens a page of the app as a visitor does who followed a link."""

from streamlit.testing.v1 import AppTest

from indicators.paths import ROOT


def open_page(page: str, **query: str) -> AppTest:
    """Return the page, drawn with the choices of the link."""
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    at.switch_page(str(ROOT / "pages" / f"{page}.py"))
    for name, value in query.items():
        at.query_params[name] = value
    return at.run()
