"""The page in headless Chromium: seen, heard, used by key, on a phone, in print, in the dark, and without its script.

Skipped where Playwright or Chromium is missing: `pip install -e '.[dev]'` and `apt-get install chromium`.
"""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import make_dataclass, replace
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest

import griffier
from griffier.publish.page import Listed, index, page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
pytest.importorskip("axe_playwright_python", reason="axe-core (in axe-playwright-python) is not installed")
expect = playwright.expect
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
if CHROMIUM is None:
    pytest.skip("Chromium is not installed", allow_module_level=True)

SAMPLES = Path(__file__).parents[2] / "src/griffier/samples"
DESKTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
DARK: dict[str, Any] = {**DESKTOP, "color_scheme": "dark"}
TABLE = (
    "Geachte voorzitter,\n\nHieronder staan de bedragen, zoals gemeld in Kamerstuk 36 410 X, nr. 12.\n\n"
    + "\t".join(["Post", *map(str, range(1990, 2024))])
    + "\n"
    + "\t".join(["Materieel", *(f"1.{n},5" for n in range(100, 134))])
    + "\n\nDe raming is bijgesteld.\n"
)
HOSTILE = (
    "Geachte voorzitter,\n\n<script>document.title = 'taken'</script>"
    "<img src=x onerror=\"document.title = 'taken'\">\n\n"
    'Zie Kamerstuk 36 410 X, nr. 57 \u202e<b>draai</b> "en" \u200fmeer\x00niets.\n\n'
    "Een gewone zin, in goede volgorde.\n"
)


