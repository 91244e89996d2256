"""The child process of :mod:`summarizer.llm.local_server`: llama.cpp's HTTP server on loopback, until its parent ends.

Run as a file, by its path, and importing nothing of this package: the child then starts fast, stays small and cannot
pick up a module of the caller's folder. The protocol: one line of JSON in on standard input (what to serve), one line
of JSON out on standard output (``{"url": ...}`` or ``{"error": ..., "missing": bool}``); llama.cpp's log on standard
error. The end of standard input means that the parent has stopped the server or is gone.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import time
from typing import Any, TextIO

__all__ = ["main"]

_PROMPT_CACHE_MIB = 512
_WARNINGS = 2  # llama.cpp's log levels: 1 errors, 2 warnings, 3 information


def main() -> None:
    """Serve until standard input ends or the parent process is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = os.getppid()
    answer = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # a library that prints must not speak in our place
    order = json.loads(sys.stdin.buffer.readline())
    _end_with_standard_input()
    try:
        server = _serve(order)
    except ImportError as error:
        _say(answer, {"error": f"xllamacpp cannot be imported: {error}", "missing": True})
        os._exit(1)
    except Exception as error:  # noqa: BLE001 (whatever it is, the parent must hear of it in words)
        _say(answer, {"error": str(error), "missing": False})
        os._exit(1)
    _say(answer, {"url": server.listening_address})
    # A process forked from the parent may hold the pipe open: watch the parent itself too.
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(0)


def _say(answer: TextIO, message: dict[str, str | bool]) -> None:
    answer.write(json.dumps(message) + "\n")
    answer.flush()


def _end_with_standard_input() -> None:
    """End this process when standard input does."""

    def watch() -> None:
        while os.read(0, 1):
            pass
        os._exit(0)

    threading.Thread(target=watch, name="parent-watch", daemon=True).start()
    # xllamacpp holds the interpreter's lock while it loads a model, and no thread runs then. Where the kernel can send
    # a signal at the end of a pipe (Linux), its default action ends the process even so.
    try:
        import fcntl

        fcntl.fcntl(0, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(0, fcntl.F_SETFL, fcntl.fcntl(0, fcntl.F_GETFL) | fcntl.FASYNC)
    except (ImportError, OSError, AttributeError):
        pass


def _serve(order: dict[str, Any]) -> Any:
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = order["model"]
    # Mapped, the file would stay in memory beside the weights that are made of it: 2.1 GB in all, and not 1.5.
    params.load_mode = xllamacpp.llama_load_mode.LLAMA_LOAD_MODE_NONE
    params.hostnames = ["127.0.0.1"]
    params.port = 0  # any free port
    params.api_keys = [order["api_key"]]
    params.n_ctx = order["context_tokens"]
    params.n_parallel = 1
    params.cpuparams.n_threads = order["threads"]
    params.cpuparams_batch.n_threads = order["threads"]
    params.cache_prompt = True
    if order["states"]:
        params.slot_save_path = f"{order['states']}/"
    params.cache_ram_mib = _PROMPT_CACHE_MIB
    params.use_jinja = True
    # Both read or run the model once more before it is ready, and change nothing for one that fits in memory.
    params.warmup = False
    params.fit_params = False
    params.ui = False
    params.endpoint_slots = False  # would show prompts
    params.verbosity = _WARNINGS
    return xllamacpp.Server(params)


if __name__ == "__main__":
    main()
