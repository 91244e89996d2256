"""What holds for every test and every example in a docstring: no network, no settings or files of the user."""

from __future__ import annotations

import gc
import itertools
import os
import socket
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

hypothesis.settings.register_profile("ci", derandomize=True, deadline=None, database=None, print_blob=True)
hypothesis.settings.load_profile("ci")  # the same examples in every run, however slow the machine

_LOOPBACK = ("127.", "::1", "localhost")
_runs = itertools.count()


class NetworkForbidden(RuntimeError):
    """A test tried to reach the network; not an OSError, so that no code under test can take it for a fault."""


def _is_loopback(host: object) -> bool:
    name = host.decode() if isinstance(host, bytes) else host
    return isinstance(name, str) and name.startswith(_LOOPBACK)


def _guarded(real: Callable[..., Any], *, loopback: bool) -> Callable[..., Any]:
    def connect(self: socket.socket, address: Any) -> Any:
        if self.family in {socket.AF_INET, socket.AF_INET6} and not (loopback and _is_loopback(address[0])):
            hint = (
                "Only loopback is allowed." if loopback else "Mark it `integration` if it needs a server on loopback."
            )
            raise NetworkForbidden(f"A test tried to connect to {address}. {hint}")
        return real(self, address)

    return connect


_REAL_GETADDRINFO = socket.getaddrinfo


def _getaddrinfo(host: Any, *args: Any, **kwargs: Any) -> Any:
    if host and not _is_loopback(host) and host != "0.0.0.0":
        raise NetworkForbidden(f"A test tried to look up the host {host!r}.")
    return _REAL_GETADDRINFO(host, *args, **kwargs)


_CONNECTS = {
    loopback: {name: _guarded(getattr(socket.socket, name), loopback=loopback) for name in ("connect", "connect_ex")}
    for loopback in (False, True)
}


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is collected lives to the end of the run: the collector of garbage need not look at it, then or later."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


# One fixture and not three: what pytest does for a fixture takes longer than most of these tests.
@pytest.fixture(autouse=True)
def closed_in(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A test reaches neither the network nor what belongs to the user.

    Unit tests open no connection at all and read every format in their own process; integration and live tests reach
    the loopback interface and read as users do. Settings of the user are not seen and the user's cache is not touched,
    but for live tests: the model is there.
    """
    live = request.node.get_closest_marker("live") is not None
    apart = live or request.node.get_closest_marker("integration") is not None
    for name, connect in _CONNECTS[apart].items():
        monkeypatch.setattr(socket.socket, name, connect)
    monkeypatch.setattr(socket, "getaddrinfo", _getaddrinfo)
    if not apart:
        from summarizer import readers
        from summarizer.readers.parsing import parse

        monkeypatch.setattr(readers, "parse_apart", parse)
    if not live:
        for name in list(os.environ):
            if name.startswith(("OPENAI_", "SUMMARIZER_")):
                monkeypatch.delenv(name)
        home = tmp_path_factory.getbasetemp() / f"home{next(_runs)}"
        monkeypatch.setenv("HOME", str(home))
        monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
