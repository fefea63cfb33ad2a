import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from builders import make_report, make_statement
from one_day import WAR, make_picture, make_wording
from orontes.outputs.brief import build_brief
from orontes.outputs.brief_html import write_brief_html

VOID = {"meta", "link", "br"}
EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>&amp;"


class Page(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.ids, self.links, self.tags, self.open = [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        values = dict(attrs)
        self.ids.extend([values["id"]] if "id" in values else [])
        self.links.extend([values["href"]] if tag == "a" else [])
        assert not any(name.startswith("on") for name in values)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def write(picture=None, *, wording=None, **options):
    picture = picture or make_picture()
    wording = wording or make_wording()
    return write_brief_html(build_brief(picture, wording=wording, **options), picture, wording=wording, version="0.1.0")


def test_the_page_is_well_formed_and_every_link_inside_it_leads_somewhere():
    page = Page(write())
    assert page.open == []
    assert len(page.ids) == len(set(page.ids))
    inside = [link[1:] for link in page.links if link.startswith("#")]
    assert inside and set(inside) <= set(page.ids)


def test_nothing_is_loaded_or_run():
    text = write()
    page = Page(text)
    assert not {"script", "img", "iframe", "object", "form", "input"} & set(page.tags)
    assert not re.search(r"@import|url\((?!#)", text)
    assert "default-src 'none'" in text
    assert all(link.startswith(("#", "https://dial.example")) for link in page.links)


def test_every_sentence_s_numbers_lead_to_words_with_offsets():
    text = write()
    for statement in make_picture().statements:
        if f'href="#{statement.id}"' in text:
            assert f'id="{statement.id}"' in text
            assert f"characters {statement.sentence.start}–{statement.sentence.end}" in text
    assert text.count('class="entry"') == 8


def test_a_report_s_words_are_never_markup():
    report = make_report(f"{EVIL} captured Homs.", publisher=EVIL, title=EVIL, url="javascript:alert(1)")
    statement = make_statement(report=report, sentence=report.text, agents=[EVIL], source=EVIL, stance="claims")
    picture = make_picture()
    homs = replace(picture.control[0], place=EVIL, holder_side="side<b>")
    dispute = replace(picture.disputes[0], about=EVIL)
    evil = replace(
        picture,
        reports=(*picture.reports, report),
        statements=(*picture.statements, statement),
        control=(homs, *picture.control[1:]),
        disputes=(dispute,),
        gaps=(replace(picture.gaps[0], place=EVIL),),
    )
    wording = replace(make_wording(), wars=(replace(WAR, name=EVIL),))
    text = write(evil, wording=wording, title=EVIL, notice=EVIL)
    assert "<script" not in text and "<img" not in text and "javascript:" not in text
    Page(text)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "", "//x.example"])
def test_only_web_addresses_become_links(url):
    picture = make_picture()
    reports = (replace(picture.reports[0], url=url), *picture.reports[1:])
    assert "source page" not in write(replace(picture, reports=reports))


def test_right_to_left_words_keep_their_direction():
    statement = make_statement(source="المرصد السوري", source_kind="monitor", stance="claims")
    picture = make_picture()
    text = write(replace(picture, statements=(*picture.statements, statement)))
    assert "<bdi>المرصد السوري (monitor)</bdi>" in text and '<blockquote dir="auto">' in text


def test_the_map_is_there_twice_wide_and_narrow_with_its_legend():
    text = write()
    assert text.count('class="drawing wide"') == text.count('class="drawing narrow"') == 1
    assert "claimed by that side, not confirmed" in text and "held by the rebels" in text
    assert 'class="siege' not in text.split("<figcaption>")[0]


def test_shapes_of_a_base_map_are_drawn_behind():
    picture, wording = make_picture(), make_wording()
    brief = build_brief(picture, wording=wording)
    shapes = [("land", [(30, 30), (42, 30), (42, 38), (30, 38)]), ("border", [(36, 34), (37, 34)])]
    text = write_brief_html(brief, picture, wording=wording, version="0", backdrop=lambda bounds: shapes)
    assert '<path class="land"' in text and '<path class="border"' in text and "no border is drawn" in text


def test_the_same_picture_gives_the_same_page():
    assert write() == write()
