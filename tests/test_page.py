"""The page of a reading: its structure, that nothing of the paper is lost or trusted, and what it costs."""

import hashlib
import re
import time
import tomllib
from base64 import b64encode
from dataclasses import make_dataclass, replace
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

import griffier
from griffier.cli import main
from griffier.find import finders
from griffier.model.reading import Reading
from griffier.publish._html import element, escape, plain_name, raw
from griffier.publish._spans import Node, Span, cut, nest
from griffier.publish._words import LANGUAGES
from griffier.publish.page import Listed, index, page

SAMPLES = Path(__file__).parents[1] / "src/griffier/samples"
LETTERS = sorted(SAMPLES.glob("*.txt"))
LETTER = SAMPLES / "2024-03-12-defensie.txt"
EMPTY = {"meta", "link", "input", "br", "path", "circle"}


class Tag:
    """An element of a parsed page."""

    def __init__(self, name: str, attributes: dict[str, str | None], up: "Tag | None") -> None:
        self.name = name
        self.attributes = attributes
        self.up = up
        self.content: list[Tag | str] = []

    def __getitem__(self, name: str) -> str:
        return self.attributes.get(name) or ""

    @property
    def classes(self) -> list[str]:
        """Its style classes."""
        return self["class"].split()

    def all(self, name: str = "", class_: str = "") -> "list[Tag]":
        """Elements below this one, in order."""
        out: list[Tag] = []
        for child in self.content:
            if isinstance(child, Tag):
                if name in ("", child.name) and (not class_ or class_ in child.classes):
                    out.append(child)
                out.extend(child.all(name, class_))
        return out

    def above(self) -> "list[Tag]":
        """The elements it stands in, the nearest first."""
        return [self.up, *self.up.above()] if self.up else []

    def text(self, without: tuple[str, ...] = ()) -> str:
        """Its words, without those of elements of these classes."""
        return "".join(
            c if isinstance(c, str) else "\n" if c.name == "br" else c.text(without)
            for c in self.content
            if isinstance(c, str) or not set(without) & set(c.classes)
        )


class Tree(HTMLParser):
    """Reads a page strictly: what is opened is closed, in turn, and no attribute stands twice."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.root = self.here = Tag("", {}, None)
        self.feed(text)
        self.close()
        assert self.here is self.root

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        assert len({name for name, _ in attrs}) == len(attrs), attrs
        new = Tag(tag, dict(attrs), self.here)
        self.here.content.append(new)
        if tag not in EMPTY:
            self.here = new

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element that is closed at once."""
        self.handle_starttag(tag, attrs)
        assert tag in EMPTY

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        assert self.here.name == tag
        assert self.here.up is not None
        self.here = self.here.up

    def handle_data(self, data: str) -> None:
        """Text."""
        self.here.content.append(data)


def tree(text: str) -> Tag:
    return Tree(text).root


def page_of(text: str, source: str = "letter.txt") -> Tag:
    return tree(page(griffier.read_text(text, source=source)))


def finding(type_: str, text: str, words: str, **fields: Any) -> Any:
    """An annotation of a type that the page has never heard of."""
    start = text.index(words)
    cls = make_dataclass("Finding", ["id", "start", "end", "text", *fields], namespace={"type": type_})
    return cls(f"{type_}-{start}", start, start + len(words), words, **fields)


def with_findings(reading: Reading, *more: Any) -> Reading:
    return replace(reading, annotations=sorted([*reading.annotations, *more], key=lambda a: a.start))


# Whatever the letter


@pytest.fixture(scope="module", params=LETTERS, ids=lambda p: p.stem)
def sample(request: pytest.FixtureRequest) -> tuple[Reading, str]:
    reading = griffier.read(request.param)
    return reading, page(reading)


def check(root: Tag) -> None:
    """What holds for every page."""
    ids = [t["id"] for t in root.all() if "id" in t.attributes]
    assert len(ids) == len(set(ids))
    assert all(ids)
    for tag in root.all():
        assert not [name for name in tag.attributes if name.startswith("on") or name in ("src", "style", "action")]
        for name in ("aria-labelledby", "for"):
            assert name not in tag.attributes or tag[name] in ids
    for link in root.all("a"):
        assert not [t for t in link.above() if t.name == "a"], "a link in a link"
        href = link["href"]
        assert href.startswith(("#", "https://", "http://")), href
        if href.startswith("#"):
            assert href[1:] in ids, href


