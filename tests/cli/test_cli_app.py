import os
import subprocess
import sys

import pytest

from orontes import __version__
from orontes.cli.app import COMMANDS


@pytest.fixture
def in_empty(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_version(run):
    assert run("--version") == (0, f"orontes {__version__}\n", "")


@pytest.mark.parametrize("command", [each.__name__ for each in COMMANDS])
def test_every_command_s_help_has_an_example(run, command):
    code, out, _ = run(command, "--help")
    assert code == 0 and "Example" in out and f"orontes {command}" in out


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (("frobnicate",), 2, "No such command"),
        (("read",), 2, "Missing argument"),
        (("read", "x", "--format", "xml"), 2, "Choose one of: table, json"),
        (("read", "x", "--published", "2024-02-30"), 2, "'2024-02-30' is no date"),
        (("add", "d.orontes", "x", "--published", "yesterday"), 2, "year-month-day"),
        (("show", "d.orontes", "tanks"), 2, "Choose one of: statements"),
        (("show", "d.orontes", "events", "--type", "war"), 2, "There is no event type 'war'"),
        (("show", "no/such.orontes", "events"), 3, "no/such.orontes"),
        (("brief", "no/such.orontes"), 3, "no/such.orontes"),
        (("brief", "d.orontes", "--format", "pdf"), 2, "Choose one of: md, html"),
        (("brief", "d.orontes", "--known-at", "soon"), 2, "'soon' is no moment"),
        (("export", "d.orontes", "--to", "x.xlsx"), 2, "Choose one of: statements.csv"),
        (("explain", "no/such.orontes", "Homs"), 3, "no/such.orontes"),
    ],
)
def test_an_error_names_input_and_remedy_and_has_its_code(run, in_empty, args, code, words):
    found, out, err = run(*args)
    assert (found, out) == (code, "") and words in err and "Traceback" not in err
    if "Usage" not in err:
        assert err.startswith("orontes: ") and err.count("\n") == 1
    assert list(in_empty.iterdir()) == []


def test_what_nobody_foresaw_is_one_line_and_no_traceback():
    program = (
        "from orontes.cli import app\n"
        "def read(): raise RuntimeError('broken\\nin two')\n"
        "app.app.command('broken')(read)\n"
        "app.main(['broken'])"
    )
    done = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, text=True, env=clean_env())
    assert done.returncode == 1
    assert done.stderr == "orontes: unforeseen RuntimeError: broken in two. Set ORONTES_DEBUG=1 to see where.\n"


def test_help_starts_fast_and_loads_no_step():
    program = (
        "import sys\nfrom orontes.cli.app import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "heavy = {'numpy', 'onnxruntime', 'jinja2', 'trafilatura', 'lxml', 'sqlite3'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    begun = cpu_of_children()
    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, env=clean_env())
    assert cpu_of_children() - begun < 1.5


def cpu_of_children():
    """Seconds of processor time, which a busy machine does not stretch as it does wall time."""
    used = os.times()
    return used.children_user + used.children_system


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full on this system")
def test_a_full_disk_is_one_line_and_not_zero():
    command = [sys.executable, "-c", "from orontes.cli.app import main; main(['--version'])"]
    with open("/dev/full", "w") as full:
        done = subprocess.run(command, check=False, stdout=full, stderr=subprocess.PIPE, text=True, env=clean_env())
    assert done.returncode == 1
    assert done.stderr.startswith("orontes: No space left") and done.stderr.count("\n") == 1


def clean_env():
    env = {name: value for name, value in os.environ.items() if name != "ORONTES_DEBUG"}
    return env | {"PYTHONPATH": os.pathsep.join(sys.path)}
