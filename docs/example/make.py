"""Makes the example again: the briefing of two articles in each form, and the pictures of its page and its paper.

Needs the local model, Chromium, LibreOffice and pdftoppm (Debian: chromium libreoffice-writer-nogui poppler-utils).
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
DOCUMENTS = sorted((HERE.parents[1] / "evals" / "documents").glob("00[04]_*.txt"))


def main() -> None:
    """Write all files of the example."""
    for ending in ("md", "html", "docx"):
        output = HERE / f"briefing.{ending}"
        command = [sys.executable, "-m", "summarizer", "brief", *DOCUMENTS, "--quiet", "-o", output]
        subprocess.run(command, check=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1200, "height": 760})
        page.goto((HERE / "briefing.html").as_uri())
        page.locator("#bottom-line a.cite").first.click()
        page.wait_for_timeout(300)  # the source scrolls to the quote
        page.screenshot(path=HERE / "page.jpg", type="jpeg", quality=80)
        browser.close()
    with tempfile.TemporaryDirectory() as folder:
        paper = HERE / "briefing.docx"
        subprocess.run(["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, paper], check=True)
        pdf = Path(folder) / "briefing.pdf"
        picture = ["pdftoppm", "-singlefile", "-f", "1", "-r", "75", "-jpeg", pdf, HERE / "paper"]
        subprocess.run(picture, check=True)


if __name__ == "__main__":
    main()
