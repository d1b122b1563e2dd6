"""Field definitions that follow from a column's name, so that an indicator's descriptor need not repeat them."""

from typing import Any

STATUSES = ("A", "B", "E", "I", "P", "U", "O", "M")
EMPTY_STATUSES = ("O", "M")

_PLAIN: dict[str, dict[str, Any]] = {
    "country": {
        "type": "string",
        "description": "ISO 3166-1 alpha-3 code, or a group of data/reference/countries.csv",
        "constraints": {"required": True, "pattern": "[A-Z]{3}"},
    },
    "mineral": {"type": "string", "description": "Id of data/reference/minerals.csv", "constraints": {"required": True}},
    "stage": {"type": "string", "description": "Stage of the supply chain", "constraints": {"required": True}},
    "partner": {"type": "string", "description": "Partner country", "constraints": {"required": True}},
    "year": {
        "type": "integer",
        "description": "Year the figure describes",
        "constraints": {"required": True, "minimum": 1900, "maximum": 2100},
    },
    "value": {"type": "number", "description": "The figure, in the unit of the indicator"},
    "lower": {"type": "number", "description": "Lower end of the publisher's interval"},
    "upper": {"type": "number", "description": "Upper end of the publisher's interval"},
    "stderr": {"type": "number", "description": "Standard error", "constraints": {"minimum": 0}},
    "n_sources": {"type": "integer", "description": "Number of sources behind the figure", "constraints": {"minimum": 0}},
    "rank": {"type": "integer", "description": "Rank among all countries the publisher covers", "constraints": {"minimum": 1}},
    "percentile": {
        "type": "number",
        "description": "Share of the publisher's countries with a lower value, in percent",
        "constraints": {"minimum": 0, "maximum": 100},
    },
    "obs_status": {
        "type": "string",
        "description": "SDMX CL_OBS_STATUS: A normal, B break, E estimated, I imputed or derived, P provisional, "
        "U low reliability, O missing, M cannot exist",
        "constraints": {"required": True, "enum": list(STATUSES)},
    },
    "note": {"type": "string", "description": "What is to be said about this very figure"},
    "edition": {"type": "string", "description": "Edition the row was taken from", "constraints": {"required": True}},
}


def build_field(name: str, bounds: list[float | None] | None) -> dict[str, Any]:
    """Return the field definition of an observation column; `bounds` limit value, lower and upper."""
    known = _PLAIN.get(name, {"type": "string", "description": f"Dimension {name}", "constraints": {"required": True}})
    field: dict[str, Any] = {"name": name, **known}
    if name == "value" and bounds:
        limits = {k: v for k, v in zip(("minimum", "maximum"), bounds, strict=True) if v is not None}
        field["constraints"] = limits
    return field
