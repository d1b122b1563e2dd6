"""Main suppliers by share, and the stage that stands for a material."""

import pandas as pd

from indicators.metrics import choose_headline, find_main_suppliers

SUPPLIERS = pd.DataFrame(
    [
        ("X", "extraction", "global", "AUS", 0.4),
        ("X", "extraction", "global", "GIN", 0.2),
        ("X", "extraction", "global", "CHN", 0.2),
        ("X", "extraction", "global", "SLE", 0.1),
        ("X", "extraction", "eu_sourcing", "SLE", 0.7),
        ("Y", "processing", "global", "BEL", 0.02),
    ],
    columns=["material", "stage", "scope", "country", "share"],
)


def test_a_main_supplier_has_a_tenth_of_one_supply():
    found = find_main_suppliers(SUPPLIERS, ["GIN", "SLE", "BEL"])
    # Sierra Leone has exactly a tenth of the world and 70 % of EU sourcing, Guinea a fifth, Belgium 2 %.
    assert found.values.tolist() == [
        ["X", "extraction", "eu_sourcing", "SLE", 0.7],
        ["X", "extraction", "global", "GIN", 0.2],
        ["X", "extraction", "global", "SLE", 0.1],
    ]


def test_the_share_from_which_a_supplier_counts_is_a_choice():
    assert find_main_suppliers(SUPPLIERS, ["GIN", "SLE"], least=0.5)["country"].tolist() == ["SLE"]
    assert find_main_suppliers(SUPPLIERS, ["BEL"], least=0.02)["material"].tolist() == ["Y"]


def test_the_higher_stage_stands_and_a_figure_that_does_not_come_out_gives_way_to_the_published_one():
    results = pd.DataFrame(
        [
            ("agrees", "extraction", 2.77, 2.8, True),
            ("agrees", "processing", 0.49, None, None),
            ("differs", "extraction", 2.62, 3.9, False),
            ("differs", "processing", 3.98, None, None),
            ("too high", "processing", 5.06, 3.5, False),
            ("not computed", "extraction", None, 0.3, None),
            ("nothing", "extraction", None, None, None),
        ],
        columns=["material", "stage", "sr", "published_sr", "within_tolerance"],
    ).astype({"within_tolerance": "boolean"})
    rows = choose_headline(results).set_index("material")
    assert rows["figure"].to_dict() == {"agrees": 2.77, "differs": 3.98, "not computed": 0.3, "too high": 3.5}
    assert rows["from_study"].to_dict() == {"agrees": False, "differs": False, "not computed": True, "too high": True}
    assert rows.loc["differs", "stage"] == "processing"
