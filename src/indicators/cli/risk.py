"""The command `risk`: the EU supply-risk model, recomputed from its published inputs."""

from collections.abc import Callable
from difflib import get_close_matches

import click
import pandas as pd

from indicators.cli.language import lang_option
from indicators.cli.printing import print_frame
from indicators.cli.usage import name_choices
from indicators.data import Library
from indicators.errors import Clause, DataError, UnknownNameError
from indicators.i18n import join_clauses, translate
from indicators.panels.supply_tables import STAGES, VINTAGES, read_model

COLUMNS = (
    "material", "stage", "sr", "hhi_wgi_t_global", "hhi_wgi_t_eu", "import_reliance", "eol_rir", "si", "supply_scope",
    "published_sr", "within_tolerance",
)  # fmt: skip
DECIMALS = 6
REASONS = {
    "no_shares": Clause("its supply shares are not printed"),
    "no_global_shares": Clause("its shares of global supply are not printed"),
    "no_eu_shares": Clause("its shares of EU sourcing are not printed"),
    "no_import_reliance": Clause("its import reliance is blank"),
    "no_supply_scope": Clause("its supply scope cannot be read"),
    "no_recycling_or_substitution": Clause("its substitution index is blank"),
}


def _one_of(known: tuple[str, ...]) -> Callable[[click.Context, click.Parameter, str | None], str | None]:
    def check(_ctx: click.Context, option: click.Parameter, value: str | None) -> str | None:
        if value is None or value.lower() in known:
            return value.lower() if value else None
        raise UnknownNameError(
            "“{value}” is no {option}: choose {known}.", value=value, option=option.name, known=name_choices(known)
        )

    return check


@click.command()
@click.option("--material", default=None, help="A material as the EU study names it, for example Cobalt.")
@click.option("--stage", default=None, callback=_one_of(STAGES), metavar="[extraction|processing]", help="One stage only.")
@click.option(
    "--vintage",
    default=VINTAGES[0],
    show_default=True,
    callback=_one_of(VINTAGES),
    metavar="[2022|2024]",
    help="Update of the Worldwide Governance Indicators.",
)
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
@lang_option
def risk(material: str | None, stage: str | None, vintage: str, form: str, lang: str) -> None:
    """Recompute the EU list of 2023 beside its published results.

    SR = [H(GS)·IR/2 + H(EU)·(1 − IR/2)]·(1 − EoL)·SI with H = Σ s²·g·t. The inputs are the study's tables, none is
    tuned. within_tolerance: |sr − published_sr| ≤ 0.10, empty where no result can be compared.
    """
    results = read_model(Library(), vintage).results
    rows = select_results(results, material, stage)
    print_frame(_shape_rows(rows), form, lang)
    left_out = results[results["sr"].isna()]
    if form == "table" and material is None and len(left_out):
        names = join_clauses(lang, [f"{row.material}, {row.stage}" for row in left_out.itertuples()])
        click.echo(
            translate(lang, "Not computed, because an input is not printed or cannot be read: {names}.", names=names), err=True
        )


def select_results(results: pd.DataFrame, material: str | None, stage: str | None) -> pd.DataFrame:
    """Return the rows with a result for a material and a stage; None stands for all of them.

    Raises:
        UnknownNameError: no such material, or not at this stage; the nearest names are given.
        DataError: the material is known and its inputs are incomplete.
    """
    rows = results
    if material is not None:
        name = _find_material(results, material)
        rows = results[results["material"] == name]
        if stage is not None and stage not in set(rows["stage"]):
            raise UnknownNameError(
                "{name} is not assessed at {stage}: the study assesses it at {other} only.",
                name=name,
                stage=stage,
                other=rows["stage"].iloc[0],
            )
    if stage is not None:
        rows = rows[rows["stage"] == stage]
    found = rows[rows["sr"].notna()]
    if found.empty:
        first = rows.iloc[0]
        reason = REASONS[first["reason"]]
        raise DataError(
            "{material}, {stage}, cannot be computed because {reason}: choose another material.",
            material=first["material"],
            stage=first["stage"],
            reason=reason,
        )
    return found


def _find_material(results: pd.DataFrame, wanted: str) -> str:
    """The material's name as the study writes it."""
    names = {name.casefold(): name for name in results["material"].drop_duplicates()}
    key = " ".join(wanted.split()).casefold()
    if key in names:
        return names[key]
    near = get_close_matches(key, names, n=3, cutoff=0.5) or [n for n in names if key and (key in n or n in key)][:3]
    if not near:
        raise UnknownNameError("The EU list has no material “{name}”. `indicators risk` lists all of them.", name=wanted)
    nearest = ", ".join(names[n] for n in near)
    raise UnknownNameError("The EU list has no material “{name}”. Nearest: {near}.", name=wanted, near=nearest)


def _shape_rows(rows: pd.DataFrame) -> pd.DataFrame:
    numbers = [c for c in COLUMNS if c in rows.select_dtypes("number")]
    within = rows["within_tolerance"].astype(object).where(rows["within_tolerance"].notna(), float("nan"))
    shaped = rows[list(COLUMNS)].assign(**{c: rows[c].round(DECIMALS) for c in numbers}, within_tolerance=within)
    return shaped.reset_index(drop=True)