def test_every_link_leads_somewhere_and_nothing_is_loaded(sample: tuple[Reading, str]) -> None:
    _, text = sample
    root = tree(text)

    check(root)
    assert [t["rel"] for t in root.all("link")] == ["icon"]
    assert "url(" not in text
    assert "@import" not in text
    assert len(root.all("h1")) == 1
    assert len(root.all("main")) == 1


def test_only_its_own_style_and_script_may_run(sample: tuple[Reading, str]) -> None:
    root = tree(sample[1])
    policy = next(t["content"] for t in root.all("meta") if t["http-equiv"] == "Content-Security-Policy")

    for name in ("style", "script"):
        (tag,) = root.all(name)
        digest = b64encode(hashlib.sha256(tag.text().encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy


def test_all_words_of_the_letter_are_there_once_in_their_order(sample: tuple[Reading, str]) -> None:
    reading, text = sample
    (article,) = tree(text).all("article")

    body = [b for b in reading.blocks if b.part != "note"]
    notes = [reading.text[f.start : f.end] for f in reading.footnotes]
    wanted = "".join("".join(reading.text[b.start : b.end].split()) for b in body)
    shown = "".join(article.text(without=("p", "fn", "notes", "vh")).split())

    assert shown == wanted
    assert [" ".join(li.text(("b", "back")).split()) for li in article.all("section")[0].all("li")] == notes


def test_every_sentence_has_its_place(sample: tuple[Reading, str]) -> None:
    reading, text = sample
    sentences = tree(text).all("span", "s")

    assert [s["id"] for s in sentences] == [f"s-{n}" for n in range(1, len(reading.sentences) + 1)]
    for tag, sentence in zip(sentences, reading.sentences, strict=True):
        words = reading.text[sentence.start : sentence.end]
        assert words.endswith("".join(tag.text(("p", "fn"))).strip())
        assert tag.all("a", "p")[0]["href"] == f"#{tag['id']}"


def test_every_finding_is_marked_listed_and_counted(sample: tuple[Reading, str]) -> None:
    reading, text = sample
    root = tree(text)
    (article,), (aside,) = root.all("article"), root.all("aside")
    ids = {t["id"] for t in article.all()}

    assert {a.id for a in reading.annotations} <= ids
    assert sum(int(c.text()) for li in aside.all("fieldset")[0].all("li") for c in li.all("span", "c")) == len(
        reading.annotations
    )
    jumps = [j["href"][1:] for j in aside.all("a", "j")]
    assert len(jumps) == len(reading.annotations)
    assert set(jumps) <= ids
    uris = {a.uri for a in reading.references if a.uri}
    assert {u["href"] for u in aside.all("a", "u")} == uris


def test_a_page_of_six_pages_is_small(sample: tuple[Reading, str]) -> None:
    """The samples have two to three pages and many references; six pages of them stay under 150 KB."""
    assert len(sample[1].encode()) < 150_000


def test_six_pages_of_the_densest_letters_stay_small() -> None:
    """404 findings; a real letter of six pages has some 300 and stays under 150 KB (docs/benchmarks.md)."""
    paragraphs = [p.read_text(encoding="utf-8").split("\n\n", 6)[-1] for p in LETTERS[1:]]
    text = "\n\n".join(paragraphs)
    while len(text) < 15_000:
        text += "\n\n" + paragraphs[1]

    assert len(page(griffier.read_text(text[:16_000])).encode()) < 190_000


def test_what_findings_share_stands_once() -> None:
    text = "De gemeenten betalen mee.\n\nDe gemeenten en de Kamer weten dat.\n\nDe gemeenten hebben gelijk.\n" * 9
    whole = page(griffier.read_text(text, find={"actor"}))
    group = next(g for g in tree(whole).all("section", "g") if g.all("a", "j")[0].text() == "gemeenten")

    assert len(group.all("a", "j")) == 27
    assert len(group.all("i")) < 5, "the same parts once, not 27 times"
    assert not [i for i in group.all("i") if i.text() == "gemeenten"], "a name that is the words themselves is no part"


def test_a_letter_of_500_pages_takes_bounded_time() -> None:
    """How long is measured in benchmarks/formats.py; this one only sees that nothing grows with the square."""
    paragraphs = "\n\n".join(p.read_text(encoding="utf-8").split("\n\n", 6)[-1] for p in LETTERS)
    reading = griffier.read_text(paragraphs * (500 * 2_700 // len(paragraphs)))
    start = time.process_time()

    page(reading)

    assert time.process_time() - start < 10


# The letter as it reads


def test_headings_keep_their_order_and_skip_no_level() -> None:
    root = page_of(
        "Geachte voorzitter,\n\n1. Eerste\n\nTekst staat hier.\n\n1.1.1 Diep\n\nMeer tekst staat hier.\n\n2. Tweede\n\n"
        "En nog wat tekst.\n"
    )
    (article,) = root.all("article")

    assert [(t.name, t.text()) for t in article.all() if re.fullmatch(r"h\d", t.name)] == [
        ("h2", "1. Eerste"),
        ("h3", "1.1.1 Diep"),
        ("h2", "2. Tweede"),
    ]
    assert [a["href"] for a in root.all("nav")[0].all("a")] == ["#h-1", "#h-2", "#h-3"]


def test_a_list_is_a_list_with_its_own_signs() -> None:
    root = page_of("Drie punten staan hier:\n\n– het eerste punt;\n– het tweede punt;\n– zie Stcrt. 2023, 18402.\n")
    (items,) = root.all("ul", "items")

    assert [i.text(("p",)) for i in items.all("li")] == [
        "–het eerste punt;",
        "–het tweede punt;",
        "–zie Stcrt. 2023, 18402.",
    ]
    assert items.all("a", "a")[0]["href"].endswith("stcrt-2023-18402.html")


TABLE = (
    "Hieronder staan de bedragen.\n\nPost\t2023\t2024\tBron\nMaterieel\t1.200,5\t1.350\tStcrt. 2023, 18402\n"
    "Personeel\t950\t–\n\nDe raming is bijgesteld.\n"
)


def test_a_table_is_a_table() -> None:
    (table,) = page_of(TABLE).all("table")

    assert [
        [(c.name, c["scope"], c.text(("p",))) for c in row.all("th") + row.all("td")] for row in table.all("tr")
    ] == [
        [("th", "col", "Post"), ("th", "col", "2023"), ("th", "col", "2024"), ("th", "col", "Bron")],
        [("th", "row", "Materieel"), ("td", "", "1.200,5"), ("td", "", "1.350"), ("td", "", "Stcrt. 2023, 18402")],
        [("th", "row", "Personeel"), ("td", "", "950"), ("td", "", "–"), ("td", "", "")],
    ]
    assert [c.text() for c in table.all("td", "r")] == ["1.200,5", "1.350", "950", "–"]
    assert [t.name for t in table.all("a", "a")[0].above()[:1]] == ["td"]


def test_a_table_without_names_has_no_head() -> None:
    (table,) = page_of("Zie hieronder.\n\nMaterieel\t1.200\nPersoneel\t950\n\nDat was het.\n").all("table")

    assert not table.all("th")
    assert len(table.all("td")) == 4


def test_notes_lead_both_ways() -> None:
    root = tree(page(griffier.read(LETTER)))
    (notes,) = root.all("section", "notes")
    call = root.all("a")[[a["href"] for a in root.all("a")].index("#n-1")]

    assert (call["id"], call["role"]) == ("r-1", "doc-noteref")
    assert [a["href"] for a in notes.all("a", "back")] == ["#r-1", "#r-2"]
    assert not [t for t in call.above() if t.name == "a"]


def test_letterhead_and_signature_stand_apart() -> None:
    root = tree(page(griffier.read(LETTER)))

    assert "Vergaderjaar 2023–2024" in root.all("div", "head")[0].text()
    assert root.all("div", "sign")[0].text() == "De Minister van Defensie,\nR.J. Hoogendijk"


def test_the_letter_keeps_its_language_and_the_page_has_two() -> None:
    root = page_of(
        "Dear Speaker,\n\nWe have decided that this letter shall be written in English, as you have asked.\n"
    )

    assert root.all("html")[0]["lang"] == "nl"
    assert root.all("article")[0]["lang"] == "en"
    assert {t["lang"] for t in root.all("span") if t["lang"]} == set(LANGUAGES)
    assert page_of("Xq zv.").all("article")[0].attributes["lang"] is not None


# Marks


def test_a_motion_that_holds_its_number_is_one_link() -> None:
    text = "Het kabinet voert de motie van het lid Van Tol c.s. (Kamerstuk 36 410 X, nr. 57) uit.\n"
    root = tree(page(griffier.read_text(text, find={"reference"})))
    (link,) = root.all("article")[0].all("a", "a")
    (inner,) = link.all("span", "a")

    assert link.text() == "motie van het lid Van Tol c.s. (Kamerstuk 36 410 X, nr. 57)"
    assert inner.text() == "Kamerstuk 36 410 X, nr. 57"
    assert link["href"].endswith("/kst-36410-X-57.html")
    jumps = {p["id"]: p.all("a", "j")[0]["href"] for p in root.all("li", "pl")}
    assert jumps == {"p-1": f"#{link['id']}", "p-2": f"#{inner['id']}"}


def test_a_list_offers_all_its_papers() -> None:
    root = page_of("Zie Kamerstuk 29 521, nrs. 12 t/m 14.\n")
    (link,) = root.all("article")[0].all("a", "m")
    (aside,) = root.all("aside")

    assert link["href"] == "#p-1"
    assert [p.all("a", "j")[0]["href"] for p in aside.all("li", "pl")] == [f"#{link['id']}"] * 3
    assert [u["href"].rsplit("/", 1)[1] for u in aside.all("a", "u")] == [f"kst-29521-{n}.html" for n in (12, 13, 14)]
    ids = {t["id"] for t in link.all("span")} | {link["id"]}
    assert ids == {a.id for a in griffier.read_text("Zie Kamerstuk 29 521, nrs. 12 t/m 14.\n").annotations}


def test_a_short_form_leads_to_what_it_leans_on() -> None:
    text = "Zie Kamerstuk 29 521, nr. 12, en ook die motie-Jansen en de motie-Jansen.\n\nDie motie is uitgevoerd.\n"
    reading = griffier.read_text("Ik noem mijn brief van 24 mei 2018.\n\nDie brief was duidelijk.\n" + text)
    root = tree(page(reading))
    leaning = [a for a in reading.references if a.antecedent]
    (aside,) = root.all("aside")

    assert leaning
    assert [p.all("a")[0]["href"][1:] for p in aside.all("p", "up")] == [a.antecedent for a in leaning]
    marks = {t["id"]: t for t in root.all("article")[0].all()}
    assert all(marks[a.id]["href"] == f"#{a.antecedent}" for a in leaning if a.uri is None)


def test_what_has_no_address_is_marked_and_leads_to_the_list() -> None:
    root = page_of("Dit is toegezegd (TZ202402-118).\n")
    (mark,) = root.all("article")[0].all("a", "n")

    assert (mark["href"], mark["target"]) == ("#p-1", "")
    assert root.all("span", "u")[0].text() == "TZ202402-118"


def test_a_kind_nobody_told_the_page_of_appears_by_itself() -> None:
    reading = griffier.read(LETTER)
    letter = mine = "mijn brief van 14 november 2023"
    strange = finding("oddity", reading.text, letter, kind="very_odd", weight=3, parts={"a": 1}, about=["x", "y"])
    root = tree(page(with_findings(reading, strange)))
    check(root)

    label = root.all("fieldset")[1].all("label")[-1]
    assert "Very odd" in label.text()
    assert label.all("span", "L0")
    group = root.all("aside")[0].all("section", "g")[-1]
    assert group.all("a", "j")[0].text() == mine
    details = [t.text() for t in group.all("i")]
    assert details == ["3", "a 1", "x, y"]


def test_a_statement_holds_the_links_in_it() -> None:
    reading = griffier.read(LETTER)
    words = "het volgt op de afspraken die zijn beschreven in mijn brief van 14 november 2023 (Kamerstukken 33 450"
    number = finding("figure", reading.text, "61 procent", kind="percentage", value=61, unit="%")
    statement = finding(
        "statement", reading.text, words, kind="claim", negated=False, figures=[number.id], actor={"name": "kabinet"}
    )
    root = tree(page(with_findings(reading, statement, number)))
    check(root)

    (frame,) = [t for t in root.all("span", "w") if t["id"] == statement.id]
    own = list(frame.all("a", "l"))
    assert own[0].text() == "het volgt op de afspraken die zijn beschreven in "
    assert "https" in frame.all("a", "a")[0]["href"]
    place = next(t for t in root.all("li", "pl") if t.all("a", "j")[0]["href"] == f"#{statement.id}")
    assert [t.text() for t in place.all("i")] == ["61 procent", "kabinet"]


def test_marks_that_cross_are_cut_and_stay_one() -> None:
    reading = griffier.read(LETTER)
    one = finding("oddity", reading.text, "Estland en Finland meldden dat het aantal storingen")
    two = finding("other", reading.text, "aantal storingen van satellietnavigatie in vier maanden was verdrievoudigd")
    three = finding("third", reading.text, "worden afgedaan. Zij besloten de meldingen")
    root = tree(page(with_findings(reading, one, two, three)))
    check(root)

    for it in (one, two, three):
        pieces = [t for t in root.all("article")[0].all() if "a" in t.classes and t["id"] == it.id]
        assert len(pieces) == 1
        (place,) = [p for p in root.all("li", "pl") if p.all("a", "j")[0]["href"] == f"#{it.id}"]
        number = (place["id"] or "").removeprefix("p-")
        same = [t for t in root.all("article")[0].all() if t is pieces[0] or t["data-p"] == number]
        assert "".join(t.text(("p",)) for t in same).replace(" ", "") == it.text.replace(" ", "")


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)), max_size=12), st.data())
def test_any_spans_make_a_tree_that_keeps_the_text(spans: list[tuple[int, int]], data: st.DataObject) -> None:
    at = sorted(data.draw(st.sets(st.integers(1, 51), max_size=5)))
    given_ = [Span(a, min(a + n, 52), 1, k) for k, (a, n) in enumerate(spans)]
    root = nest(cut(given_, at), 0, 52)

    def walk(node: Node) -> None:
        last = node.start
        for child in node.children:
            assert last <= child.start < child.end <= node.end
            assert not [x for x in at if child.start < x < child.end]
            for x in range(child.start, child.end):
                owned[child.owner].append(x)
            last = child.end
            walk(child)

    owned: list[list[int]] = [[] for _ in spans]
    walk(root)
    assert owned == [list(range(s.start, s.end)) for s in given_]


