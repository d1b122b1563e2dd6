"""The country briefing: two pages, tagged, the same bytes for the same input, and nothing from the data is markup."""

import re
import zlib
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from indicators.cli import main
from indicators.data import Library
from indicators.export.brief import _build, _write_panel, quote, write_briefing
from indicators.export.printing import count_pages, print_pdf

DAY = date(2026, 11, 25)


def _streams(pdf: bytes) -> bytes:
    """Return the file with its compressed parts opened."""
    parts = [pdf]
    for found in re.finditer(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        try:
            parts.append(zlib.decompress(found[1]))
        except zlib.error:
            continue
    return b"\n".join(parts)


@pytest.mark.parametrize(("country", "lang"), [("GIN", "fr"), ("CAF", "pt"), ("BEL", "en"), ("AGO", "pt")])
def test_two_tagged_pages_in_the_language(library: Library, country: str, lang: str):
    briefing = write_briefing(library, country, lang, DAY)
    opened = _streams(briefing.pdf)
    assert briefing.missing == ()
    assert len(re.findall(rb"/Type\s*/Page\b", opened)) == 2
    assert b"/StructTreeRoot" in opened
    assert b"pdfuaid" in opened
    assert f"({lang})".encode() in opened
    assert len(briefing.pdf) < 400_000


def test_equal_input_gives_equal_bytes(library: Library):
    assert write_briefing(library, "SLE", "en", DAY).pdf == write_briefing(library, "SLE", "en", DAY).pdf


@pytest.mark.parametrize("text", ['#panic("x")', '"); #panic("x")', "\\", "$x$ *b* _i_ `c` @ref <label> // /* ~", "= h\n- l"])
def test_no_sign_in_a_text_is_markup(text: str):
    markup = f"#set document(title: {quote(text)})\n#set text(lang: {quote('en')})\n#heading(level: 1, {quote(text)})\n#text({quote(text)})"
    assert count_pages(markup, {}) == 1
    assert print_pdf(markup, {}, created=0).startswith(b"%PDF")


def test_a_damaged_file_costs_its_own_part(data_copy: Path):
    (data_copy / "kp" / "production_carats.csv").write_bytes(b"\x00")
    briefing = write_briefing(Library(data_copy), "GIN", "en", DAY)
    assert len(briefing.missing) == 1
    assert "production_carats.csv" in briefing.missing[0]


def test_command_writes_or_says_why(tmp_path: Path):
    run = CliRunner().invoke
    out = tmp_path / "g.pdf"
    assert run(main, ["brief", "gin", "--lang", "fr", "--out", str(out)]).exit_code == 0
    assert out.read_bytes().startswith(b"%PDF")
    wrong = run(main, ["brief", "FRA", "--out", str(tmp_path / "f.pdf")])
    assert wrong.exit_code == 2
    assert "“FRA” is no country of the coalition" in wrong.output
    assert run(main, ["brief", "GIN", "--out", str(tmp_path / "g.docx")]).exit_code == 2
    assert [p.name for p in tmp_path.iterdir()] == ["g.pdf"]


def test_each_part_names_its_source(library: Library):
    parts = [_build(library, name, "GIN", "fr") for name in ("profile", "portfolio")]
    told = [_write_panel(part, "fr", {}, 680, 100) for part in parts]
    assert "Source\u202f: Banque mondiale" in told[0]
    assert "U.S. Geological Survey" in told[1]


def test_the_fullest_first_page_fits(library: Library):
    # DR Congo has the most minerals.
    opened = _streams(write_briefing(library, "COD", "en", DAY).pdf)
    assert len(re.findall(rb"/Type\s*/Page\b", opened)) == 2
