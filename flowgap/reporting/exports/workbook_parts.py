"""The parts of a workbook that hold no data: what it consists of, and how cells look."""

from collections.abc import Iterable, Sequence
from typing import Final

from flowgap.reporting.exports.table import Format

PROLOGUE: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"

HEADER_STYLE: Final = 1
QUOTED_STYLE: Final = 2
_FIRST_FORMAT: Final = 3
_FIRST_OWN_NUMBER: Final = 164

ROOT_RELATIONS: Final = (
    f'{PROLOGUE}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1"'
    f' Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)


def content_types(sheets: Iterable[int]) -> str:
    """Return what kinds of parts there are."""
    parts = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml"'
        f' ContentType="{_KIND}.worksheet+xml"/>'
        for number in sheets
    )
    return (
        f'{PROLOGUE}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_KIND}.styles+xml"/>{parts}</Types>'
    )


def workbook(names: Sequence[str]) -> str:
    """Return the list of sheets, given their names in quotes."""
    sheets = "".join(
        f'<sheet name={name} sheetId="{number}" r:id="rId{number}"/>'
        for number, name in enumerate(names, start=1)
    )
    return (
        f'{PROLOGUE}<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets>'
        "</workbook>"
    )


def relations(sheets: Sequence[int]) -> str:
    """Return where the sheets and the styles stand."""
    parts = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/worksheet"'
        f' Target="worksheets/sheet{number}.xml"/>'
        for number in sheets
    )
    return (
        f'{PROLOGUE}<Relationships xmlns="{_PACKAGE}/relationships">{parts}'
        f'<Relationship Id="rId{len(sheets) + 1}" Type="{_OFFICE}/styles" Target="styles.xml"/>'
        "</Relationships>"
    )


def style_of(cell_format: Format) -> int:
    """Return the number of the style of cells with this format."""
    return _STYLES[cell_format]


def _number(cell_format: Format) -> int:
    """Return the number of a format of our own; the file says what it is."""
    return _FIRST_OWN_NUMBER + list(Format).index(cell_format)


_STYLES: Final = {cell_format: _FIRST_FORMAT + place for place, cell_format in enumerate(Format)}


def styles() -> str:
    """Return fonts, fills and formats: header, guarded text, then one style for each format."""
    numbers = "".join(
        f'<numFmt numFmtId="{_number(one)}" formatCode="{one.value}"/>' for one in Format
    )
    top = '<alignment vertical="top"/>'
    cells = "".join(
        f'<xf numFmtId="{_number(one)}" fontId="0" fillId="0" borderId="0" xfId="0"'
        f' applyNumberFormat="1" applyAlignment="1">{top}</xf>'
        for one in Format
    )
    text = _number(Format.TEXT)
    return (
        f'{PROLOGUE}<styleSheet xmlns="{MAIN}"><numFmts count="{len(Format)}">{numbers}</numFmts>'
        '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
        '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="3"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill>'
        '<fill><patternFill patternType="solid"><fgColor rgb="FFE9ECEF"/></patternFill></fill>'
        '</fills><borders count="1"><border/></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
        f'</cellStyleXfs><cellXfs count="{_FIRST_FORMAT + len(Format)}">'
        '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        f'<xf numFmtId="{text}" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1"'
        f' applyFill="1" applyAlignment="1">{top}</xf>'
        f'<xf numFmtId="{text}" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"'
        f' applyNumberFormat="1" applyAlignment="1">{top}</xf>{cells}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
        "</styleSheet>"
    )
