"""Where a line may not break: before the last word of a text, and between a figure and its unit."""

import re

NO_BREAK = "\u00a0"
FEW_WORDS = 4
LONGEST_END = 24
"""Letters of the last two words up to which they stay together; longer ones fill a line of a phone by themselves."""
_UNIT = re.compile(r"(?<=\d) (?=(?:t|kg|km|carats?|quilates|ct|USD)\b)")


def keep_together(text: str) -> str:
    """Return a text whose last line has at least two words, and whose units stand at their figures.

    >>> keep_together("New editions revised 39 of 45 figures of the 13").replace(NO_BREAK, "~")
    'New editions revised 39 of 45 figures of the~13'
    >>> keep_together("110 t of 450 t").replace(NO_BREAK, "~")
    '110~t of 450~t'
    """
    bound = _UNIT.sub(NO_BREAK, text)
    head, space, last = bound.rpartition(" ")
    if not space or bound.count(" ") < FEW_WORDS or len(head.rpartition(" ")[2]) + len(last) > LONGEST_END:
        return bound
    return f"{head}{NO_BREAK}{last}"
