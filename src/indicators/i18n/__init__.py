"""Words, numbers, dates and names in the reader's language. Standard library and Babel only."""

from indicators.i18n.grammar import Name
from indicators.i18n.languages import DEFAULT_LANGUAGE, LANGUAGES, match_language
from indicators.i18n.messages import find_words, translate, translate_clause, translate_context, translate_error, translate_plural
from indicators.i18n.names import country_name, fold_accents
from indicators.i18n.numbers import (
    count_for_noun,
    format_date,
    format_list,
    format_number,
    format_percent,
    format_quantity,
    format_signed,
    join_clauses,
)
from indicators.i18n.typography import keep_together

__all__ = [
    "DEFAULT_LANGUAGE",
    "LANGUAGES",
    "Name",
    "count_for_noun",
    "country_name",
    "find_words",
    "fold_accents",
    "format_date",
    "format_list",
    "format_number",
    "format_percent",
    "format_quantity",
    "format_signed",
    "join_clauses",
    "keep_together",
    "match_language",
    "translate",
    "translate_clause",
    "translate_context",
    "translate_error",
    "translate_plural",
]
