"""The coverage matrix: every source of the pages is in it, by topic, and every empty cell has a reason."""

import csv
import io
import re
from datetime import date

import pytest
from openpyxl import load_workbook

from indicators.charts.theme import Look
from indicators.data import Library
from indicators.export import encode_panel_csv, encode_panel_xlsx
from indicators.panels import Panel, Selection, build_panel
from indicators.panels.catalogue import list_datasets
from indicators.panels.coverage import measure_coverage, merge_rows
from indicators.panels.methods import read_methods
from opening import open_page


@pytest.fixture(scope="module")
def panel() -> Panel:
    return build_panel("coverage", Library(), Selection(), "en", Look())


def read_cell(panel: Panel, indicator: str, country: str) -> tuple[float, str]:
    rows = panel.rows[(panel.rows["indicator"] == indicator) & (panel.rows["country"] == country)]
    assert len(rows) == 1
    return rows.iloc[0]["last_year"], rows.iloc[0]["reason"]


def test_all_sources_of_transparency_and_communities_are_there(panel):
    datasets = {i.partition(".")[0] for i in panel.rows["indicator"]}
    expected = {
        *("eiti", "rgi", "open_budget", "bti", "iiag", "rsf", "fsi", "goci", "civicus", "ucdp", "asm", "labour_flags"),
        *("undp_hdr", "wdi", "vdem", "vdem_v14", "freedom_house"),
    }
    assert expected <= datasets


def test_every_indicator_has_one_cell_for_each_member(panel):
    counts = panel.rows.groupby("indicator")["country"].nunique()
    assert set(counts) == {13}
    assert len(panel.rows) == 13 * len(counts)


def test_every_empty_cell_has_a_reason_and_no_other(panel):
    empty = panel.rows["last_year"].isna()
    assert (panel.rows.loc[empty, "reason"] != "").all()
    assert (panel.rows.loc[~empty, "reason"] == "").all()


@pytest.mark.parametrize(
    ("indicator", "country", "reason"),
    [
        ("eiti.validation_score", "BWA", "not a member of the EITI"),
        ("eiti.validation_score", "BEL", "supports the EITI, does not report"),
        ("eiti.revenue_extractives", "AGO", "takes part in the EITI, no figure in these data"),
        ("iiag.overall", "BEL", "the source covers African countries only"),
        ("open_budget.transparency", "GIN", "not surveyed"),
        ("rgi.mining_composite", "CAF", "not assessed"),
        ("kp.production_carats", "BEL", "files with the European Union"),
        ("asm.people_working", "GIN", "no figure found on a public page"),
        ("civicus.ratings", "TZA", "no figure found on a public page"),
        ("labour_flags.labour_flags", "BWA", "not listed, which is no proof"),
        ("bti.status", "BEL", "not covered by the source"),
        # USGS prints diamond reserves of the Central African Republic as not available.
        ("usgs_mcs.reserves", "CAF", "covered, no value"),
    ],
)
def test_reasons(panel, indicator, country, reason):
    assert read_cell(panel, indicator, country)[1] == reason


@pytest.mark.parametrize(
    ("indicator", "country", "year"),
    [
        ("eiti.validation_score", "GIN", 2022),
        ("rgi.mining_composite", "GIN", 2021),
        ("open_budget.transparency", "BWA", 2023),
        ("labour_flags.labour_flags", "COD", 2022),
        # Of 2025 only the downgrade of Liberia is known, not the new word.
        ("civicus.ratings", "LBR", 2024),
    ],
)
def test_last_years(panel, indicator, country, year):
    assert read_cell(panel, indicator, country) == (year, "")


def test_rows_stand_under_their_topic_and_are_few_enough_to_read(panel):
    axis = panel.drawings[0].figure.layout.yaxis
    headings = [t for t in axis.ticktext if t.startswith("<b>")]
    assert headings == [
        f"<b>{t}</b>" for t in ("Governance", "Minerals", "Diamonds", "Transparency", "Communities", "Civic space", "Economy")
    ]
    assert len(axis.ticktext) < 80 < panel.rows["indicator"].nunique()


def test_only_rows_that_agree_in_every_cell_are_merged(library):
    frame = merge_rows(library, measure_coverage(library, "en"), "en")
    for _label, part in frame.groupby("label"):
        assert part["topic"].nunique() == 1
        cells = part.assign(cell=part["last"].fillna(0).astype(int).astype(str) + part["reason"])
        assert cells.groupby("column")["cell"].nunique().max() == 1


def test_the_list_names_each_gap_in_words(panel):
    listing = panel.listing
    assert listing is not None
    row = listing[listing["Why"] == "× not a member of the EITI"].iloc[0]
    assert row["Countries"] == "Botswana, Lesotho and Zimbabwe"
    assert "EITI Validation score" in row["What is missing"]


def test_a_broken_table_costs_its_own_rows_only(data_copy):
    (data_copy / "civicus" / "ratings.csv").write_bytes(b"\x00damaged")
    frame = measure_coverage(Library(data_copy), "en")
    assert "civicus.ratings" not in set(frame["indicator"])
    assert "rsf.press_freedom" in set(frame["indicator"])


