"""A real PostgreSQL server for tests and measurements, started and stopped by them."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from benchmarks.ports import free_port

_PLACES = ("/usr/lib/postgresql/*/bin", "/usr/local/pgsql/bin", "/opt/homebrew/opt/postgresql*/bin")


@dataclass(frozen=True)
class Server:
    """Where it answers; `database` makes an empty one and gives its address."""

    port: int
    user: str
    _numbers: Iterator[int] = field(default_factory=count)

    def database(self) -> str:
        import psycopg

        name = f"library_{next(self._numbers)}"
        with psycopg.connect(self._address("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return self._address(name)

    def _address(self, name: str) -> str:
        return f"postgresql://{self.user}@127.0.0.1:{self.port}/{name}"


def programs() -> Path | None:
    """The folder with initdb and pg_ctl, or None."""
    found = shutil.which("initdb")
    if found and shutil.which("pg_ctl"):
        return Path(found).parent
    places = (path for place in _PLACES for path in Path("/").glob(place.lstrip("/")))
    return next((p for p in sorted(places, reverse=True) if (p / "pg_ctl").exists()), None)


@contextmanager
def running(folder: Path) -> Iterator[Server]:
    """A server on a free port of this machine alone, with its data in a folder of its own."""
    home = Path(tempfile.mkdtemp(prefix="griffier-postgres-"))
    data, user = home / "data", _user()
    if os.getuid() == 0:
        shutil.chown(home, user)
    port = free_port()
    options = f"-p {port} -c listen_addresses=127.0.0.1 -k {home} -c fsync=off"
    patience = ("-w", "-t", 300)  # seconds; a machine that is busy is waited for

    def call(*command: object) -> None:
        done = subprocess.run(
            [str(folder / str(command[0])), *map(str, command[1:])],
            user=user if os.getuid() == 0 else None,
            cwd=home,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()

    try:
        call("initdb", "-D", data, "-U", user, "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
        call("pg_ctl", "-D", data, "-o", options, "-l", home / "log", *patience, "start")
        try:
            yield Server(port, user)
        finally:
            call("pg_ctl", "-D", data, "-m", "immediate", *patience, "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _user() -> str:
    """Somebody else than root, as whom PostgreSQL refuses to run."""
    if os.getuid() != 0:
        return pwd.getpwuid(os.getuid()).pw_name
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"
