"""The coverage matrix: every source of the pages is in it, by topic, and every empty cell has a reason."""

import pytest

from indicators.charts.theme import Look
from indicators.data import Library
from indicators.panels import Panel, Selection, build_panel
from indicators.panels.coverage import measure_coverage, merge_rows


@pytest.fixture(scope="module")
def panel() -> Panel:
    return build_panel("coverage", Library(), Selection(), "en", Look())


def read_cell(panel: Panel, indicator: str, country: str) -> tuple[float, str]:
    rows = panel.rows[(panel.rows["indicator"] == indicator) & (panel.rows["column"] == country)]
    assert len(rows) == 1
    return rows.iloc[0]["last"], rows.iloc[0]["reason"]


def test_all_sources_of_transparency_and_communities_are_there(panel):
    datasets = {i.partition(".")[0] for i in panel.rows["indicator"]}
    expected = {
        *("eiti", "rgi", "open_budget", "bti", "iiag", "rsf", "fsi", "goci", "civicus", "ucdp", "asm", "labour_flags"),
        *("undp_hdr", "wdi", "vdem", "vdem_v14", "freedom_house"),
    }
    assert expected <= datasets


def test_every_indicator_has_one_cell_for_each_member(panel):
    counts = panel.rows.groupby("indicator")["column"].nunique()
    assert set(counts) == {13}
    assert len(panel.rows) == 13 * len(counts)


def test_every_empty_cell_has_a_reason_and_no_other(panel):
    empty = panel.rows["last"].isna()
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