# --- the file --------------------------------------------------------------------------------------------------------


def test_the_matrix_may_be_handed_out_though_some_sources_may_not(panel, library):
    closed = [d.name for d in panel.datasets if not d.redistribute]
    assert "freedom_house" in closed
    assert panel.redistribute
    rows = read_file(panel)
    assert len(rows) == len(panel.rows)
    assert closed_columns(rows) == set()


def closed_columns(rows: list[dict[str, str]]) -> set[str]:
    """Columns beyond those that say what is held of whom and where it comes from."""
    about = {"indicator", "title", "topic", "country", "last_year", "state", "reason"}
    return set(rows[0]) - about - {"publisher", "edition_of_source", "licence", "source_url", "data_version"}


def read_file(panel: Panel) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(encode_panel_csv(panel, Library()).decode("utf-8-sig"))))


def test_no_cell_of_the_file_holds_a_figure(panel):
    """Belgium's total of Freedom House may not be handed out; its year may, as a whole number."""
    for row in read_file(panel):
        assert row["last_year"] == "" or re.fullmatch(r"(19|20)\d\d", row["last_year"]), row
        assert (row["last_year"] == "") == (row["state"] != "value")
        assert re.fullmatch("[a-z_]+", row["state"])
    row = next(r for r in read_file(panel) if r["indicator"] == "freedom_house.total" and r["country"] == "BEL")
    assert (row["last_year"], row["state"], row["reason"]) == ("2025", "value", "")


def test_each_row_of_the_file_names_its_own_source(panel):
    rows = {(r["indicator"], r["country"]): r for r in read_file(panel)}
    assert rows["freedom_house.total", "BEL"]["data_version"].startswith("freedom_house ")
    assert rows["civicus.ratings", "TZA"]["data_version"].startswith("civicus ")
    assert rows["kp.production_carats", "BEL"]["state"] == "through_union"


def test_the_workbook_has_the_same_rows(panel, library, tmp_path):
    path = tmp_path / "coverage.xlsx"
    path.write_bytes(encode_panel_xlsx(panel, library, "fr"))
    sheet = load_workbook(path)["data"]
    assert sheet.max_row == len(panel.rows) + 1
    years = [cell.value for cell in next(c for c in sheet.iter_cols() if c[0].value == "last_year")[1:]]
    assert {type(y) for y in years} == {int, type(None)}


def test_the_page_offers_the_files():
    at = open_page("data")
    at.button(key="tool_data_coverage_download").click().run()
    assert not at.exception
    words = [b.label for b in at.get("download_button")]
    assert "CSV, with source and licence in each row" in words
    assert not any("do not let us hand out these figures" in i.value for i in at.info)


def test_the_list_and_the_matrix_count_the_same_datasets(panel: Panel):
    # One of the folders holds our own reference lists, which nobody published.
    library = Library()
    listed = list_datasets(library, "en", date(2026, 11, 26))
    shown = panel.datasets
    assert len(listed) == len(shown) == len(library.catalog.datasets) - 1


def test_an_edition_that_was_due_is_marked_and_listed_on_methods():
    # The descriptor of the Worldwide Governance Indicators expects the next update on 30 September 2026.
    library = Library()
    before, after = (list_datasets(library, "en", date(2026, m, 1)).set_index("Dataset")["Next edition"] for m in (9, 10))
    title = library.catalog.find_dataset("wgi").title
    assert before[title].replace("\u00a0", " ") == "30 Sept 2026"
    assert after[title].replace("\u00a0", " ") == "was due on 30 Sept 2026; not yet taken in"
    told = [p for s in read_methods(library, "en", date(2026, 10, 1)) for p in s.paragraphs if "not yet taken in" in p]
    assert len(told) == 1
    assert f"{title} (30 Sept 2026)" in told[0].replace("\u00a0", " ")
    assert "Freedom" not in told[0]


def test_every_section_of_data_has_the_four_tools_in_their_order():
    at = open_page("data", dataset="ti_cpi")
    keys = [b.key.removeprefix("tool_data_") for b in at.button if b.key and b.key.startswith("tool_data_")]
    names = ("catalogue", "coverage", "dictionary")
    assert keys == [f"{name}_{tool}" for name in names for tool in ("share", "download", "table", "about")]
    at.button(key="tool_data_dictionary_share").click().run()
    assert any("dataset=ti_cpi" in c.value and c.value.endswith("#dictionary") for c in at.code)


def test_the_catalogue_as_a_file_names_each_source(library):
    """Transparency International publishes the CPI under CC BY-ND 4.0; the file has scores of 2012 to 2025."""
    rows = read_file(build_panel("catalogue", library, Selection(), "en", Look()))
    row = next(r for r in rows if r["dataset"] == "ti_cpi")
    assert (row["publisher"], row["licence"]) == ("Transparency International", "CC BY-ND 4.0")
    assert (row["first_year"], row["last_year"]) == ("2012", "2025")
