"""Extracts are read as text, without pandas' guesses."""

import pandas as pd
import pytest

from curate.writing import put
from indicators.curate.extracts import normalise_text, read_extract, require_countries, to_figures, with_key
from indicators.errors import DataError


def test_na_is_namibia(tmp_path):
    put(tmp_path, "a.csv", "iso2,value", "NA,", "ZA,1")
    frame = read_extract(tmp_path, "a.csv")
    assert list(frame["iso2"]) == ["NA", "ZA"]
    assert to_figures(frame["value"], "a.csv").isna().tolist() == [True, False]


def test_missing_file_is_named(tmp_path):
    with pytest.raises(DataError, match=r"The extract none\.csv is missing\. Give --from the folder that holds it\."):
        read_extract(tmp_path, "none.csv")


def test_missing_column_is_named(tmp_path):
    put(tmp_path, "a.csv", "iso3", "AGO")
    with pytest.raises(DataError, match=r"a\.csv lacks the column year"):
        read_extract(tmp_path, "a.csv", ("iso3", "year"))


def test_empty_extract_is_an_error(tmp_path):
    put(tmp_path, "a.csv", "iso3")
    with pytest.raises(DataError, match=r"a\.csv holds no row"):
        read_extract(tmp_path, "a.csv")


def test_word_in_place_of_a_number_gives_its_row():
    with pytest.raises(DataError, match=r"a\.csv:3 “W” is not a number"):
        to_figures(pd.Series(["1", "W"]), "a.csv")


def test_lost_country_is_named():
    with pytest.raises(DataError, match=r"has no row for COD\. Map their codes"):
        require_countries(pd.DataFrame({"country": ["ZAR"]}), ["COD"], "The table")


def test_key_must_be_unique():
    with pytest.raises(DataError, match="Two rows carry the key AGO"):
        with_key(pd.DataFrame({"country": ["AGO", "AGO"]}), "country")


def test_quotation_marks_and_apostrophes():
    assert normalise_text("'at least' Côte d'Ivoire") == "“at least” Côte d’Ivoire"
