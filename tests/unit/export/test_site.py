"""The light edition: small, whole, escaped, the same figures as the library, nothing from outside, deterministic."""

import csv
import gzip
import io
import json
import random
import re
import struct
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest

from indicators.charts.theme import Look
from indicators.data import Library
from indicators.export.site.blocks import show_panel
from indicators.export.site.building import build_site
from indicators.export.site.plan import find_path, plan_pages
from indicators.export.site.writing import Edition, enrich, write_page
from indicators.export.stamp import find_changes, read_stamp
from indicators.i18n import format_number
from indicators.panels import Drawing, Link, Panel, Selection, build_panel
from indicators.panels.texts import option_title

SOME = (
    "index.html",
    "country.html",
    "country-gin.html",
    "country-caf.html",
    "compare-governance.html",
    "data-wgi_estimate.html",
    "data-ti_cpi.html",
    "minerals.html",
    "mineral-bauxite.html",
    "methods.html",
)
VOID = {"meta", "link", "br", "path", "circle", "rect", "polygon"}
OUTSIDE = re.compile(r"""(?:src|srcset|xlink:href)\s*=|<link[^>]+href="https?:|url\(|@import|<script|<iframe""", re.IGNORECASE)


class _Reader(HTMLParser):
    """Collects tags, ids, links, tables; complains about tags that are not closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.tables: dict[str, list[list[str]]] = {}
        self._cell: list[str] | None = None
        self._name = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.append((tag, values))
        if tag not in VOID:
            self.open.append(tag)
        self.ids += [str(values["id"])] if "id" in values else []
        self.links += [str(values["href"])] if tag == "a" else []
        if values.get("class") == "scroll":
            self._name = str(values["aria-label"])
            self.tables[self._name] = []
        if tag == "tr":
            self.tables[self._name].append([])
        if tag in ("td", "th"):
            self._cell = []

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open, f"</{tag}> without a beginning"
            assert self.open.pop() == tag
        if tag in ("td", "th") and self._cell is not None:
            self.tables[self._name][-1].append("".join(self._cell))
            self._cell = None

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)


@pytest.fixture(scope="session")
def site(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some pages in two languages with all files for machines."""
    folder = tmp_path_factory.mktemp("light") / "site"
    plans = [p for p in plan_pages(library) if p.path in SOME]
    build_site(library, folder, plans=plans, languages=("en", "fr"), app="https://example.org")
    return folder


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, str]:
    """The text of every page by its path."""
    return {str(p.relative_to(site)): p.read_text(encoding="utf-8") for p in sorted(site.rglob("*.html"))}


def test_every_planned_page_is_there(pages: dict[str, str]):
    assert set(pages) == {f"{lang}/{name}" for lang in ("en", "fr") for name in SOME} | {"index.html"}


def test_pages_are_small_and_say_something_at_once(pages: dict[str, str]):
    for path, text in pages.items():
        raw = text.encode("utf-8")
        assert len(raw) <= 200_000, path
        assert len(gzip.compress(raw, 9)) <= 60_000, path
        assert "</h1>" in text[:15_000], path


def test_pages_are_well_formed(pages: dict[str, str]):
    for path, text in pages.items():
        read = _Reader(text)
        assert read.open == [], path
        assert len(read.ids) == len(set(read.ids)), path
        assert sum(1 for tag, _ in read.tags if tag == "h1") == 1, path
        assert sum(1 for tag, _ in read.tags if tag == "main") == 1, path
        assert text.startswith("<!doctype html>"), path


def test_nothing_is_fetched_from_outside_and_no_script_runs(pages: dict[str, str]):
    for path, text in pages.items():
        assert not OUTSIDE.search(text), path


def test_every_drawing_has_a_text_alternative(pages: dict[str, str]):
    drawn = [a for text in pages.values() for tag, a in _Reader(text).tags if tag == "svg" and "role" in a]
    assert len(drawn) > 20
    assert all(a["role"] == "img" and len(str(a["aria-label"])) > 30 for a in drawn)


def test_links_lead_to_pages_that_exist(site: Path):
    page = site / "en" / "country-gin.html"
    for link in _Reader(page.read_text(encoding="utf-8")).links:
        if "://" in link or link.startswith("#"):
            continue
        target = link.split("#")[0]
        written = (page.parent / target).exists()
        planned = target in {p.path for p in plan_pages(Library())} or target.startswith("../pt/")
        assert written or planned, link


