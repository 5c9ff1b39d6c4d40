"""Tables as an Excel workbook, one sheet for each. Needs XlsxWriter: the extra `xlsx`."""

import io
from collections.abc import Sequence
from datetime import date
from typing import Any

from griffier.errors import GriffierError
from griffier.publish.tables import Cell, Table

# What Excel can hold: https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3
_ROWS = 1_048_576
_CHARACTERS = 32_767
_LINKS = 65_530  # of one sheet
_ADDRESS = 2_079  # characters of a link
_DIGITS = 10**15  # it keeps no more of a number than 15 digits
_DAYS = frozenset({"paper_date", "date", "earliest", "latest"})
_FIRST_DAY = date(1900, 3, 1)  # before it Excel counts a day that there was not
_WIDTHS = {"text": 48, "section": 28, "title": 48, "source": 26, "uri": 44, "target": 22, "name": 30, "reason": 36}
_WIDTH = 14


def workbook(tables: Sequence[Table]) -> bytes:
    """An Excel file: columns that filter, numbers as numbers, days as days, addresses to click.

    Args:
        tables: a sheet each.

    Raises:
        GriffierError: XlsxWriter is not installed, or a table has more rows than a sheet.
    """
    try:
        import xlsxwriter
    except ImportError as e:
        raise GriffierError(
            "An Excel file needs XlsxWriter, which is not installed. Run: pip install 'griffier[xlsx]'"
        ) from e
    for table in tables:
        if len(table.rows) >= _ROWS:
            raise GriffierError(
                f"{table.name}: {len(table.rows):,} rows do not fit in a sheet, which has {_ROWS:,}. Use --format csv."
            )
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"title": "griffier"})
        looks = {
            "head": book.add_format({"bold": True, "bottom": 1}),
            "day": book.add_format({"num_format": "yyyy-mm-dd", "align": "left"}),
        }
        for table in tables:
            _sheet(book.add_worksheet(table.name[:31]), table, looks)
    return out.getvalue()


def _sheet(sheet: Any, table: Table, looks: dict[str, Any]) -> None:
    for n, name in enumerate(table.columns):
        sheet.write_string(0, n, name, looks["head"])
        sheet.set_column(n, n, _WIDTHS.get(name, max(_WIDTH, len(name) + 3)))
    sheet.freeze_panes(1, 0)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    links = 0
    for r, row in enumerate(table.rows, 1):
        for c, (name, cell) in enumerate(zip(table.columns, row, strict=True)):
            if name == "uri" and isinstance(cell, str) and links < _LINKS and len(cell) <= _ADDRESS:
                sheet.write_url(r, c, cell, string=cell)
                links += 1
            else:
                _write(sheet, r, c, cell, looks["day"] if name in _DAYS else None)


def _write(sheet: Any, row: int, column: int, cell: Cell, as_day: Any) -> None:
    """A cell as what it is; text is never run, whatever it begins with."""
    if cell is None:
        return
    if isinstance(cell, bool):
        sheet.write_boolean(row, column, cell)
    elif isinstance(cell, int | float) and abs(cell) < _DIGITS:
        sheet.write_number(row, column, cell)
    elif as_day and (day := _day(str(cell))):
        sheet.write_datetime(row, column, day, as_day)
    else:
        sheet.write_string(row, column, _short(str(cell)))


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day >= _FIRST_DAY else None


def _short(text: str) -> str:
    said = text.encode("utf-8", "replace").decode("utf-8")
    return said if len(said) <= _CHARACTERS else said[: _CHARACTERS - 1] + "…"
