"""`griffier eval`: scores on annotated documents, held to their floors."""

import json
from dataclasses import dataclass
from pathlib import Path

import click

from griffier.cli.output import write
from griffier.errors import BelowFloor
from griffier.evaluate import check_floors, evaluate, gold_hash, load_floors, raise_floors
from griffier.evaluate.floors import save_floors
from griffier.evaluate.report import Report


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for on the command line."""

    as_json: bool = False
    findings: bool = False
    renditions: bool = False
    raise_floors: bool = False
    calibrate: bool = False


def run(directory: Path, wish: Wish) -> None:
    """Score, print, and raise BelowFloor where a score has fallen; or calibrate and print."""
    if wish.calibrate:
        write(_calibrated(directory))
        return
    report = evaluate(directory, renditions=wish.renditions)
    write(_shown(report, wish) + "\n")
    path, gold = directory / "floors.json", gold_hash(directory)
    if wish.raise_floors:
        save_floors(raise_floors(report, load_floors(path), gold), path)
        click.echo(f"Wrote {path}.", err=True)
    elif problems := check_floors(report, load_floors(path), gold):
        raise BelowFloor("\ngriffier: ".join(problems))


def _calibrated(directory: Path) -> str:
    """The table of doubts as measured on the gold (docs/confidence.md)."""
    from griffier.evaluate.calibrate import as_toml, calibrate, judged
    from griffier.lexicon.confidence import load_sureness

    return as_toml(calibrate(judged(directory), load_sureness()))


def _shown(report: Report, wish: Wish) -> str:
    if wish.as_json:
        return json.dumps(report.as_dict(), ensure_ascii=False, sort_keys=True, indent=1)
    return report.table(findings=wish.findings)