@given(st.lists(st.tuples(st.integers(0, 900), st.integers(1, 300), st.booleans()), max_size=8))
def test_any_findings_make_a_sound_page(spans: list[tuple[int, int, bool]]) -> None:
    reading = griffier.read_text(
        "Zie Kamerstuk 36 410 X, nr. 57.1 En de motie-Jansen (36 410 X, nr. 61). Meer niet.\n\nDrie punten:\n\n"
        "– het eerste punt;\n– het tweede.\n\nPost\t2023\nMaterieel\t12\n\nDat was het dan ook, meer is er niet.\n\n"
        "1 Zie Stcrt. 2023, 18402, voor een noot.\n"
    )
    more = []
    for n, (start, length, linked) in enumerate(spans):
        a = min(start % len(reading.text), len(reading.text) - 1)
        b = min(a + length, len(reading.text))
        cls = make_dataclass("Finding", ["id", "start", "end", "text", "uri"], namespace={"type": "odd"})
        more.append(cls(f"odd-{n}", a, b, reading.text[a:b], f"https://example.org/{n % 3}" if linked else None))
    root = tree(page(with_findings(reading, *more)))

    check(root)
    shown, plain = (t.all("article")[0].text(("p", "vh")).split() for t in (root, tree(page(reading))))
    assert "".join(shown) == "".join(plain)


