"""Bytes to text."""

from __future__ import annotations

import pytest

from summarizer.errors import BinaryDocument, EncodingError
from summarizer.readers import read_bytes


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode(encoding):
    assert read_bytes("“Erdoğan” – 平和".encode(encoding), name="a.txt").text == "“Erdoğan” – 平和"


def test_another_encoding_is_not_guessed():
    with pytest.raises(EncodingError, match=r"0x93 at offset 5 does not fit.*iconv -f WINDOWS-1252"):
        read_bytes("Kim: “yes”".encode("cp1252"), name="a.txt")


def test_half_a_character_of_utf_16():
    with pytest.raises(EncodingError, match=r"not valid UTF-16.*cut off"):
        read_bytes(b"\xff\xfea\x00b", name="a.txt")


@pytest.mark.parametrize(
    "data",
    [
        b"\x7fELF\x02\x01\x01\x00\x00",
        bytes(range(1, 256)) * 4,
        "signed".encode("utf-16-le"),
        b"\xff\xfea\x00\x00\x00",
    ],
)
def test_no_text(data):
    with pytest.raises(BinaryDocument, match=r"not a text.*UTF-16"):
        read_bytes(data, name="a.txt")


def test_a_page_that_declares_its_encoding():
    data = "<html><head><meta charset='iso-8859-1'></head><body><p>Kim said “yes”.</p></body></html>".encode("cp1252")
    assert read_bytes(data, name="a.html").text == "Kim said “yes”."


@pytest.mark.parametrize("charset", ["unknown-1", "rot13", "idna", "utf-7"])
def test_a_page_that_declares_nonsense(charset):
    with pytest.raises(EncodingError, match="not valid UTF-8"):
        read_bytes(f"<html><meta charset={charset}><p>".encode() + b"\x93yes\x94</p>", name="a.html")
