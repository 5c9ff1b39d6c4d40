"""The same PDF with its references as links: an annotation over the words, the layout untouched."""

import ctypes
import io
from collections.abc import Iterable, Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from griffier.intake.pdf import PDFIUM
from griffier.model.reading import Reading

Box = tuple[float, float, float, float]


def link_pdf(data: bytes, reading: Reading) -> bytes:
    """The PDF `data` with a link over the words of every reference of its reading that has an address.

    Args:
        data: the file that was read.
        reading: its reading; places come from its source.

    Returns:
        A PDF of the same pages. Where one stretch names several papers (`nrs. 12 t/m 14`) its link opens the first.
    """
    links = list(_links(reading))  # before the lock: places are worked out from the PDF too
    with PDFIUM:
        return _linked(data, links)


def _linked(data: bytes, found: Iterable[tuple[int, Box, str]]) -> bytes:
    document = pdfium.PdfDocument(data)
    try:
        by_page: dict[int, list[tuple[Box, str]]] = {}
        for page, box, uri in found:
            by_page.setdefault(page, []).append((box, uri))
        for number, links in by_page.items():
            page_handle = document[number - 1]
            for box, uri in links:
                _add(page_handle.raw, box, uri)
            page_handle.close()
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()
    finally:
        document.close()


def _links(reading: Reading) -> Iterator[tuple[int, Box, str]]:
    """Page, box and address of every stretch that is to become a link; a stretch inside another of one address once."""
    if reading.origin is None or reading.source_text is None:
        return
    end = 0
    for a in reading.references:
        if a.uri is None or a.start < end:
            continue
        end = a.end
        for start, stop in reading.origin.span_to_source(a.start, a.end):
            for place in reading.source_text.places(start, stop):
                if place.page is not None and place.box is not None:
                    yield place.page, place.box, a.uri


def _add(page: ctypes.c_void_p, box: Box, uri: str) -> None:
    annotation = pdfium_c.FPDFPage_CreateAnnot(page, pdfium_c.FPDF_ANNOT_LINK)
    left, bottom, right, top = box
    rect = pdfium_c.FS_RECTF(left=left, bottom=bottom, right=right, top=top)
    pdfium_c.FPDFAnnot_SetRect(annotation, rect)
    pdfium_c.FPDFAnnot_SetBorder(annotation, 0, 0, 0)
    pdfium_c.FPDFAnnot_SetURI(annotation, uri.encode("ascii", "ignore"))
    pdfium_c.FPDFPage_CloseAnnot(annotation)