def test_languages_point_at_each_other(pages: dict[str, str]):
    text = pages["fr/country-gin.html"]
    assert '<html lang="fr">' in text
    assert 'hreflang="en" href="../en/country-gin.html"' in text
    assert "https://example.org/country?lang=fr&amp;country=GIN&amp;version=" in text
    assert 'property="og:title" content="Guinée"' in text


def _number(text: str) -> float:
    return float(text.replace("\u2212", "-").replace(",", ""))


def test_a_hundred_figures_equal_the_librarys(library: Library, pages: dict[str, str]):
    tables = _Reader(pages["en/compare-governance.html"]).tables
    names = {row.name_en: row.country for row in library.countries.itertuples()}
    by_title = {option_title(library, "en", i): i for i in library.catalog.indicators.values()}
    cells = [
        (by_title[title], names[row[0]], int(row[2]), _number(row[1]))
        for title, rows in tables.items()
        for row in rows[1:]
        if row[2]
    ]
    assert len(cells) >= 100
    for indicator, country, year, shown in random.Random(6).sample(cells, 100):
        frame = library.observations(indicator)
        held = frame[(frame["country"] == country) & (frame["year"] == year)]["value"].iloc[0]
        assert shown == pytest.approx(held, abs=0.5 * 10**-indicator.decimals + 1e-9), (indicator.id, country)


def test_the_figures_of_a_panel_are_the_panels(library: Library, pages: dict[str, str]):
    panel = build_panel("profile", library, Selection(country="GIN", countries=("GIN",)), "en", Look("light", True))
    rows = _Reader(pages["en/country-gin.html"]).tables[panel.title]
    shown = [row[3] for row in rows[1:]]
    assert shown == [format_number("en", v, 2) for v in panel.rows["value"]]


def test_guinea_and_the_central_african_gap_are_told(pages: dict[str, str]):
    assert "34.1% of the world’s bauxite in 2025" in pages["en/country-gin.html"]
    for page in ("country-gin", "mineral-bauxite"):
        assert "bauxite since 2023, not the second, its place in 2022" in pages[f"en/{page}.html"]
        assert "bauxite depuis 2023, et non le deuxième, sa place en 2022" in pages[f"fr/{page}.html"]
    assert "No filing: suspended from the Kimberley Process." in pages["en/country-caf.html"]


