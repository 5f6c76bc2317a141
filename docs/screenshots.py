"""Pictures of the main pages of the site, on the library that `make demo` fills.

python docs/screenshots.py [FOLDER]      docs/images if none is named

Needs Chromium and Playwright; serves the site on a free port of this machine meanwhile.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIBRARY = ROOT / "build" / "demo-library"
PAGES = {
    "front": "/",
    "meeting": "/meeting/eu-western-balkans-2022-12-06",
    "search": "/search?q=visumbeleid+Servi%C3%AB",
    "alignment": "/alignment",
    "country": "/alignment/RS",
    "promises": "/promises?on=2023-05-01",
}
SIZES = {"": (1280, 960), "-phone": (360, 740)}
ASK = "/api/v1/statements?recipient=RS&act=REQUEST&concept=visa-policy&until=2022-12-31"


@contextmanager
def _served() -> Iterator[str]:
    command = [sys.executable, "-m", "griffier", "serve", "--port", "0", "--library", str(LIBRARY)]
    quiet = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=quiet
    ) as process:
        line = process.stdout.readline() if process.stdout else ""
        (address,) = re.findall(r"http://\S+", line)
        yield address
        process.terminate()


def _ask(address: str) -> str:
    """The statement of the report by which Serbia was asked to take over the visa policy."""
    with urllib.request.urlopen(address + ASK) as answer:
        found = json.load(answer)["items"]
    return next(f"/statement/{each['id']}" for each in found if each["kind"] == "report")


def main(folder: Path) -> None:
    """Write every picture."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or ""
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    folder.mkdir(parents=True, exist_ok=True)
    with _served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=flags)
        for suffix, (width, height) in SIZES.items():
            for scheme in ("light", "dark"):
                page = browser.new_page(
                    viewport={"width": width, "height": height},
                    color_scheme=scheme,
                    locale="en-GB",
                )
                for name, path in {**PAGES, "statement": _ask(address)}.items():
                    page.goto(address + path)
                    page.wait_for_load_state("networkidle")
                    mode = "" if scheme == "light" else "-dark"
                    page.screenshot(path=folder / f"{name}{suffix}{mode}.png")
        browser.close()
    print(f"Wrote {(len(PAGES) + 1) * len(SIZES) * 2} pictures to {folder}.")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "images")