# Hostile papers


HOSTILE = (
    "Geachte voorzitter,\n\n<script>alert(1)</script> & \"citaat\" 'x' <img src=x onerror=alert(2)>\n\n"
    "Zie Kamerstuk 36 410 X, nr. 57 \u202e<b>draai</b>\u202c en \u200fmeer\x00niets\x1b[31m.\n\n"
    "</article></style></script><!-- <h1>Kop</h1>\n\nPost\t2023\n<td onclick=x>\t12\n\nSlot van de brief.\n"
)


def test_a_hostile_letter_is_shown_and_not_obeyed() -> None:
    name = 'C:\\hidden\\<script>alert("\u202etxt.exe")<b>.txt'
    text = page(griffier.read_text(HOSTILE, source=name))
    root = tree(text)
    check(root)

    assert len(root.all("script")) == 1
    assert len(root.all("style")) == 1
    assert not root.all("img")
    assert [t.text() for t in root.all("h1")] != ["Kop"]
    article = root.all("article")[0].text()
    assert "<script>alert(1)</script>" in article
    assert "onerror=alert(2)" in article
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]", text)
    (title,) = root.all("title")
    assert "\u202e" not in title.text()
    assert title.text() == '<script>alert("txt.exe")<b>.txt'
    assert "hidden\\" not in text


