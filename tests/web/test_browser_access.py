"""Every kind of page for everybody: axe-core finds nothing serious, nothing jumps, nothing is heavy."""

import pytest
from browsing import CHROMIUM, PHONE

from factio.web.addresses import of_claim, of_entity, of_source

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: apt-get install chromium")


@pytest.fixture(scope="module")
def kinds(record, ids):
    """An address of every kind of page."""
    claim = next(record.claims(source="league.txt", kind="founding"))
    return [
        "/",
        "/help",
        "/organisations",
        "/search?q=radical",
        "/search?q=founded&sort=quote",
        "/search?kind=ban",
        "/documents",
        "/on",
        "/on?date=1935",
        "/conflicts",
        "/compare",
        "/compare?one=league.txt&other=deep/the+union.txt",
        "/upload",
        of_entity(ids["Radical League"]),
        of_entity(ids["Ann Smith"]),
        f"{of_entity(ids['Radical League'])}/figures",
        f"{of_entity(ids['Radical League'])}/figures?figure=timeline",
        of_entity(ids["Oslo"]),
        of_source("league.txt"),
        of_claim(claim.id),
    ]


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(opened, kinds, scheme, language):
    from axe_playwright_python.sync_playwright import Axe

    page = opened("/", color_scheme=scheme, locale=language, bypass_csp=True)
    axe = Axe()
    for address in kinds:
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        found = axe.run(page).response["violations"]
        grave = [
            (one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in ("serious", "critical")
        ]
        assert not grave, (address, grave)


def test_pages_are_light_and_nothing_jumps(opened, kinds):
    page = opened("/")
    sizes = []
    page.on("response", lambda response: sizes.append(len(response.body())))
    for address in kinds:
        sizes.clear()
        page.goto(address, wait_until="networkidle")
        assert sum(sizes) < 200_000, address
        moved = page.evaluate(
            """() => new Promise(done => {
                let sum = 0;
                new PerformanceObserver(list => list.getEntries().forEach(one => sum += one.value))
                    .observe({type: 'layout-shift', buffered: true});
                setTimeout(() => done(sum), 100);
            })"""
        )
        assert moved < 0.01, (address, moved)


def test_no_page_is_wider_than_a_phone(opened, kinds):
    for language in ("en", "de"):
        page = opened("/", viewport=PHONE, locale=language)
        for address in kinds:
            page.goto(address)
            wider = page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            assert wider == 0, (language, address)


def test_every_kind_of_page_can_be_printed(opened, kinds):
    page = opened("/")
    page.emulate_media(media="print")
    for address in kinds:
        page.goto(address)
        assert page.get_by_role("heading", level=1).is_visible()
        assert not page.locator(".masthead nav").is_visible()
