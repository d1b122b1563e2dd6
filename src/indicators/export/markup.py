"""Texts for the typesetter: as strings, so that nothing in them is read as markup."""


def quote(text: str) -> str:
    r"""Return a text as a string of the typesetter.

    >>> quote('a "b" #c \\ d')
    '"a \\"b\\" #c \\\\ d"'
    """
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
