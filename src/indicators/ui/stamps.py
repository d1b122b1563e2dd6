"""What a link says of the data it was made with, written into links and told to whoever opens an older one."""

from collections.abc import Iterable

from indicators.catalog import ChangeKind, Dataset
from indicators.export.stamp import Stamp, find_changes, write_stamp
from indicators.export.version import data_version
from indicators.i18n import format_date, format_list, join_clauses, translate, translate_context
from indicators.ui.context import Context
from indicators.ui.listing import find_address, make_plain


def find_version(context: Context) -> str:
    """Return the version of all data, computed once until a file changes."""
    return context.library.keep(("data_version",), lambda: data_version(context.library))


def stamp_link(context: Context, datasets: Iterable[Dataset]) -> str:
    """Return what a link to a view of these datasets carries under `version`."""
    return write_stamp(find_version(context), datasets)


def tell_age(context: Context, stamp: Stamp) -> str:
    """Return one sentence on a link that was made with other data than these; nothing for one of today's."""
    lang, now = context.lang, find_version(context)
    if stamp.version == now:
        return ""
    if not stamp.parts:
        return translate(
            lang, "This link was made with data version {made}; the data here are version {now}.", made=stamp.version, now=now
        )
    made = format_date(lang, stamp.day.isoformat())
    changes = _tell_changes(context, stamp)
    if not changes:
        return translate(
            lang, "This link was made with the data of {date}; what it shows has had no new version since.", date=made
        )
    return translate(
        lang,
        "This link was made with the data of {date}. Since then: {changes} ([corrections log]({address})).",
        date=made,
        changes=join_clauses(lang, changes),
        address=f"{find_address(context, 'methods', ())}#corrections",
    )


def _tell_changes(context: Context, stamp: Stamp) -> list[str]:
    """One clause for the datasets in which the same has changed."""
    lang = context.lang
    alike: dict[tuple[ChangeKind, ...], list[str]] = {}
    for name, kinds in find_changes(context.library.catalog, stamp).items():
        alike.setdefault(kinds, []).append(_name(context, name))
    return [
        translate(lang, "{changes} in {datasets}", changes=_tell_kinds(lang, kinds), datasets=format_list(lang, names))
        for kinds, names in alike.items()
    ]


def _tell_kinds(lang: str, kinds: tuple[ChangeKind, ...]) -> str:
    if not kinds:
        return translate(lang, "an older version here")
    words = {
        ChangeKind.REMOVED: translate(lang, "figures removed or renamed"),
        ChangeKind.YEARS: translate(lang, "new years"),
        ChangeKind.ADDED: translate(lang, "additions"),
        ChangeKind.VALUES: translate(lang, "corrected values"),
        ChangeKind.WORDS: translate(lang, "corrected words"),
    }
    return format_list(lang, [words[kind] for kind in kinds])


def _name(context: Context, name: str) -> str:
    """The dataset by its title with its version now; by the name in the link where it is not held any more."""
    dataset = context.library.catalog.datasets.get(name)
    if dataset is None:
        return make_plain(name)
    return f"{make_plain(translate_context(context.lang, 'dataset', dataset.title))} {dataset.version}"
