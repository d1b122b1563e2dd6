"""Writes extracts of a few lines in the form of those that are curated."""

from indicators.curate import kp_status
from tables import MEMBERS

LONG = "iso3,year,indicator,value,unit,source_id,source_url,note"
STATUS_HEADER = (
    "iso3,kp_participant_since,kp_status_note,eiti_status,eiti_joined,"
    "eiti_latest_validation_year,eiti_latest_validation_score,eiti_note,source_urls"
)


def put(root, name, *lines):
    """Write an extract below `root`."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_status(root, **changes):
    """Write a status extract with one plain line per member, some of them replaced."""
    plain = {c: f"{c},2003,Participant.,implementing,2008-02-22,2022,85.5,Note.,https://e.org" for c in sorted(MEMBERS)}
    put(root, kp_status.STATUS, STATUS_HEADER, *{**plain, **changes}.values())
