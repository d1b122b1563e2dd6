"""The log of corrections is read by people: which figure, what is wrong with it, what was done, in their language."""

from indicators.panels.corrections import list_corrections


def test_lesotho_2022_is_explained_in_french(library):
    frame = list_corrections(library, library.catalog.find_dataset("kp"), "fr")
    row = frame[frame["Chiffre"].str.contains("Lesotho, 2022")].iloc[0]
    assert row["Chiffre"] == "Production de diamants bruts\u202f: Lesotho, 2022"
    assert row["Ce que nous avons fait"] == "conservé et marqué comme douteux"
    assert "1\u202f276\u202f000 carats" in row["Ce qui est faux"]


def test_every_correction_is_listed(library):
    for dataset in library.catalog.datasets.values():
        if "corrections" in dataset.tables:
            frame = list_corrections(library, dataset, "en")
            assert len(frame) == len(library.table(dataset.name, "corrections"))
            assert (frame != "").all().all()
