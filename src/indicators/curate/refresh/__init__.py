"""Refresh: reads a publisher's new edition in its real format, compares it with what we hold, and writes it whole or not at all."""

from indicators.curate.refresh.adapters import ADAPTERS, find_adapter
from indicators.curate.refresh.compare import Comparison, compare_tables
from indicators.curate.refresh.run import Outcome, refresh_dataset

__all__ = ["ADAPTERS", "Comparison", "Outcome", "compare_tables", "find_adapter", "refresh_dataset"]
