"""A library that may be written to, with two accounts, and a browser that fills in forms."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

from griffier.ledger.library import Library
from griffier.ledger.persons import Role, Scope
from griffier.serve.app import create_app
from griffier.serve.settings import Settings
from griffier.service import passwords, people
from griffier.service.after import FOLLOW_UPS
from griffier.service.filing import file_all
from griffier.service.reading import read_all

BUILT = Path(__file__).parents[2] / "specimens" / "built"
PASSWORD = "kwartel brug lantaarn negen"
REVIEWER, ADMIN = "J. Smit", "B. de Wit"
FILED = ("tirana-agenda.kst.pdf", "tirana-verslag.kst.pdf", "toezeggingen-2025.brief.pdf")


def file_in(folder: Path, *names: str) -> None:
    """File specimens in a library, which is made where there is none."""
    paths = [next(BUILT.glob(f"{name.split('.')[0]}.*")) for name in names]
    with Library.open(folder, create=True) as opened:
        filed = [*file_all(opened, read_all(paths, 1), follow_ups=FOLLOW_UPS)]
    assert not [each for each in filed if isinstance(each.result, Exception)]


def add_accounts(folder: Path) -> dict[str, str]:
    """A reviewer with mail in Dutch, an admin; a token of each scope for the reviewer."""
    with Library.open(folder) as library:
        people.add(library, REVIEWER, Role.REVIEWER, PASSWORD)
        people.add(library, ADMIN, Role.ADMIN, PASSWORD, language="en")
        tokens = {scope: people.add_token(library, REVIEWER, scope)[1] for scope in Scope}
        library.set_mail(REVIEWER, "smit@example.org", "nl")  # told of nothing before
        return tokens


@dataclass
class Browser:
    """A browser that signs in, and sends the forms it is shown with what is hidden in them."""

    client: TestClient

    def get(self, path: str, **options: Any) -> str:
        answer = self.client.get(path, **options)
        assert answer.status_code == 200, (path, answer.status_code, answer.text[-600:])
        return str(answer.text)

    def form(self, page: str, action: str) -> dict[str, str]:
        """The hidden fields of the first form with that action."""
        found = re.search(rf'<form[^>]*action="{re.escape(action)}".*?</form>', page, re.S)
        assert found, (action, page[-2000:])
        hidden = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', found[0])
        return dict(hidden)

    def send(self, page: str, action: str, **values: str) -> Any:
        """Send a form of the page at an address, with these values besides."""
        data = self.form(self.get(page), action) | values
        return self.client.post(action, data=data)

    def sign_in(self, name: str = REVIEWER, password: str = PASSWORD, back: str = "/") -> Any:
        return self.send("/sign-in", "/sign-in", name=name, password=password, back=back)


def open_site(folder: Path, **settings: Any) -> TestClient:
    """The site on a library, without a limit on requests."""
    told = {"rate": 0, **settings}
    app = create_app(Settings(library=str(folder), **told))
    return TestClient(app, follow_redirects=False)


def quick_passwords(monkeypatch: Any) -> None:
    """Argon2 with little memory: what is tested is not how long it takes."""
    from argon2 import PasswordHasher

    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "_hasher", lambda: quick)
    passwords._nobodys.cache_clear()
