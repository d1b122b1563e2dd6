"""What a publisher sends: bytes with a name. Recognises web pages, cut files and foreign encodings before anyone parses them."""

import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import python_calamine

from indicators.errors import Clause, DataError

MOST_BYTES = 200 * 1024 * 1024
FETCH_AGAIN = Clause("Fetch it again from the publisher’s page and compare its size with the page’s.")


@dataclass(frozen=True)
class Answer:
    """One file of a publisher."""

    name: str
    content: bytes


def read_answer(path: Path) -> Answer:
    """Return the file at hand.

    Raises:
        DataError: missing, unreadable, empty or larger than 200 MB.
    """
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise DataError(
                "{file} holds {size} MB, more than any edition known here. Give the publisher’s data file.",
                file=path.name,
                size=size // 2**20,
            )
        content = path.read_bytes()
    except OSError as error:
        raise DataError(
            "{file} cannot be read ({reason}). Give an existing file after --from.",
            file=path.name,
            reason=error.strerror or error,
        ) from None
    return check_answer(Answer(path.name, content))


def check_answer(answer: Answer) -> Answer:
    """Return the answer unchanged when it can be data at all.

    Raises:
        DataError: the file is empty or is a web page in place of data.
    """
    head = answer.content[:400].lstrip().lower()
    if not head:
        raise DataError("{file} is empty. {remedy}", file=answer.name, remedy=FETCH_AGAIN)
    if head.startswith((b"<!doctype html", b"<html", b"<?xml")) or b"<html" in head:
        raise DataError(
            "{file} is a web page, not data: the publisher answered with an error or a notice. {remedy}",
            file=answer.name,
            remedy=FETCH_AGAIN,
        )
    return answer


def read_json(answer: Answer) -> object:
    """Return the parsed JSON.

    Raises:
        DataError: cut off or no JSON.
    """
    try:
        return json.loads(answer.content.decode("utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise DataError(
            "{file} is not complete JSON ({reason}). {remedy}", file=answer.name, reason=error, remedy=FETCH_AGAIN
        ) from None


def read_sheet(answer: Answer, sheet: str) -> list[list[object]]:
    """Return the cells of one sheet.

    Raises:
        DataError: no workbook, cut off, or without that sheet.
    """
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
        names = book.sheet_names
        if sheet not in names:
            raise DataError(
                "{file} has no sheet “{sheet}” (it has {held}). Give the edition’s full workbook.",
                file=answer.name,
                sheet=sheet,
                held=", ".join(names),
            )
        return [list(row) for row in book.get_sheet_by_name(sheet).to_python()]
    except (python_calamine.CalamineError, python_calamine.ZipError, python_calamine.XmlError, OSError, ValueError) as error:
        raise DataError(
            "{file} is not a complete workbook ({reason}). {remedy}", file=answer.name, reason=error, remedy=FETCH_AGAIN
        ) from None


def find_table(answer: Answer, rows: Sequence[Sequence[object]], needed: Mapping[str, str]) -> pd.DataFrame:
    """Return the table below the first row that holds all `needed` headings, with our names for its columns.

    Args:
        needed: heading of the publisher → our column.

    Raises:
        DataError: no such row; the message names the headings that are missing.
    """
    wanted = {_normalise(k): v for k, v in needed.items()}
    best: set[str] = set()
    for number, row in enumerate(rows[:30]):
        headings = [_normalise(c) for c in row]
        found = wanted.keys() & set(headings)
        best = found if len(found) > len(best) else best
        if len(found) == len(wanted):
            places = {wanted[h]: i for i, h in reversed(list(enumerate(headings))) if h in wanted}
            body = [r for r in rows[number + 1 :] if any(str(c).strip() for c in r)]
            data = {name: [_cell(r[i]) if i < len(r) else "" for r in body] for name, i in places.items()}
            return pd.DataFrame(data, dtype="str")
    lost = [k for k in needed if _normalise(k) not in best]
    raise DataError(
        "{file} lacks the column {names}: the publisher renamed or dropped it. Adapt the adapter first.",
        file=answer.name,
        names=", ".join(lost),
    )


def read_csv(answer: Answer, needed: Iterable[str], encoding: str = "utf-8-sig") -> pd.DataFrame:
    """Return a CSV file as text, `NA` kept, with at least the needed columns.

    Args:
        answer: the file.
        needed: columns it must have.
        encoding: what the publisher writes when the file is not UTF-8, where that is known.

    Raises:
        DataError: not UTF-8, cut within a row, without rows, or a needed column is missing.
    """
    try:
        text = answer.content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if encoding != "utf-8-sig":
            return read_csv(Answer(answer.name, answer.content.decode(encoding, errors="replace").encode()), needed)
        raise DataError(
            "{file} is not UTF-8 at byte {position}: names would be garbled. Save it as UTF-8 and give it again.",
            file=answer.name,
            position=error.start,
        ) from None
    try:
        frame = pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False, on_bad_lines="error")
    except (pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise DataError(
            "{file} is not a complete CSV file ({reason}). {remedy}",
            file=answer.name,
            reason=str(error).strip(),
            remedy=FETCH_AGAIN,
        ) from None
    lost = [c for c in needed if c not in frame.columns]
    if lost:
        what = ", ".join(lost)
        raise DataError(
            "{file} lacks the column {names}: the publisher renamed or dropped it. Adapt the adapter first.",
            file=answer.name,
            names=what,
        )
    if frame.empty or (not text.endswith("\n") and frame.iloc[-1].eq("").all()):
        raise DataError("{file} holds no row. {remedy}", file=answer.name, remedy=FETCH_AGAIN)
    return frame.fillna("")


def to_numbers(column: pd.Series, answer: Answer, what: str, missing: Iterable[str] = ("", "..", "N/A")) -> pd.Series:
    """Return figures; the publisher's words for “no value” become NaN, everything else must be a number.

    Raises:
        DataError: a cell is no number, for instance written with a decimal comma.
    """
    texts = column.astype(str).str.strip()
    figures = pd.to_numeric(texts.where(~texts.isin(set(missing))), errors="coerce").astype(float)
    wrong = figures.isna() & ~texts.isin(set(missing))
    if wrong.any():
        cell = texts[wrong].iloc[0]
        commas = cell.replace(",", "", 1).lstrip("-").isdigit()
        hint = Clause("decimal commas: export it with decimal points") if commas else Clause("it is text")
        raise DataError(
            "{file}: {what} “{cell}” is not a number ({hint}). Correct the file or adapt the adapter.",
            file=answer.name,
            what=what,
            cell=cell[:40],
            hint=hint,
        )
    return figures


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _normalise(value: object) -> str:
    return " ".join(str(value if value is not None else "").split()).lower()
