"""Our fonts for everything that is printed: PDF, PNG, slides."""

from pathlib import Path

FONTS = Path(__file__).with_name("fonts")
