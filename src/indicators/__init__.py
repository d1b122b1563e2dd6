"""Governance and critical minerals of the 13 countries of the Kimberley Process Civil Society Coalition."""

__version__ = "0.1.0"
