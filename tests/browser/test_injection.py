"""What stands in reports, file names, questions and answers never becomes part of the page."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from hoibaocao.chat.messages import VI
from hoibaocao.indexing.entries import Entry
from hoibaocao.records import (
    Answer,
    Changes,
    Choice,
    Duplicate,
    Hit,
    Metadata,
    Passage,
    Place,
    Progress,
    Question,
    Report,
    Scope,
    Statement,
    SyncResult,
    Unreadable,
)
from tests.browser.conftest import LivePage, ask, open_tab
from tests.chat.scripted import HALF, ScriptedLibrary, answer, citation

pytestmark = pytest.mark.browser

_EVIL = "http://evil.invalid"
_RUN = "window.hacked=1"
PAYLOADS = (
    f"<script>{_RUN}</script>",
    f"</script><script>{_RUN}</script>",
    f"<scr<script>ipt>{_RUN}</scr</script>ipt>",
    f"<img src=x onerror={_RUN}>",
    f'"><img src=x onerror="{_RUN}">',
    f"'><svg onload='{_RUN}'>",
    f"<svg><script>{_RUN}</script></svg>",
    f"<body onload={_RUN}><details open ontoggle={_RUN}>",
    f"<iframe srcdoc='<script>parent.{_RUN}</script>'></iframe>",
    f"<iframe src='javascript:parent.{_RUN}'></iframe>",
    f"<object data={_EVIL}/a></object><embed src={_EVIL}/b>",
    f"<a href='javascript:{_RUN}'>bấm</a>",
    f"[bấm](javascript:{_RUN})",
    f"[bấm](data:text/html,<script>{_RUN}</script>)",
    f"![ảnh]({_EVIL}/c.png)",
    f"![ảnh][x]\n\n[x]: {_EVIL}/d.png",
    f"<img src='{_EVIL}/e.png'><link rel=stylesheet href={_EVIL}/f.css>",
    f"<style>@import '{_EVIL}/g.css'; body{{display:none}}</style>",
    f"<p style='background:url({_EVIL}/h.png)'>x</p>",
    f"<form action={_EVIL}><input name=password><button>Gửi</button></form>",
    "<div style='position:fixed;inset:0;background:#fff'>Đăng nhập lại</div>",
    f"<meta http-equiv=refresh content='0;url={_EVIL}'>",
    f"<base href={_EVIL}/>",
    f"<math><mtext><mglyph><style><img src=x onerror={_RUN}></style></mglyph></mtext></math>",
    "<button class='do talk' value='delete?talk=x'>Xóa</button>",
    "<textarea></textarea><!-- --><![CDATA[ <b> ]]>",
    f"{{{{constructor.constructor('{_RUN}')()}}}} ${{{_RUN}}}",
    f"$$\\\\href{{javascript:{_RUN}}}{{x}}$$ `<b>` ~~~html\n<b>\n~~~",
    "\u202egnp.exe\u202c | a | b |\n| --- | --- |",
    f"&lt;script&gt;{_RUN}&lt;/script&gt; &#60;img src=x&#62; &amp;lt;",
)


def _report(n: int, payload: str) -> Report:
    place = Place(payload, "district", "huyện", province=payload)
    text = f"Mở đầu.\n\n{payload} đạt {n} tỷ đồng.\n\nHết."
    metadata = Metadata(payload, place, HALF, author=payload, number=payload)
    return Report(f"{n} {payload.replace('/', '∕')}.pdf", text, metadata, page_starts=(0,))


REPORTS = tuple(_report(n, payload) for n, payload in enumerate(PAYLOADS, 1))


class _Library(ScriptedLibrary):
    def reports(self) -> tuple[Entry, ...]:
        return tuple(
            Entry(n, report.path, "", report.metadata, n, n + 1, n, n + 1)
            for n, report in enumerate(REPORTS)
        )

    def report(self, path: str) -> Report:
        return next(report for report in REPORTS if report.path == path)

    def sync(self, progress: Progress, *, full: bool = False) -> SyncResult:
        changes = Changes(
            added=PAYLOADS,
            duplicates=tuple(Duplicate(each, each) for each in PAYLOADS),
            unreadable=tuple(Unreadable(each, "damaged") for each in PAYLOADS),
        )
        return SyncResult("gen-000002", changes, 3, 41, 1.26)


class _Assistant:
    """Answers with every payload wherever an answer can hold one."""

    def stream(self, question: Question) -> Iterator[Answer]:
        cited = []
        for n, report in enumerate(REPORTS, 1):
            start = report.text.index("\n\n") + 2
            quote = report.text[start : report.text.rindex("\n\n")]
            each = citation(n, report, quote)
            passage = replace(each.passage, section=PAYLOADS[n - 1])
            copy = Hit(Passage(report.path, 0, 2, "Mở"), report.metadata, 1.0)
            marks = ((start, start + len(PAYLOADS[n - 1])),)
            cited.append(replace(each, passage=passage, also_in=(copy,), marks=marks))
        said = "\n".join(f"{payload} [{n}]" for n, payload in enumerate(PAYLOADS, 1))
        places = tuple(report.metadata.place for report in REPORTS if report.metadata.place)
        yield answer(
            said,
            *cited,
            reading=" ".join(PAYLOADS),
            scope=Scope(places, (HALF,), places[:3]),
            statements=tuple(Statement(each, (1,), verified=False) for each in PAYLOADS),
            choices=tuple(Choice(report.path, report.metadata) for report in REPORTS),
        )


_KNOWN = (
    "A ARTICLE BUTTON DETAILS DIV EM HEADER LI MARK NAV Q SECTION SPAN STRONG SUMMARY TABLE TBODY "
    "TD TH THEAD TR UL"
)
_TAGS = (
    """() => [...document.querySelectorAll('.md > * , .md > * *')].map((each) => each.tagName)"""
)
_FLOATING = """() => [...document.querySelectorAll('.md *')].filter((each) =>
    ['fixed', 'sticky'].includes(getComputedStyle(each).position)).map((each) => each.tagName)"""
_ADDRESSES = """() => [...document.querySelectorAll('.md a')].map((each) =>
    each.getAttribute('href')).filter((href) => !/^(#|files\\/|\\.\\/en)/.test(href))"""


def _is_unharmed(page: Page) -> None:
    assert page.evaluate("window.hacked") is None
    assert set(page.evaluate(_TAGS)) <= {*_KNOWN.split(), "H1", "H3"}
    assert set(page.evaluate(_FLOATING)) <= {"TH"}  # the head of the table of reports
    assert page.evaluate(_ADDRESSES) == []


def test_no_payload_becomes_part_of_the_page(live_page: LivePage) -> None:
    assert len(PAYLOADS) >= 25
    page = live_page(_Assistant(), _Library())
    ask(page, " ".join(PAYLOADS)[:1000])
    expect(page.locator(".card")).to_have_count(len(PAYLOADS))
    _is_unharmed(page)
    card = page.locator(".card").nth(3)
    expect(card.locator(".title")).to_have_text(PAYLOADS[3])
    expect(card.locator("mark strong")).to_have_text(PAYLOADS[3])
    expect(page.locator("#send")).to_be_visible()
    page.locator("#chat summary", has_text=VI.export).click()
    # By the keyboard: the long answer may still scroll, and take the button from under a pointer.
    page.locator("button.pick.places").first.press("Enter")
    expect(page.locator("dialog li")).to_have_count(len(PAYLOADS))
    assert page.locator("dialog :is(script, img, svg, iframe)").count() == 0
    page.keyboard.press("Escape")
    for link in ("open", "read"):
        card.locator(f"a.{link}").first.click()
        expect(page.locator("#report mark").first).to_be_visible()
        _is_unharmed(page)
        page.locator("#back").click()
    open_tab(page, VI.library)
    expect(page.locator(".library tbody tr")).to_have_count(len(PAYLOADS))
    page.locator("#update").click()
    expect(page.locator(".summary li")).to_have_count(2 + len(PAYLOADS))
    _is_unharmed(page)
