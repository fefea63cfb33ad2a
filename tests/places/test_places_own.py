"""Can a user add places, and does every bad file end in a word that names it and the remedy?"""

import sqlite3
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from orontes.cli.app import main
from orontes.errors import InputError, OrontesError
from orontes.places import open_gazetteer
from orontes.places.corpus import read_corpus
from orontes.places.dumps import check_dump, fetch_dump, kind_of
from orontes.places.overlay import keep, overlay_files, overlay_rows, read_own

HEADER = "name,lat,lon,kind,country,aliases\n"
LINE = "7|Tell Dūr|Tell Dur|Tall Dur,Tal Dour|35.5|36.5|P|PPL|SY||12||||120||300|Asia/Damascus|2024-01-01".replace(
    "|", "\t"
)


@pytest.fixture
def places(tmp_path, monkeypatch):
    folder = tmp_path / "places"
    monkeypatch.setenv("ORONTES_PLACES", str(folder))
    return folder


def dump(path, *lines, name=None):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name or f"{path.stem}.txt", "\n".join(lines) + "\n")
    return path


def test_bad_rows_are_named_and_the_rest_is_taken(tmp_path, places):
    path = tmp_path / "own.csv"
    path.write_text(
        HEADER + "Tell Abc,35.1,36.2,settlement,SY,Tall Abc\n,1,2,,,\nX,95,2,,,\nY,a,2,,,\nZ,1,2,castle,,\n"
    )
    rows, bad = read_own(path)
    assert [row[0][1] for row in rows] == ["Tell Abc"]
    assert [each.number for each in bad] == [3, 4, 5, 6]
    assert "no name" in bad[0].problem and "lat" in bad[1].problem and "castle" in bad[3].problem
    assert len(keep(path)) == 4
    assert [p.name for p in overlay_files()] == ["own.csv"]


def test_a_file_of_no_use_changes_nothing(tmp_path, places):
    path = tmp_path / "own.csv"
    path.write_text(HEADER + "X,95,2,,,\n")
    with pytest.raises(InputError, match="no row of use"):
        keep(path)
    path.write_text("town;north;east\n")
    with pytest.raises(InputError, match="no column name, lat, lon"):
        keep(path)
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="UTF-8"):
        keep(path)
    assert overlay_files() == ()


def test_dumps_are_taken_whole_or_not_at_all(tmp_path, places):
    source = tmp_path / "here"
    source.mkdir()
    dump(source / "SY.zip", LINE)
    path, count = fetch_dump("SY", places, source=source, base="", progress=lambda *_: None)
    assert count == 1
    whole = path.read_bytes()
    (source / "SY.zip").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(InputError, match="cut off"):
        fetch_dump("SY", places, source=source, base="", progress=lambda *_: None)
    assert path.read_bytes() == whole
    assert sorted(p.name for p in places.iterdir()) == ["geonames-SY.zip"]


def test_a_damaged_or_foreign_archive_is_refused(tmp_path, places):
    path = dump(tmp_path / "UA.zip", LINE)
    broken = bytearray(path.read_bytes())
    broken[45] ^= 0xFF
    path.write_bytes(bytes(broken))
    with pytest.raises(InputError):
        check_dump(path)
    with pytest.raises(InputError, match=r"holds no UA\.txt"):
        check_dump(dump(tmp_path / "UA.zip", LINE, name="other.txt"))
    with pytest.raises(InputError, match="two-letter"):
        fetch_dump("Syria", places, source=tmp_path, base="", progress=lambda *_: None)
    with pytest.raises(InputError, match="There is no"):
        fetch_dump("SD", places, source=tmp_path, base="", progress=lambda *_: None)


