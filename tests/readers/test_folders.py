"""The documents in a folder."""

from __future__ import annotations

from summarizer.readers import documents_in


def test_documents_are_found_by_their_names_in_order_and_below(tmp_path):
    for name in ("b.txt", "a.HTML", "deep/c.md", "chart.png", "notes", ".hidden.txt", ".git/d.txt", "deep/e.json"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x", encoding="utf-8")
    documents, others = documents_in(tmp_path)
    assert [str(path.relative_to(tmp_path)) for path in documents] == ["a.HTML", "b.txt", "deep/c.md"]
    assert [str(path.relative_to(tmp_path)) for path in others] == ["chart.png", "deep/e.json", "notes"]


def test_a_link_to_the_folder_itself_is_not_followed_for_ever(tmp_path):
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    assert tmp_path / "a.txt" in documents_in(tmp_path)[0]
    assert len(documents_in(tmp_path)[0]) < 50
