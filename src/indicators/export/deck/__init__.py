"""The presenter edition: slides from a choice of countries, as one HTML file, as PPTX with native charts, as PDF.

Import the parts from their modules: what writes PPTX and PDF takes long to load, and pages need only the plan.
"""
