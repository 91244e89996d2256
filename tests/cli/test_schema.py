"""``summarizer schema``."""

from __future__ import annotations

import json

from summarizer.resources import resource


def test_without_options_it_lists_all(cli):
    listed = json.loads(cli("schema").stdout)["schemas"]
    assert {"records/treaty-summary.schema.json", "records/claim-list.schema.json"} <= set(listed)
    assert all(listed.values())


def test_it_writes_what_it_then_finds_up_to_date(cli, tmp_path, monkeypatch):
    done = cli("schema", "--write", tmp_path / "new")
    assert done.exit_code == 0
    assert str(tmp_path / "new" / "records" / "briefing.schema.json") in done.stdout.splitlines()
    monkeypatch.setattr("summarizer.resources.resource", lambda name: tmp_path / "new")
    assert cli("schema", "--check").exit_code == 0
    (tmp_path / "new" / "records" / "briefing.schema.json").write_text("{}", encoding="utf-8")
    (tmp_path / "new" / "README.md").unlink()
    done = cli("schema", "--check")
    assert done.exit_code == 1
    assert done.stderr.splitlines()[:2] == ["README.md is missing.", "records/briefing.schema.json is stale."]


def test_it_overwrites_no_page_of_others(cli, tmp_path):
    (tmp_path / "README.md").write_text("# My project", encoding="utf-8")
    done = cli("schema", "--write", tmp_path)
    assert done.exit_code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["README.md"]
    assert "would be overwritten" in done.stderr


def test_a_folder_that_cannot_be_made_is_an_error(cli, tmp_path):
    (tmp_path / "file").touch()
    done = cli("schema", "--write", tmp_path / "file")
    assert done.exit_code == 2
    assert "Traceback" not in done.stderr


def test_it_writes_or_checks(cli, tmp_path):
    assert cli("schema", "--check", "--write", tmp_path).exit_code == 2


def test_what_came_with_the_program_is_what_is_checked(cli):
    assert resource("schemas", "README.md").is_file()
    assert cli("schema", "--check").exit_code == 0