@pytest.mark.parametrize(
    ("given_", "shown"),
    [
        ('a<b>&"', "a&lt;b&gt;&amp;&quot;"),
        ("\x00\x1b\x7f\x9f\ud800", "\ufffd" * 5),
        ("tab\tline\r\nend", "tab\tline\n\nend"),
        ("\u202eé🦉", "\u202eé🦉"),
    ],
)
def test_escape(given_: str, shown: str) -> None:
    assert escape(given_) == shown
    assert element("p", given_, title=given_) == f'<p title="{shown}">{shown}</p>'


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", " https://x", "data:text/html,x", "//example.org", "file:///etc/passwd", ""]
)
def test_an_address_that_leads_nowhere_good_is_left_out(address: str) -> None:
    assert element("a", "x", href=address) == "<a>x</a>"


def test_own_text_that_would_end_its_element_is_refused() -> None:
    with pytest.raises(ValueError, match="end the script"):
        raw("script", "x = '</script>'")


def test_a_name_in_a_title_keeps_its_direction() -> None:
    assert plain_name(" a\u202e\u2066b\n c\u200f") == "ab c"


def test_hostile_findings_are_escaped() -> None:
    reading = griffier.read_text("Zie Kamerstuk 36 410 X, nr. 57, en meer.\n")
    bad = '"><script>alert(1)</script>'
    names = ["id", "start", "end", "text", "target", "uri", "form", "fields"]
    strange: Any = make_dataclass("Finding", names, namespace={"type": bad})
    one = strange(bad, 0, 3, "Zie", bad, "javascript:alert(1)", bad, {bad: bad})
    text = page(with_findings(reading, one))
    root = tree(text)
    check(root)

    assert len(root.all("script")) == 1
    assert "javascript:" not in text


