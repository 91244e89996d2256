"""Tests cannot reach the network or the user's settings, whatever the code under test does."""

from __future__ import annotations

import asyncio
import os
import socket
import sys

import pytest

from summarizer.llm import ResponseCache
from summarizer.llm.model_file import model_path

ELSEWHERE = ("192.0.2.1", 443)  # an address that is set apart for documentation


def test_a_unit_test_opens_no_connection():
    with socket.socket() as plug, pytest.raises(RuntimeError, match="Mark it `integration`"):
        plug.connect(("127.0.0.1", 9))


@pytest.mark.integration
def test_an_integration_test_reaches_loopback_and_nothing_else():
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as plug:
        assert plug.getpeername() == server.getsockname()
    with socket.socket() as plug, pytest.raises(RuntimeError, match="Only loopback"):
        plug.connect(ELSEWHERE)


def test_no_host_is_looked_up():
    with pytest.raises(RuntimeError, match=r"api\.example"):
        socket.getaddrinfo("api.example", 443)


async def test_asynchronous_code_opens_no_connection():
    with pytest.raises(RuntimeError, match="A test tried"):
        await asyncio.open_connection(*ELSEWHERE)


def test_settings_of_the_user_are_not_seen():
    assert [name for name in os.environ if name.startswith(("OPENAI_", "SUMMARIZER_"))] == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps caches elsewhere")
def test_the_cache_of_the_user_is_not_touched(tmp_path_factory):
    assert model_path().is_relative_to(tmp_path_factory.getbasetemp())
    assert ResponseCache().path.is_relative_to(tmp_path_factory.getbasetemp())
