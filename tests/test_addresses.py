"""Every form of identifier leads to a page, or says that there is none."""

import pytest

from griffier.notation.addresses import address

_PAGE = "https://zoek.officielebekendmakingen.nl"

_OPENS = {
    # official publications
    "kst-36045-2": f"{_PAGE}/kst-36045-2.html",
    "kst-35925-X-26": f"{_PAGE}/kst-35925-X-26.html",
    "kst-36410-A-7": f"{_PAGE}/kst-36410-A-7.html",
    "kst-21501-32-1024": f"{_PAGE}/kst-21501-32-1024.html",
    "kst-34812-AB": f"{_PAGE}/kst-34812-AB.html",
    "kst-CXXIV-G": f"{_PAGE}/kst-CXXIV-G.html",
    "kst-20052006-30671-C": f"{_PAGE}/kst-20052006-30671-C.html",
    "kst-36045-2-b1": f"{_PAGE}/kst-36045-2-b1.html",
    "kst-34812": f"{_PAGE}/dossier/34812",
    "kst-21501-32": f"{_PAGE}/dossier/21501-32",
    "h-tk-20212022-53": f"{_PAGE}/handelingen/TK/2021-2022/53",
    "h-ek-20212022-37": f"{_PAGE}/handelingen/EK/2021-2022/37",
    "h-vv-20222023-1": f"{_PAGE}/handelingen/VV/2022-2023/1",
    "h-tk-20212022-53-7": f"{_PAGE}/h-tk-20212022-53-7.html",
    "h-tk-20072008-7909-7943": f"{_PAGE}/h-tk-20072008-7909-7943.html",
    "h-tk-19941995-41-2512-2530": f"{_PAGE}/h-tk-19941995-41-2512-2530.html",
    "ah-tk-20172018-1028": f"{_PAGE}/ah-tk-20172018-1028.html",
    "ah-1271549": f"{_PAGE}/ah-1271549.html",
    "stb-2022-10": f"{_PAGE}/stb-2022-10.html",
    "stb-1951-12": f"{_PAGE}/stb-1951-12.html",
    "stb-2021-682-n1": f"{_PAGE}/stb-2021-682-n1.html",
    "stcrt-2021-34567": f"{_PAGE}/stcrt-2021-34567.html",
    "stcrt-2009-10309": f"{_PAGE}/stcrt-2009-10309.html",
    "stcrt-2003-54-p9-SC85021": f"{_PAGE}/stcrt-2003-54-p9-SC85021.html",
    "trb-1951-154": f"{_PAGE}/trb-1951-154.html",
    "blg-812345": f"{_PAGE}/blg-812345.html",
    "kv-tk-2022Z03223": f"{_PAGE}/kv-tk-2022Z03223.html",
    "nds-tk-2014D12345": f"{_PAGE}/nds-tk-2014D12345.html",
    # laws and treaties
    "BWBR0005537": "https://wetten.overheid.nl/BWBR0005537",
    "BWBV0001000": "https://wetten.overheid.nl/BWBV0001000",
    "CVDR612345": "https://lokaleregelgeving.overheid.nl/CVDR612345",
    "CVDR612345_1": "https://lokaleregelgeving.overheid.nl/CVDR612345/1",
    # case law
    "ECLI:NL:HR:2021:1963": "https://deeplink.rechtspraak.nl/uitspraak?id=ECLI:NL:HR:2021:1963",
    "ECLI:EU:C:2021:596": "https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=ecli:ECLI:EU:C:2021:596",
    "ECLI:CE:ECHR:2015:0210JUD001234508": (
        "https://hudoc.echr.coe.int/eng#%7B%22ecli%22:%5B%22ECLI:CE:ECHR:2015:0210JUD001234508%22%5D%7D"
    ),
    "ECLI:DE:BGH:2020:230720UIXZR12.19.0": ("https://e-justice.europa.eu/ecli/ECLI:DE:BGH:2020:230720UIXZR12.19.0"),
    # the European Union
    "32016R0679": "https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679",
    "32016R0679R(02)": "https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679R%2802%29",
    "02016R0679-20160504": "https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:02016R0679-20160504",
    "52022PC0060": "https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:52022PC0060",
    "12012E/TXT": "https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:12012E/TXT",
    "12016E101": "https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:12016E101",
    # the House of Representatives
    "2022D06725": "https://www.tweedekamer.nl/downloads/document?id=2022D06725",
    "2022Z03223": "https://www.tweedekamer.nl/kamerstukken/detail?id=2022Z03223",
}

_NOTHING_TO_OPEN = {
    "TZ202202-041": "the register has no page for one promise",
    "T03123": "the same for the Eerste Kamer",
    "2022A01234": "which page shows an activity depends on its kind",
    "LJN BX1234": "an old number without its court",
    "NJ 2015/123": "a law journal",
    "stb-1949-J355": "online the Staatsblad begins with 1951",
    "stb-1917-12": "online the Staatsblad begins with 1951",
    "stcrt-2003-123": "the edition of a day has no page",
    "stcrt-2009-64": "the edition of a day has no page",
    "h-tk-19851986-34": "online the Handelingen begin with the session 1994/95",
    "h-tk-19851986-1234-1256": "online the Handelingen begin with the session 1994/95",
    "ah-tk-19851986-12": "online the Handelingen begin with the session 1994/95",
    "iets anders": "no identifier",
}


@pytest.mark.parametrize(("target", "uri"), _OPENS.items())
def test_an_identifier_leads_to_its_page(target: str, uri: str) -> None:
    assert address(target) == uri


@pytest.mark.parametrize(("target", "why"), _NOTHING_TO_OPEN.items())
def test_no_address_where_no_page_is(target: str, why: str) -> None:
    assert address(target) is None, why


def test_no_identifier_no_address() -> None:
    assert address(None) is None


def test_a_dossier_is_told_from_a_paper_by_the_caller() -> None:
    assert address("kst-36410-A", dossier="36410-A") == f"{_PAGE}/dossier/36410-A"
    assert address("kst-36410-A") == f"{_PAGE}/kst-36410-A.html"
