"""The years of the comparison: from and until, as far as the publisher has values of the members."""

from functools import partial

from indicators.i18n import translate
from indicators.panels.period import Period, fit_period, state_fit
from indicators.ui.context import Context
from indicators.ui.pickers import choose_or_all, find_years, name_year
from indicators.ui.survival import survive

ENDS = ("first", "last")


def find_period(context: Context) -> Period:
    """Return the period that is shown: the chosen one, or the nearest that has a value. The shared choice stays as it is."""
    return fit_period(find_years(context), *_asked(context))


def _asked(context: Context) -> tuple[int | None, int | None]:
    first, last = (context.chosen[key] for key in ENDS)
    return (first if isinstance(first, int) else None, last if isinstance(last, int) else None)


@survive
def pick_years(context: Context) -> None:
    """Choose the first and the last year shown; say so where the choice cannot be shown as it is."""
    lang, years = context.lang, sorted(find_years(context))
    if not years:
        return
    period = find_period(context)
    notice = state_fit(lang, period, years, _asked(context))
    if notice:
        context.notices.append(notice)
    first, last = period.first or years[0], period.last or years[-1]
    start = translate(lang, "start ({year})", year=str(years[0]))
    newest = translate(lang, "newest ({year})", year=str(years[-1]))
    ends = (
        ("first", period.first, translate(lang, "From"), [y for y in years if y <= last], start),
        ("last", period.last, translate(lang, "Until"), [y for y in reversed(years) if y >= first], newest),
    )
    for key, value, label, options, limit in ends:
        choose_or_all(key, value, label, options, partial(name_year, limit), 160)
