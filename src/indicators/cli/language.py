"""The option `--lang`: headings, sentences and errors of a command in the reader's language; figures and ids stay as they are."""

from collections.abc import Callable, Sequence

import click

from indicators.i18n import DEFAULT_LANGUAGE, LANGUAGES, translate_context

Command = Callable[..., None]


def lang_option(command: Command) -> Command:
    """Add `--lang` to a command."""
    return click.option(
        "--lang",
        type=click.Choice(list(LANGUAGES)),
        default=DEFAULT_LANGUAGE,
        show_default=True,
        help="Language of headings, sentences and errors.",
    )(command)


def spoken_language(ctx: click.Context) -> str:
    """Return the language that the command was asked for."""
    return str(ctx.find_root().meta.get("lang", DEFAULT_LANGUAGE))


def remember_language(ctx: click.Context, args: Sequence[str]) -> None:
    """Find `--lang` in the words of a call before they are read, so that a complaint about any of them is in that language."""
    for position, word in enumerate(args):
        name, equals, value = word.partition("=")
        wanted = value if equals else next(iter(args[position + 1 :]), "")
        if name == "--lang" and wanted in LANGUAGES:
            ctx.find_root().meta["lang"] = wanted


def column_word(lang: str, column: str) -> str:
    """Return the heading of a column for the eye; a column without a word of its own keeps its name."""
    words = {
        "id": translate_context(lang, "column", "id"),
        "title": translate_context(lang, "column", "title"),
        "unit": translate_context(lang, "column", "unit"),
        "first": translate_context(lang, "column", "first year"),
        "last": translate_context(lang, "column", "last year"),
        "countries": translate_context(lang, "column", "countries"),
        "publisher": translate_context(lang, "column", "publisher"),
        "country": translate_context(lang, "column", "country"),
        "mineral": translate_context(lang, "column", "mineral"),
        "stage": translate_context(lang, "column", "stage"),
        "partner": translate_context(lang, "column", "partner"),
        "year": translate_context(lang, "column", "year"),
        "value": translate_context(lang, "column", "value"),
        "lower": translate_context(lang, "column", "lower end"),
        "upper": translate_context(lang, "column", "upper end"),
        "obs_status": translate_context(lang, "column", "status"),
        "note": translate_context(lang, "column", "note"),
        "edition": translate_context(lang, "column", "edition"),
        "material": translate_context(lang, "column", "material"),
        "sr": translate_context(lang, "column", "supply risk"),
        "hhi_wgi_t_global": translate_context(lang, "column", "HHI, world supply"),
        "hhi_wgi_t_eu": translate_context(lang, "column", "HHI, EU sourcing"),
        "import_reliance": translate_context(lang, "column", "import reliance"),
        "eol_rir": translate_context(lang, "column", "recycling"),
        "si": translate_context(lang, "column", "substitution"),
        "supply_scope": translate_context(lang, "column", "scope"),
        "published_sr": translate_context(lang, "column", "published"),
        "within_tolerance": translate_context(lang, "column", "within 0.10"),
    }
    return words.get(column, column)
