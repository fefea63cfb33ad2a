"""The brief in a real Chromium, opened from a file: it shows, loads nothing and fits a phone."""

import shutil

import pytest

from one_day import make_picture, make_wording
from orontes.outputs.brief import build_brief
from orontes.outputs.brief_html import write_brief_html

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser():
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None:
        pytest.skip("no Chromium on this machine")
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def brief_uri(tmp_path_factory):
    picture, wording = make_picture(), make_wording()
    path = tmp_path_factory.mktemp("brief") / "brief.html"
    path.write_text(write_brief_html(build_brief(picture, wording=wording), picture, wording=wording, version="0"))
    return path.as_uri()


def open_page(browser, uri, **options):
    page = browser.new_page(**options)
    page.trouble = []
    page.on("console", lambda message: page.trouble.append(message.text))
    page.on("pageerror", lambda error: page.trouble.append(str(error)))
    page.on("request", lambda request: request.url.startswith(("file:", "data:")) or page.trouble.append(request.url))
    page.goto(uri)
    return page


@pytest.mark.parametrize("width", [360, 768, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_shows_without_a_request_or_an_error_and_fits(browser, brief_uri, width, scheme):
    page = open_page(browser, brief_uri, viewport={"width": width, "height": 800}, color_scheme=scheme)
    assert page.trouble == []
    assert page.locator("svg.drawing:visible").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_a_number_leads_to_the_words(browser, brief_uri):
    page = open_page(browser, brief_uri)
    number = page.locator("article.place .ref").first
    target = number.get_attribute("href")
    number.click()
    assert page.url.endswith(target)
    assert page.locator(target).is_visible()
    page.close()


def test_text_is_readable_in_both_schemes(browser, brief_uri):
    for scheme in ("light", "dark"):
        page = open_page(browser, brief_uri, color_scheme=scheme)
        for selector in (".counts", "h3", ".place dt", ".meta", ".ref"):
            assert page.evaluate(CONTRAST, selector) >= 4.5, (scheme, selector)
        page.close()


CONTRAST = """selector => {
  const light = colour => {
    const [r, g, b] = colour.match(/[\\d.]+/g).slice(0, 3).map(v => v / 255)
      .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const node = document.querySelector(selector);
  let ground = node;
  const isClear = each => getComputedStyle(each).backgroundColor === "rgba(0, 0, 0, 0)";
  while (ground.parentElement && isClear(ground)) ground = ground.parentElement;
  const [a, b] = [light(getComputedStyle(node).color), light(getComputedStyle(ground).backgroundColor)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}"""
