"""Do the accuracy figures hold their floors, where the gold data is there?"""

import json
import os
from pathlib import Path

import pytest
from evals import gold

ROOT = Path(__file__).parents[1]
FLOORS = ROOT / "evals" / "floors.json"


@pytest.mark.gold
def test_development_reports_hold_the_floors(capsys):
    folder = os.environ.get("ORONTES_GOLD")
    if not folder or not (Path(folder) / "score.py").exists():
        pytest.skip("no gold data: set ORONTES_GOLD to its folder")
    assert gold.main(["--gold", folder, "--floors", str(FLOORS)]) == 0
    assert "statement (sentence and type)" in capsys.readouterr().out


def test_without_gold_data_it_says_so(capsys, tmp_path):
    assert gold.main(["--gold", str(tmp_path), "--floors", str(FLOORS)]) == 0
    assert "skipped" in capsys.readouterr().out


def test_a_figure_under_its_floor_fails(tmp_path, capsys):
    floors = tmp_path / "floors.json"
    floors.write_text(json.dumps({"agents": 50.0, "source": 70.0}))
    figures = {"agents": {"f1": 49.9}, "source": {"accuracy": 70.0}}
    assert gold.check_floors(figures, floors) == 1
    assert "agents is 49.9" in capsys.readouterr().err