def test_files_for_machines_carry_source_edition_and_licence(site: Path, library: Library):
    catalogue = json.loads((site / "api" / "catalog.json").read_text(encoding="utf-8"))
    assert {e["id"] for e in catalogue["indicators"]} == set(library.catalog.indicators)
    closed = [e for e in catalogue["indicators"] if not e["redistribute"]]
    for entry in closed:
        assert "csv" not in entry
        assert not (site / "api" / f"{entry['id']}.csv").exists()
    held = json.loads((site / "api" / "wgi_estimate.control_of_corruption.json").read_text(encoding="utf-8"))
    assert held["indicator"]["licence"] == "CC BY 4.0"
    assert held["indicator"]["edition"]
    frame = library.observations("wgi_estimate.control_of_corruption")
    assert len(held["rows"]) == len(frame)
    text = (site / "api" / "wgi_estimate.control_of_corruption.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == len(frame)
    assert {r["licence"] for r in rows} == {"CC BY 4.0"}
    assert rows[0]["source_url"].startswith("https://")


def _read_api(site: Path, name: str) -> tuple[dict, list[dict[str, str]]]:
    held = json.loads((site / "api" / f"{name}.json").read_text(encoding="utf-8"))
    return held, list(csv.DictReader(io.StringIO((site / "api" / f"{name}.csv").read_text(encoding="utf-8"))))


def test_files_for_machines_say_units_in_words(site: Path):
    """The USGS counts diamonds in carats and weighs bauxite in tonnes: there each row has its unit."""
    entries = json.loads((site / "api" / "catalog.json").read_text(encoding="utf-8"))["indicators"]
    units = {e["id"]: e["unit"] for e in entries}
    assert units["wgi_estimate.control_of_corruption"] == "estimate from −2.5 (weak) to +2.5 (strong)"
    assert units["usgs_mcs.smelter_production"] == "t"
    held, rows = _read_api(site, "usgs_mcs.mine_production")
    assert held["indicator"]["unit"] == units["usgs_mcs.mine_production"] == "quantity in the unit of the mineral"
    mineral, unit = held["columns"].index("mineral"), held["columns"].index("unit")
    for found in (((r[mineral], r[unit]) for r in held["rows"]), ((r["mineral"], r["unit"]) for r in rows)):
        pairs = set(found)
        assert {("bauxite", "t"), ("diamond_gem", "carats")} <= pairs
    held, rows = _read_api(site, "usgs_mcs.smelter_production")
    assert "unit" not in held["columns"]
    assert {r["unit"] for r in rows} == {"t"}


def test_a_link_to_the_app_carries_the_version_of_the_data_it_was_made_with(pages: dict[str, str], site: Path, library: Library):
    version = json.loads((site / "edition.json").read_text(encoding="utf-8"))["data_version"]
    stamps = re.findall(
        r"https://example.org/country\?lang=fr&amp;country=GIN&amp;version=([^\"]+)", pages["fr/country-gin.html"]
    )
    stamp = read_stamp(stamps[0])
    assert stamp is not None
    assert stamp.version == version
    assert {"wgi_estimate", "usgs_mcs", "kp"} <= set(stamp.parts)
    assert find_changes(library.catalog, stamp) == {}


def test_terms_that_forbid_files_are_named(pages: dict[str, str], library: Library):
    assert not library.catalog.find_dataset("ti_cpi").redistribute or ".csv" in pages["en/data-ti_cpi.html"]


def test_the_same_data_give_the_same_bytes(library: Library, site: Path):
    plans = tuple(p for p in plan_pages(library) if p.path in SOME)
    version = json.loads((site / "edition.json").read_text(encoding="utf-8"))["data_version"]
    edition = Edition(version, "", "https://example.org", plans, ("en", "fr"))
    plan = next(p for p in plans if p.path == "country-caf.html")
    for path, content in write_page(library, edition, plan, "fr"):
        assert (site / path).read_bytes() == content


def test_texts_from_data_are_escaped(library: Library):
    bad = "<script>alert(1)</script>"
    figure = build_panel("portfolio", library, Selection(), "en", Look("light", True)).drawings[0].figure
    panel = Panel(
        name="bad",
        title=bad,
        subtitle=bad,
        drawings=(Drawing(figure, bad, heading=bad),),
        rows=pd.DataFrame({"country": [bad], "value": [1.0]}),
        notes=(bad,),
        listing=pd.DataFrame({bad: [bad, Link(bad, "javascript:alert(1)")]}),
    )
    from indicators.export.site.writing import _environment

    block = show_panel(library, panel, "en", ())
    assert block.grids[0].rows[1][0].url == ""
    text = _environment().get_template("page.html.j2").render(
        lang="en", locale="en_GB", languages={"en": bad}, path="x.html", title=bad, lead=bad, finding=bad, blocks=[block], menu=[],
        above=None, css="", version=bad, base="", picture="", picture_alt="", app="", editions=False, word=dict.fromkeys(
            ("see", "brand", "skip", "languages", "pages", "source", "figures", "left_out", "privacy", "app", "version", "editions"), bad
        ),
    )  # fmt: skip
    assert "<script" not in text
    assert "alert(1)" in text
    assert str(enrich(f"**{bad}**")) == "<strong>&lt;script&gt;alert(1)&lt;/script&gt;</strong>"


def test_the_app_finds_its_light_page(library: Library):
    paths = {p.path for p in plan_pages(library)}
    for page, query in (("country", {"country": "GIN"}), ("minerals", {"mineral": "cobalt"}), ("diamonds", {}), ("compare", {})):
        assert find_path(page, query) in paths


def test_shared_links_show_a_picture_of_the_page(site: Path, pages: dict[str, str]):
    assert 'property="og:image" content="../cards/fr-country-gin.png"' in pages["fr/country-gin.html"]
    assert 'property="og:image" content="../cards/fr-index.png"' in pages["fr/mineral-bauxite.html"]
    for name in ("fr-country-gin", "en-index"):
        png = (site / "cards" / f"{name}.png").read_bytes()
        assert struct.unpack(">II", png[16:24]) == (1200, 630)