# Words


def _leaves(table: dict[str, Any], above: str = "") -> dict[str, Any]:
    out: dict[str, Any] = {}
    for key, value in table.items():
        out |= _leaves(value, f"{above}{key}.") if isinstance(value, dict) else {f"{above}{key}": value}
    return out


def _words(language: str) -> dict[str, Any]:
    text = files("griffier.lang").joinpath(language, "page.toml").read_text(encoding="utf-8")
    return _leaves(tomllib.loads(text))


def test_the_languages_have_the_same_words() -> None:
    first, *others = (_words(code) for code in LANGUAGES)

    for other in others:
        assert other.keys() == first.keys()
        assert all(re.findall(r"\{\w+\}", str(other[k])) == re.findall(r"\{\w+\}", str(first[k])) for k in first)


def test_every_word_of_the_page_is_used() -> None:
    folder = files("griffier.publish")
    code = "".join(p.read_text(encoding="utf-8") for p in folder.iterdir() if p.name.endswith(".py"))
    keys = [k.split(".")[1] for k in _words("nl") if k.startswith(("page.", "facts."))]

    assert [k for k in keys if f'"{k}"' not in code] == []


def test_every_form_of_reference_has_a_name_and_a_look() -> None:
    looks = tomllib.loads(files("griffier.publish").joinpath("page", "kinds.toml").read_text(encoding="utf-8"))
    forms = {a.form for path in LETTERS for a in griffier.read(path).references}
    forms |= {a.form for f in finders() for example in f.examples for a in griffier.read_text(example).references}

    for form in forms:
        assert form in looks["reference"]
        assert f"forms.reference.{form}" in _words("nl")


def test_every_field_of_a_reference_has_a_name() -> None:
    texts = [e for f in finders() for e in f.examples] + [p.read_text(encoding="utf-8") for p in LETTERS]
    fields = {key for text in texts for a in griffier.read_text(text).references for key in a.fields}

    assert {f for f in fields if f"fields.{f}" not in _words("nl")} == set()


# What the paper says of itself


