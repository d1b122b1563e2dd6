"""The table of a panel in words: headings, codes, names, decimal marks and order of the reader's language."""

import pandas as pd
import pytest

from indicators.charts.theme import Look
from indicators.data import Library
from indicators.export.table import trace_rows
from indicators.panels import Selection, build_panel
from indicators.panels.model import _BUILDERS
from indicators.panels.quantities import basis_words
from indicators.panels.row_words import code_words, figure_formats, status_words, tell_rows

LIBRARY = Library()


def test_rows_are_told_in_the_language_by_country_and_year():
    rows = pd.DataFrame(
        {
            "country": ["ZWE", "AGO", "ZWE"],
            "year": [2024, 2023, 2023],
            "value": [1.25, None, 1234.5],
            "obs_status": ["A", "O", "E"],
            "status": ["implementing", None, "suspended"],
            "hhi_local": ["", "", "x_y"],
            "empty": [None, None, None],
        }
    )
    told = tell_rows(LIBRARY, rows, "pt")
    assert list(told.columns) == ["País", "Ano", "Valor", "Situação do número", "Situação", "hhi_local"]
    assert told["País"].tolist() == ["Angola", "Zimbabué", "Zimbabué"]
    assert told["Ano"].tolist() == ["2023", "2023", "2024"]
    assert "None" not in told.to_csv()
    write = figure_formats(told, "pt")["Valor"]
    assert [write(v).replace("\u00a0", " ").replace("\u202f", " ") for v in told["Valor"]] == ["", "1 234,50", "1,25"]


def test_a_reason_and_a_name_of_the_model_are_told():
    rows = pd.DataFrame({"material": ["Aggregates"], "reason": ["not_published"], "within": [True]})
    told = tell_rows(LIBRARY, rows, "fr")
    assert told.iloc[0].tolist() == ["Granulats", "Aucun résultat publié n’est disponible pour comparer.", "oui"]


def test_downloads_keep_the_names_and_codes_of_the_files():
    panel = build_panel("eiti_status", LIBRARY, Selection(), "fr", Look())
    assert {"country", "joined_state", "status"} <= set(trace_rows(panel, LIBRARY).columns)
    assert set(trace_rows(panel, LIBRARY)["status"]) <= set(code_words("en"))
    told = tell_rows(LIBRARY, panel.rows, "fr")
    assert not set(told["Statut"]) & {"implementing", "suspended", "supporting", "not_a_member"}


@pytest.mark.parametrize("name", sorted(_BUILDERS))
def test_every_panel_can_be_told(name: str):
    panel = build_panel(name, LIBRARY, Selection(countries=("GIN", "COD")), "fr", Look())
    told = tell_rows(LIBRARY, panel.rows, "fr")
    assert len(told) == len(panel.rows)
    assert told.columns.is_unique
    assert not {"country", "year", "value", "lower", "upper", "obs_status", "rank", "mineral"} & set(told.columns)
    if "Statut du chiffre" in told:
        assert set(told["Statut du chiffre"]) <= {*status_words("fr").values(), ""}
    assert told.style.format(figure_formats(told, "fr"), na_rep="").to_html()


def test_a_share_is_a_noun_and_what_is_weighed_is_said():
    """“Share” alone is the button that shares a panel."""
    rows = pd.DataFrame({"country": ["COD"], "share": [0.7419], "counted": ["cobalt content"]})
    told = tell_rows(LIBRARY, rows, "pt")
    assert list(told.columns) == ["País", "Parte do total", "O que se conta"]
    assert told.iloc[0, 2] == basis_words("pt", "cobalt content") != "cobalt content"
