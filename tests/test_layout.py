"""Habits that hold for the whole repository."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import summarizer

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
SOURCES = sorted((ROOT / "summarizer").rglob("*.py"))
LINES = 400


def plain(name: str) -> str:
    """A distribution's name in the one form in which names can be compared."""
    return re.sub(r"[-_.]+", "-", name).lower()


LOCKED = {plain(name): version for name, version in re.findall(r"(?m)^([\w.-]+)==(\S+)", LOCK)}


@pytest.mark.parametrize(
    "requirement",
    [*PROJECT["dependencies"], *(entry for extra in PROJECT["optional-dependencies"].values() for entry in extra)],
)
def test_the_lock_file_holds_each_dependency_at_an_allowed_version(requirement):
    wanted = Requirement(requirement)
    assert wanted.specifier.contains(LOCKED[plain(wanted.name)])


def test_the_lock_file_gives_a_digest_for_everything_and_no_addresses():
    entries = re.split(r"(?m)^(?=[\w.-]+==)", LOCK)[1:]
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert re.findall(r"https?:|file:|--(?:extra-)?index|--find-links|--trusted-host| @ ", LOCK) == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_modules_stay_short(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LINES, "split this module"


@pytest.mark.parametrize("path", [p for p in SOURCES if p.name == "__init__.py"], ids=lambda path: path.parent.name)
def test_tests_mirror_the_package(path):
    assert (ROOT / "tests" / path.parent.relative_to(ROOT / "summarizer")).is_dir()


def test_the_change_log_has_the_version():
    assert f"## [{summarizer.__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
