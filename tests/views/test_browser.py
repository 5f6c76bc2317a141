"""The web page in a real browser: accessibility rules, narrow windows, the dark.

Skipped, aloud, where there is no Chromium. The rules come with the package axe-core-python;
a path in AXE names a newer axe-core.
"""

import json
import os
import shutil
import subprocess
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from griffier.views.webpage import as_html
from tests.views import factory

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
)
AXE = Path(os.environ.get("AXE") or str(files("axe_core_python") / "axe.min.js"))

pytestmark = [
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium on this machine"),
    pytest.mark.xdist_group("browser"),
]

_POLICY = "<meta http-equiv"
_REPORT = "document.body.innerHTML='<pre id=report></pre>';report.textContent=JSON.stringify"


def page() -> str:
    """The page with its own policy taken out, so that the test's script may run in it."""
    whole = as_html([factory.document(), factory.silent()])
    return "\n".join(line for line in whole.splitlines() if not line.startswith(_POLICY))


def report(html: str, folder: Path, *flags: str) -> Any:
    """What the script in `html` left in its element «report»."""
    file = folder / "page.html"
    file.write_text(html, encoding="utf-8")
    fixed = ["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=20000"]
    profile = f"--user-data-dir={folder / 'profile'}"
    command = [CHROMIUM, *fixed, profile, *flags, "--dump-dom", file.as_uri()]
    done = subprocess.run(command, capture_output=True, timeout=600, check=True)
    return json.loads(lxml.html.fromstring(done.stdout.decode()).get_element_by_id("report").text)


@pytest.mark.parametrize("flags", [[], ["--blink-settings=preferredColorScheme=0"]])
def test_axe_finds_nothing_to_mend(flags: list[str], tmp_path: Path) -> None:
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    script = f"axe.run({{runOnly:{json.dumps(tags)}}}).then(r=>{{{_REPORT}(" + (
        "{bad:r.violations.map(v=>[v.id,v.nodes.map(n=>n.html)]),good:r.passes.length,"
        "dark:matchMedia('(prefers-color-scheme: dark)').matches})})"
    )
    library = AXE.read_text(encoding="utf-8")
    html = page().replace("</body>", f"<script>{library}</script><script>{script}</script></body>")
    told = report(html, tmp_path, *flags)
    assert told["bad"] == []
    assert told["good"] > 20
    assert told["dark"] == bool(flags)


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_no_window_scrolls_sideways(width: int, tmp_path: Path) -> None:
    frame = f'<iframe id=f style="width:{width}px;height:640px" srcdoc="{escape(page())}"></iframe>'
    script = f"f.onload=()=>{{const w=f.contentDocument.documentElement.scrollWidth;{_REPORT}(w)}}"
    html = f"<!doctype html><body>{frame}<script>{script}</script></body>"
    assert report(html, tmp_path) <= width
