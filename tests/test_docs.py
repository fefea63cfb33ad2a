"""Does every code block of the documentation run as written?"""

import json
import os
import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from orontes.cli.app import app
from orontes.resources import resource_path

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def blocks(language):
    return [
        pytest.param(block, id=f"{page.name}-{number}")
        for page in PAGES
        for number, (name, block) in enumerate(BLOCK.findall(page.read_text(encoding="utf-8")))
        if name == language
    ]


@pytest.fixture
def workplace(tmp_path, monkeypatch):
    """A folder with what the examples speak of: report.txt and reports/."""
    (tmp_path / "reports").mkdir()
    samples = [path for path in sorted(resource_path("samples").glob("*.json")) if "Homs" in path.read_text()]
    for path in samples[:4]:
        (tmp_path / "reports" / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "report.txt").write_text(json.loads(samples[0].read_text(encoding="utf-8"))["text"], encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("block", blocks("python"))
def test_python_examples_run(block, workplace, capsys):
    exec(compile(block, "example", "exec"), {})
    assert "print(" not in block or capsys.readouterr().out


@pytest.mark.parametrize("block", blocks(""))
def test_shell_examples_run(block, workplace):
    commands = [line.split("#")[0].strip() for line in block.splitlines()]
    for command in (line for line in commands if line.startswith("orontes ")):
        result = CliRunner().invoke(app, shlex.split(command)[1:])
        assert result.exit_code == 0, (command, result.output)


def test_make_targets_exist():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = {name for page in PAGES for name in re.findall(r"`?make ([a-z-]+)", page.read_text()) if name != "it"}
    assert {"demo", "test", "evals", "bench"} <= named & targets
    assert named <= targets | {"sure"}, named - targets


def test_files_named_in_the_documentation_exist():
    for page in PAGES:
        for name in re.findall(r"`((?:docs|training|tests|evals|src)/[\w./-]+)`", page.read_text()):
            assert (ROOT / name).exists(), (page.name, name)
    assert os.path.exists(ROOT / "LICENSE")