def _with_everything() -> griffier.Reading:
    """A sample with findings of every look, of types that hold links, and of one that nobody knows."""
    reading = griffier.read(SAMPLES / "2024-03-12-defensie.txt")
    new = []
    for kind, words, fields in (
        ("date", "5 en 6 maart jl.", {"edtf": "2024-03-05/2024-03-06"}),
        ("figure", "61 procent", {"kind": "percentage", "value": 61}),
        ("actor", "Poolse Minister van Defensie", {"kind": "office", "entity": "pl"}),
        (
            "statement",
            "het volgt op de afspraken die zijn beschreven in mijn brief van 14 november 2023",
            {"kind": "claim"},
        ),
        ("oddity", "Ministers waren het erover eens dat dit niet als een technisch ongemak", {"odd": 1}),
    ):
        start = reading.text.index(words)
        cls = make_dataclass("Finding", ["id", "start", "end", "text", *fields], namespace={"type": kind})
        new.append(cls(f"{kind}-{start}", start, start + len(words), words, *fields.values()))
    return replace(reading, annotations=sorted([*reading.annotations, *new], key=lambda a: a.start))


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the pages that are looked at."""
    folder = tmp_path_factory.mktemp("pages")
    letter = griffier.read(SAMPLES / "2024-03-12-defensie.txt", find={"reference"})
    made = {
        "letter": page(letter),
        "all": page(_with_everything()),
        "nature": page(griffier.read(SAMPLES / "2023-10-19-natuur.txt")),
        "table": page(griffier.read_text(TABLE, source="table.txt")),
        "hostile": page(griffier.read_text(HOSTILE, source="<b>hostile.txt")),
        "empty": page(griffier.read_text("", source="empty.txt")),
        "index": index([Listed.of("letter.html", letter)]),
    }
    for name, text in made.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    """One Chromium for all tests."""
    with playwright.sync_playwright() as running:
        started = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


Open = Callable[..., "Page"]


@pytest.fixture
def open_(browser: "Browser", pages: Path) -> Iterator[Open]:
    """Opens a page by its name; at the end it must have asked for nothing and complained of nothing."""
    contexts: list[BrowserContext] = []
    asked: list[str] = []
    said: list[str] = []

    def go(name: str, view: dict[str, Any] = DESKTOP, at: str = "", **options: Any) -> "Page":
        context = browser.new_context(**{**view, **options})
        contexts.append(context)
        tab = context.new_page()
        tab.on("request", lambda request: asked.append(request.url))
        tab.on("console", lambda message: said.append(message.text))
        tab.on("pageerror", lambda error: said.append(str(error)))
        tab.goto(f"{(pages / name).as_uri()}.html{at}")
        return tab

    yield go
    for context in contexts:
        context.close()
    assert [url for url in asked if not url.startswith(("file:", "data:image/svg"))] == []
    assert said == []


def violations(tab: "Page") -> list[str]:
    """What axe-core finds wrong, a line for each element."""
    tab.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = tab.evaluate("(runOnly) => axe.run({ runOnly })", rules)
    assert len(found["passes"]) > 10
    # WCAG 2.5.8 excepts what stands in a sentence; axe-core does not see one where all words of it are links.
    exempt = "(e) => e.closest('.letter .s') !== null"
    return [
        f"{v['id']}: {node['html'][:120]}"
        for v in found["violations"]
        for node in v["nodes"]
        if v["id"] != "target-size" or not tab.locator(node["target"][0]).evaluate(exempt)
    ]


# For everybody


@pytest.mark.parametrize("view", [DESKTOP, DARK, PHONE, {**PHONE, "color_scheme": "dark"}], ids=str)
@pytest.mark.parametrize("name", ["letter", "all", "nature", "table", "hostile", "empty", "index"])
def test_no_violation_of_wcag(open_: Open, name: str, view: dict[str, Any]) -> None:
    tab = open_(name, view)

    assert violations(tab) == []


@pytest.mark.parametrize("view", [DESKTOP, DARK, PHONE], ids=str)
def test_no_violation_while_it_is_used(open_: Open, view: dict[str, Any]) -> None:
    tab = open_("all", view)
    tab.locator("#ui-en").check()
    tab.locator("#q").fill("kamer")
    tab.locator("#more").check()
    tab.locator(".letter a.m").first.click()
    tab.locator("#card a").first.wait_for()

    assert violations(tab) == []


@pytest.mark.parametrize("name", ["all", "table", "index"])
@pytest.mark.parametrize("width", [320, 390, 768, 1024, 1280])
def test_nothing_sticks_out_of_the_window(open_: Open, name: str, width: int) -> None:
    tab = open_(name, {"viewport": {"width": width, "height": 800}})

    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_line_has_about_68_characters(open_: Open) -> None:
    tab = open_("letter")
    lengths = tab.evaluate("""() => {
      const text = [...document.querySelectorAll('.letter > p')].flatMap((p) => {
        const range = document.createRange(), lines = [];
        for (const walker = document.createTreeWalker(p, 4); walker.nextNode();) {
          const node = walker.currentNode;
          if (node.parentNode.closest('.p, .vh')) continue;
          for (let n = 0; n < node.data.length; n++) {
            range.setStart(node, n); range.setEnd(node, n + 1);
            const y = Math.round(range.getBoundingClientRect().bottom / 12);
            lines[y] = (lines[y] ?? 0) + 1;
          }
        }
        return Object.values(lines).slice(0, -1);
      });
      return text;
    }""")
    middle = sorted(lengths)[len(lengths) // 2]

    assert 60 <= middle <= 76


def test_what_one_touches_is_24_pixels_or_stands_in_a_line_of_text(open_: Open) -> None:
    tab = open_("all", PHONE)
    small = tab.evaluate("""() => [...document.querySelectorAll('a, button, input, summary')]
      .filter((e) => e.checkVisibility() && !e.closest('.letter, dd, .up') && !e.matches('.skip, label > input'))
      .filter((e) => { const box = e.getBoundingClientRect(); return box.height < 24 || box.width < 24 })
      .map((e) => e.outerHTML.slice(0, 100))""")

    assert small == []


# By key


def test_the_first_keys_lead_past_the_bar(open_: Open) -> None:
    tab = open_("letter")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.getBoundingClientRect().top >= 0")
    tab.keyboard.press("Enter")

    assert tab.evaluate("document.activeElement.id") == "letter"


def test_search_marks_counts_and_steps(open_: Open) -> None:
    tab = open_("letter")
    tab.keyboard.press("/")
    tab.keyboard.type("COMMISSIE")
    expect(tab.locator("#found")).to_have_text("1/4")
    assert tab.evaluate("CSS.highlights.get('hits').size") == 4

    tab.keyboard.press("Enter")
    assert tab.locator("#found").text_content() == "2/4"
    tab.keyboard.press("Shift+Enter")
    tab.keyboard.press("Shift+Enter")
    assert tab.locator("#found").text_content() == "4/4"
    tab.locator("#next").click()
    assert tab.locator("#found").text_content() == "1/4"

    tab.locator("#q").fill("zeker niet hier")
    expect(tab.locator("#none")).to_be_visible()
    assert tab.locator("#found").text_content() == ""
    assert tab.locator("#next").is_disabled()
    tab.locator("#q").press("Escape")
    assert tab.locator("#q").input_value() == ""
    assert tab.evaluate("CSS.highlights.get('hits').size") == 0


@pytest.mark.parametrize(
    ("wanted", "times"),
    [
        ("nr. 812). Kabels", 0),  # a match does not cross a heading
        ("nr. 812).", 1),  # marks and notes in the way do not matter
        ("geinformeerd", 1),  # nor does an accent
        ("van het lid van tol c.s. (kamerstuk 36 410 X, nr. 57) en", 1),
        ("¶", 0),
        (".*", 0),
    ],
)
def test_search_reads_as_one_reads(open_: Open, wanted: str, times: int) -> None:
    tab = open_("letter")
    tab.locator("#q").fill(wanted)
    tab.wait_for_timeout(250)

    assert tab.evaluate("CSS.highlights.get('hits').size") == times


def test_a_match_is_brought_into_view(open_: Open) -> None:
    tab = open_("letter")
    tab.locator("#q").fill("Hoogendijk")
    tab.wait_for_timeout(250)

    box = tab.evaluate("[...CSS.highlights.get('hit')][0].getBoundingClientRect().toJSON()")
    assert 60 < box["top"] < 900


def test_j_and_k_go_from_sentence_to_sentence(open_: Open) -> None:
    tab = open_("letter")
    tab.keyboard.press("j")
    first = tab.evaluate("document.activeElement.getAttribute('href')")
    tab.keyboard.press("j")
    tab.keyboard.press("j")
    tab.keyboard.press("k")
    second = tab.evaluate("document.activeElement.getAttribute('href')")
    assert (first, second) == ("#s-1", "#s-2")
    assert tab.evaluate("getComputedStyle(document.activeElement).opacity") == "1"
    assert not tab.evaluate("document.activeElement.hasAttribute('aria-hidden')")

    tab.keyboard.press("Enter")
    assert tab.url.endswith("#s-2")
    assert tab.evaluate("document.querySelector(':target').id") == "s-2"


def test_keys_of_one_character_can_be_turned_off(open_: Open) -> None:
    tab = open_("letter")
    tab.locator(".keys summary").click()
    tab.locator("#keys").uncheck()
    tab.locator(".keys summary").click()
    tab.keyboard.press("/")
    assert tab.evaluate("document.activeElement.id") != "q"
    tab.keyboard.press("j")
    assert not tab.evaluate("document.activeElement.matches('.p')")

    assert tab.evaluate("[...document.querySelectorAll('.p')].every((p) => p.tabIndex === 0 && !p.ariaHidden)")


def test_a_sentence_shows_its_address_where_one_points(open_: Open) -> None:
    tab = open_("letter")
    link = tab.locator("#s-3 > .p")
    assert link.evaluate("(e) => getComputedStyle(e).opacity") == "0"
    at = tab.evaluate("""() => {
      const range = document.createRange();
      range.selectNode(document.querySelector('#s-3').lastChild);
      return range.getClientRects()[0].toJSON();
    }""")
    tab.mouse.move(at["x"] + 4, at["y"] + 8)

    assert link.evaluate("(e) => getComputedStyle(e).opacity") == "1"
    assert link.evaluate("(e) => e.getBoundingClientRect().left > 0")


# Cards


def test_pointing_at_a_mark_shows_what_it_is(open_: Open) -> None:
    tab = open_("letter")
    tab.locator(".letter a.a", has_text="Handelingen II 2023/24, nr. 41").hover()
    card = tab.locator("#card")
    card.wait_for()

    words = card.inner_text()
    assert "Handelingen" in words
    assert "h-tk-20232024-41-8" in words
    assert "handelingen." in words
    card.hover()
    tab.wait_for_timeout(400)
    assert card.is_visible()
    tab.keyboard.press("Escape")
    assert not card.is_visible()


def test_the_card_speaks_the_language_of_the_page(open_: Open) -> None:
    tab = open_("letter")
    tab.locator("#ui-en").check()
    tab.locator(".letter a.a", has_text="Handelingen II 2023/24, nr. 41").hover()
    tab.locator("#card").wait_for()

    assert tab.locator("#card").inner_text().startswith("Proceedings")
    assert tab.locator("html").get_attribute("lang") == "en"
    assert tab.locator("article").get_attribute("lang") == "nl"


def test_coming_to_a_mark_by_key_shows_what_it_is(open_: Open) -> None:
    tab = open_("letter")
    tab.locator("#letter").focus()
    for _ in range(2):
        tab.keyboard.press("Tab")
    mark = tab.evaluate("document.activeElement.id")

    assert mark.startswith("reference-")
    assert tab.locator("#card").is_visible()
    assert tab.evaluate("document.activeElement.getAttribute('aria-describedby')") == "card"
    tab.keyboard.press("Escape")
    assert not tab.locator("#card").is_visible()
    assert tab.evaluate("document.activeElement.id") == mark


def test_another_paper_opens_beside_this_one(open_: Open) -> None:
    tab = open_("letter")
    links = "(all) => [...new Set(all.map((a) => a.target))]"
    assert tab.locator("a[href^=http]").evaluate_all(links) == ["_blank"]
    assert tab.locator("a[href^='#']").evaluate_all(links) == [""]


def test_a_mark_of_several_papers_offers_them_all(open_: Open) -> None:
    tab = open_("letter")
    many = tab.locator(".letter a.m").first
    assert many.get_attribute("aria-expanded") == "false"
    many.focus()
    tab.keyboard.press("Enter")
    assert many.get_attribute("aria-expanded") == "true"

    offered = []
    for _ in range(2):
        offered.append(tab.evaluate("document.activeElement.href"))
        tab.keyboard.press("Tab")
    assert [o.rsplit("/", 1)[1] for o in offered] == ["kst-33450-41.html", "kst-36410-X-41.html"]
    assert "#p-" not in tab.url

    many.focus()
    tab.keyboard.press("Enter")
    tab.keyboard.press("Escape")
    assert many.evaluate("(e) => e === document.activeElement")
    assert many.get_attribute("aria-expanded") == "false"
    assert not tab.locator("#card").is_visible()


def test_a_motion_in_brackets_says_both(open_: Open) -> None:
    tab = open_("letter")
    tab.locator(".letter .a .a").first.hover()
    tab.locator("#card").wait_for()

    assert [t.strip() for t in tab.locator("#card .what:visible").all_inner_texts()] == ["Kamerstuk", "Motie"]


def test_a_note_is_shown_where_it_is_called(open_: Open) -> None:
    tab = open_("letter")
    tab.locator("#r-1").hover()
    tab.locator("#card").wait_for()

    assert "volkenrechtelijke" in tab.locator("#card").inner_text()
    assert tab.evaluate("document.querySelectorAll('[id=n-1]').length") == 1


def test_a_mark_in_a_statement_is_reached_and_says_both(open_: Open) -> None:
    tab = open_("all")
    tab.locator(".letter .w .a", has_text="mijn brief van 14 november").hover()
    tab.locator("#card").wait_for()

    assert len(tab.locator("#card .what").all()) >= 2
    assert tab.locator(".letter .w > a.l").first.get_attribute("tabindex") is None


def test_an_entry_jumps_to_its_place(open_: Open) -> None:
    tab = open_("letter")
    entry = tab.locator("a.j", has_text="nrs. 27 en 31").first
    entry.click()
    tab.wait_for_timeout(100)
    place = entry.get_attribute("href")

    assert place
    box = tab.locator(place).bounding_box()
    assert box
    assert 52 < box["y"] < 850
    assert tab.evaluate("'#' + document.activeElement.id") == place


def test_kinds_come_and_go_with_their_box(open_: Open) -> None:
    tab = open_("all")
    box = tab.locator(".legend label", has_text="Kamerstuk").locator("input")
    mark = tab.locator(".letter a.a", has_text="Kamerstuk 36 124").first
    group = tab.locator("section.g").first
    assert group.is_visible()
    box.uncheck()

    assert not group.is_visible()
    assert mark.evaluate("(e) => getComputedStyle(e).textDecorationLine") == "none"
    assert mark.evaluate("(e) => e.tabIndex") == -1
    inner = tab.locator(".letter a.a", has_text="motie van het lid Van Tol")
    assert inner.evaluate("(e) => getComputedStyle(e).textDecorationLine") == "underline"
    box.check()
    assert group.is_visible()
    assert mark.evaluate("(e) => e.tabIndex") == 0


def test_a_type_comes_and_goes_as_a_whole(open_: Open) -> None:
    tab = open_("all")
    whole = tab.locator(".legend [data-type]").first
    kinds = tab.locator(".legend ul").first.locator("input")
    assert whole.is_checked()
    kinds.first.uncheck()
    assert whole.evaluate("(e) => e.indeterminate")
    whole.uncheck()
    assert not any(box.is_checked() for box in kinds.all())
    assert not tab.locator("section.g.k1").is_visible()
    whole.check()
    assert all(box.is_checked() for box in kinds.all())
    assert tab.locator("section.g.k1").is_visible()


def test_every_look_has_its_own_line_and_colour(open_: Open) -> None:
    tab = open_("all")
    looks = tab.evaluate("""() => [...document.querySelectorAll('.legend .sw .a')].map((e) => {
      const s = getComputedStyle(e);
      const line = [s.textDecorationStyle, s.textDecorationThickness, s.textUnderlineOffset];
      return [e.className.split(' ').at(-1), s.color, line.join()];
    })""")
    by_look = {look: (colour, line) for look, colour, line in looks}

    assert set(by_look) == {"L0", "L1", "L2", "L3", "L4", "L5", "L6"}
    assert len({colour for colour, _ in by_look.values()}) == 7
    assert len({line for _, line in by_look.values()}) >= 6


# Without a script, on paper, in the dark


def test_all_is_there_without_the_script(open_: Open) -> None:
    tab = open_("letter", java_script_enabled=False)
    assert not tab.locator(".tools").is_visible()
    assert tab.locator(".legend label", has_text="Kamerstuk").is_visible()
    assert tab.locator("#s-1 > .p").get_attribute("tabindex") is None

    tab.locator("#ui-en").check()
    assert tab.locator("aside h2", has_text="Found").is_visible()
    assert not tab.locator("aside h2 span[lang=nl]").first.is_visible()
    tab.locator(".legend input").first.uncheck()
    assert not tab.locator("section.g").first.is_visible()
    tab.locator(".legend input").first.check()
    tab.locator(".letter a.m").first.click()
    assert "#p-" in tab.url
    assert not tab.locator(".pl:target i").first.is_visible()
    tab.locator("#more").check()
    assert tab.locator(".pl:target i").first.is_visible()


def test_the_language_is_remembered(open_: Open) -> None:
    tab = open_("letter")
    tab.locator("#ui-en").check()
    tab.reload()

    assert tab.locator("#ui-en").is_checked()
    assert tab.locator("html").get_attribute("lang") == "en"


def test_on_paper_there_are_addresses_and_no_controls(open_: Open) -> None:
    tab = open_("letter")
    tab.emulate_media(media="print")

    assert (
        tab.evaluate("""() => ['.bar', '.legend', 'aside nav', '.p', 'aside i', '.skip']
      .filter((s) => document.querySelector(s).checkVisibility())""")
        == []
    )
    after = "(e) => getComputedStyle(e, '::after').content"
    shown = tab.locator(".letter a.a", has_text="Handelingen II 2023/24, nr. 41").evaluate(after)
    entry = tab.locator("li.e", has=tab.locator("a.u", has_text="h-tk-20232024-41-8"))
    number = entry.evaluate("(e) => e.parentNode.start + [...e.parentNode.children].indexOf(e)")
    assert f"[{number}]" in re.sub(r'[\s"]', "", shown)
    assert entry.evaluate("(e) => getComputedStyle(e).listStyleType") == "decimal"
    pdf = tab.pdf(prefer_css_page_size=True)
    with pypdfium2.PdfDocument(pdf) as document:
        words = re.sub(r"\s", "", "".join(p.get_textpage().get_text_bounded() for p in document))
    assert "https://zoek.officielebekendmakingen.nl/h-tk-20232024-41-8.html" in words
    assert "Zoekindebrief" not in words


def test_on_paper_one_sees_black_on_white_also_from_a_dark_screen(open_: Open) -> None:
    tab = open_("letter", DARK)
    assert tab.evaluate("getComputedStyle(document.querySelector('main')).backgroundColor") != "rgb(255, 255, 255)"
    tab.emulate_media(media="print", color_scheme="dark")

    assert tab.evaluate("getComputedStyle(document.querySelector('main')).backgroundColor") == "rgb(255, 255, 255)"
    assert tab.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


def test_on_a_phone_the_list_stands_below_and_a_card_at_the_foot(open_: Open) -> None:
    tab = open_("letter", PHONE)
    assert tab.locator(".tolist").is_visible()
    assert tab.evaluate("""() => document.querySelector('aside').getBoundingClientRect().top
      >= document.querySelector('main').getBoundingClientRect().bottom""")
    tab.locator(".tolist").tap()
    assert tab.url.endswith("#list")

    many = tab.locator(".letter a.m").first
    many.scroll_into_view_if_needed()
    many.tap()
    box = tab.locator("#card").bounding_box()
    assert box
    assert round(box["y"] + box["height"]) == 844
    tab.locator("h1").scroll_into_view_if_needed()


def test_a_hostile_letter_does_nothing(open_: Open) -> None:
    tab = open_("hostile")

    assert tab.title() != "taken"
    assert "<script>" in tab.locator("article").inner_text()
    assert "<img src=x" in tab.locator("article").inner_text()
    assert tab.evaluate("document.scripts.length") == 1
    assert tab.locator(".letter p").last.evaluate("(e) => getComputedStyle(e).direction") == "ltr"


def test_a_page_of_500_pages_can_be_used(open_: Open, pages: Path) -> None:
    body = "\n\n".join(p.read_text(encoding="utf-8").split("\n\n", 6)[-1] for p in sorted(SAMPLES.glob("*.txt")))
    reading = griffier.read_text(body * (500 * 2_700 // len(body)))
    (pages / "long.html").write_text(page(reading), encoding="utf-8")
    tab = open_("long")
    tab.locator("#q").fill("kamerstuk")
    for _ in range(100):
        if found := tab.locator("#found").text_content():
            break
        tab.wait_for_timeout(100)

    assert found
    assert int(tab.evaluate("CSS.highlights.get('hits').size")) > 1000