def test_facts_stand_over_the_letter() -> None:
    root = tree(page(griffier.read(LETTER)))
    (facts,) = root.all("div", "facts")

    shown = " ".join(facts.text().split())
    for said in ("12 maart 2024", "12 March 2024", "R.J. Hoogendijk, Minister van Defensie", "kst-36410-X-83"):
        assert said in shown
    assert facts.all("h1")[0].text() == "BRIEF VAN DE MINISTER VAN DEFENSIE"


def test_a_paper_without_subject_is_named_by_kind_and_day_or_by_file() -> None:
    dated = griffier.read_text("Geachte voorzitter,\n\nDit is een brief.\n", date="2022-02-26", source="a/b/brief.txt")
    bare = griffier.read_text("Dit is een tekst.\n", source="/home/someone/secret/tekst.txt")

    assert tree(page(dated)).all("h1")[0].text() == "Brief van 26 februari 2022Letter of 26 February 2022"
    assert tree(page(bare)).all("h1")[0].text() == "tekst.txt"
    assert "secret" not in page(bare)


def test_warnings_are_said() -> None:
    reading = replace(griffier.read_text("Dit is een tekst.\n"), warnings=["Pages 2 and 3 are pictures."])

    assert "Pages 2 and 3 are pictures." in tree(page(reading)).all("div", "warned")[0].text()


def test_a_letter_without_findings_and_an_empty_one() -> None:
    for text in ("Dit is een tekst.\n", ""):
        root = page_of(text)
        check(root)
        assert not root.all("fieldset", "legend")


def test_an_index_leads_to_its_pages() -> None:
    root = tree(index([Listed.of(f"{p.stem}.html", griffier.read(p)) for p in LETTERS]))

    assert [a["href"] for a in root.all("table")[0].all("a")] == [f"{p.stem}.html" for p in LETTERS]
    assert not root.all("aside")


# The command


def run(*arguments: object, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["read", *map(str, arguments)], input=stdin)


def test_one_file_one_page(tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    out.write_text("old")
    result = run(LETTER, "--html", out)

    assert (result.exit_code, result.output) == (0, "")
    assert out.read_text(encoding="utf-8") == page(griffier.read(LETTER))


def test_several_files_a_folder_with_an_index(tmp_path: Path) -> None:
    other = tmp_path / "x" / "2024-03-12-DEFENSIE.txt"
    other.parent.mkdir()
    other.write_text("Dit is een andere brief.\n")
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"")
    out = tmp_path / "new" / "pages"
    result = run(LETTER, bad, other, "--html", out)

    assert result.exit_code == 1
    assert "bad.txt" in result.stderr
    assert sorted(p.name for p in out.iterdir()) == [
        "2024-03-12-DEFENSIE-2.html",
        "2024-03-12-defensie.html",
        "index.html",
    ]
    check_links = tree((out / "index.html").read_text(encoding="utf-8")).all("table")[0].all("a")
    assert {a["href"] for a in check_links} == {p.name for p in out.iterdir()} - {"index.html"}


def test_one_file_into_a_folder_that_is_there(tmp_path: Path) -> None:
    assert run(LETTER, "--html", tmp_path).exit_code == 0
    assert sorted(p.name for p in tmp_path.iterdir()) == [f"{LETTER.stem}.html", "index.html"]


def test_a_page_on_standard_output() -> None:
    result = run("-", "--html", "-", stdin=b"Zie Kamerstuk 36 045, nr. 2.\n")

    assert result.exit_code == 0
    assert result.stdout.startswith("<!DOCTYPE html>")
    assert "kst-36045-2" in result.stdout


@pytest.mark.parametrize(
    "arguments", [("--html", "x", "--json"), ("--html", "x", "--unparsed"), (LETTER, "--html", "-")]
)
def test_what_does_not_go_together(
    arguments: tuple[object, ...], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(LETTER, *arguments)

    assert result.exit_code == 2
    assert result.stdout == ""
    assert not list(tmp_path.iterdir())


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x")

    for arguments in ((LETTER, "--html", file / "page.html"), (LETTER, LETTER, "--html", file)):
        result = run(*arguments)
        assert result.exit_code == 1
        assert result.stdout == ""
        assert "cannot be written" in result.stderr
        assert str(file) in result.stderr


def test_no_page_of_what_cannot_be_read(tmp_path: Path) -> None:
    result = run(tmp_path / "none.txt", "--html", tmp_path / "page.html")

    assert result.exit_code == 1
    assert not (tmp_path / "page.html").exists()