class Server(BaseHTTPRequestHandler):
    """Serves a whole file, a file cut off, and nothing."""

    body = b""

    def do_GET(self):
        self.send_response(200 if "SY" in self.path or "UA" in self.path else 404)
        self.send_header("Content-Length", str(len(self.body)))
        self.end_headers()
        if "SY" in self.path:
            self.wfile.write(self.body)
        elif "UA" in self.path:
            self.wfile.write(self.body[: len(self.body) // 2])

    def log_message(self, *_):
        """Quiet."""


def test_dumps_come_over_the_network_or_say_why_not(tmp_path, places):
    Server.body = dump(tmp_path / "SY.zip", LINE).read_bytes()
    with HTTPServer(("127.0.0.1", 0), Server) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{server.server_port}/"
        _, count = fetch_dump("SY", places, source=None, base=base, progress=lambda *_: None)
        assert count == 1
        for code in ("UA", "SD"):
            with pytest.raises(InputError, match=code):
                fetch_dump(code, places, source=None, base=base, progress=lambda *_: None)
        server.shutdown()
    assert [p.name for p in overlay_files()] == ["geonames-SY.zip"]


def test_a_file_gone_bad_in_the_folder_is_named(tmp_path, places):
    places.mkdir()
    (places / "geonames-SY.zip").write_bytes(b"no archive")
    with pytest.raises(OrontesError, match=r"geonames-SY\.zip cannot be read.*Take it out"):
        list(overlay_rows())


def test_features_of_no_use_are_left_out():
    assert kind_of("P.PPL") == kind_of("P.PPLC") == "settlement"
    assert kind_of("S.AIRB") == "base"
    assert kind_of("P.PPLH") == kind_of("S.SCH") == ""


@pytest.mark.slow
def test_an_added_place_is_found_and_searched(tmp_path, places, monkeypatch, capsys):
    monkeypatch.setenv("ORONTES_CACHE", str(tmp_path / "cache"))
    path = tmp_path / "own.csv"
    path.write_text(HEADER + "Tell Quxal,35.1,36.2,settlement,SY,Tall Quxal\n")
    for command in (["gazetteer", "add", str(path)], ["gazetteer", "search", "Tall Quxal", "-f", "json"]):
        with pytest.raises(SystemExit) as left:
            main(command)
        assert left.value.code == 0
    assert "Tell Quxal" in capsys.readouterr().out
    assert open_gazetteer().find("Tell Quxal")[0][0].source == "user: own.csv"


def test_a_corrupt_gazetteer_is_built_again(tmp_path, monkeypatch):
    from orontes.places import gazetteer as module

    path = tmp_path / "g.sqlite"
    path.write_bytes(b"no database at all" * 100)
    assert not module.is_whole(path)
    with sqlite3.connect(path.with_name("h.sqlite")) as other:
        other.execute("CREATE TABLE meta(key TEXT, value TEXT)")
    assert not module.is_whole(path.with_name("h.sqlite"))


def test_no_room_for_the_gazetteer_is_said(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(OrontesError, match="cannot be built"):
        open_gazetteer(blocked / "g.sqlite")


def test_a_corpus_is_read_and_a_foreign_file_refused(tmp_path):
    path = tmp_path / "c.xml"
    path.write_text(
        "<articles><article><text>War in Aleppo.</text><toponyms><toponym><start>8</start><end>14</end>"
        "<phrase>Aleppo</phrase><gaztag geonameid='170063'><lat>36.2</lat><lon>37.16</lon></gaztag></toponym>"
        "</toponyms></article></articles>"
    )
    (article,) = read_corpus(path)
    (name,) = article.names
    assert name.span.words_of(article.text) == "Aleppo"
    assert name.geonames_id == 170063
    path.write_text("<articles/>")
    with pytest.raises(InputError, match="no article"):
        list(read_corpus(path))
    path.write_text("not xml")
    with pytest.raises(InputError, match="XML"):
        list(read_corpus(path))


def test_entities_are_not_expanded(tmp_path):
    path = tmp_path / "c.xml"
    secret = tmp_path / "secret"
    secret.write_text("hidden words")
    path.write_text(
        f"<!DOCTYPE a [<!ENTITY x SYSTEM 'file://{secret}'>]>"
        "<articles><article><text>War &x;</text></article></articles>"
    )
    (article,) = read_corpus(path)
    assert "hidden" not in article.text
