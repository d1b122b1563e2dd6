"""The presenter edition: slides from a choice of countries, as one HTML file, as PPTX with native charts, as PDF."""

from indicators.export.deck.document import write_html
from indicators.export.deck.model import Choice, Slide
from indicators.export.deck.planning import TOPICS, build_slides, plan_deck, topic_word
from indicators.export.deck.printed import write_pdf
from indicators.export.deck.slides import write_pptx

__all__ = ["TOPICS", "Choice", "Slide", "build_slides", "plan_deck", "topic_word", "write_html", "write_pdf", "write_pptx"]
