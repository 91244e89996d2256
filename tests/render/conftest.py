"""The invented treaties, from which the tests beside this file import."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

_PATH = Path(__file__).parents[1] / "briefing" / "invented.py"

if "invented" not in sys.modules:  # tests are collected by path, so there is no package to import it from
    _spec = importlib.util.spec_from_file_location("invented", _PATH)
    sys.modules["invented"] = importlib.util.module_from_spec(_spec)
    _spec.loader.exec_module(sys.modules["invented"])
