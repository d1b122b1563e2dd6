"""Who may import whom. Change the rule here and in docs/adr/0001, never around it."""

import ast
from pathlib import Path

import pytest

from indicators.paths import ROOT

PACKAGE = ROOT / "src" / "indicators"
FREE = {"errors", "paths"}
ALLOWED = {
    "catalog": set(),
    "i18n": set(),
    "data": {"catalog"},
    "metrics": {"data", "catalog"},
    "charts": {"metrics", "data", "catalog", "i18n"},
    "maps": {"charts", "metrics", "data", "catalog", "i18n"},
    "panels": {"charts", "maps", "metrics", "data", "catalog", "i18n"},
    "export": {"panels", "charts", "maps", "metrics", "data", "catalog", "i18n"},
    "curate": {"data", "catalog"},
    "ui": {"export", "panels", "charts", "maps", "metrics", "data", "catalog", "i18n"},
    "cli": {"export", "panels", "curate", "metrics", "data", "catalog", "i18n"},
    "server": {"catalog", "i18n"},
}
STREAMLIT = {"ui", "server"}
PLOTLY = {"charts", "maps", "panels", "export"}
MODULES = sorted(PACKAGE.rglob("*.py"))


def _imports(path: Path) -> list[str]:
    names = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name} has a relative import"
            names.append(node.module or "")
    return names


def test_every_part_of_the_package_has_a_rule():
    parts = {p.name for p in PACKAGE.iterdir() if p.is_dir() and p.name != "__pycache__"}
    assert parts == set(ALLOWED)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_follow_the_arrows(path: Path):
    part = path.relative_to(PACKAGE).parts[0]
    if part.endswith(".py"):
        return
    for name in _imports(path):
        top = name.split(".")[0]
        if top == "streamlit":
            assert part in STREAMLIT, f"{part} imports streamlit"
        if top == "plotly":
            assert part in PLOTLY, f"{part} imports plotly"
        if top == "indicators" and name.count(".") >= 1:
            target = name.split(".")[1]
            assert target in {part, *FREE, *ALLOWED[part]}, f"{part} imports {target}"


@pytest.mark.parametrize("path", sorted((ROOT / "pages").glob("*.py")), ids=lambda p: p.name)
def test_pages_are_thin(path: Path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 60
    assert set(_imports(path)) <= {"streamlit", "indicators"}
    tree = ast.parse(text)
    assert not [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.ClassDef | ast.Try)]
    for word in ("session_state", "query_params", "plotly_chart", "dataframe", "unsafe"):
        assert word not in text, f"{path.name} uses {word}"
    first = next(n for n in tree.body if isinstance(n, ast.Assign))
    assert "begin_page" in ast.unparse(first)
