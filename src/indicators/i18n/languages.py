"""The languages of the product. A language is offered once its catalogue is complete."""

LANGUAGES: dict[str, str] = {"en": "English", "fr": "Français", "pt": "Português"}
DEFAULT_LANGUAGE = "en"
LOCALES: dict[str, str] = {"en": "en_GB", "fr": "fr_FR", "pt": "pt_PT"}


def match_language(wanted: str | None) -> str:
    """Return the offered language that a tag such as `fr-CM` means, else the default.

    >>> match_language("fr-CM"), match_language("pt_AO"), match_language("xx"), match_language(None)
    ('fr', 'pt', 'en', 'en')
    """
    primary = (wanted or "").replace("_", "-").split("-")[0].lower()
    return primary if primary in LANGUAGES else DEFAULT_LANGUAGE
