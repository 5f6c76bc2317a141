"""griffier: who asked whom to do what, by the exact words of the documents themselves.

Two verbs are public:

    document = griffier.read("letter.pdf")      # a path, or the bytes of the document
    print(griffier.to_json(document))           # what `griffier read --json` prints

Nothing heavy is imported before it is needed, so that `import griffier` is cheap.
"""

import sys
from os import PathLike
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from griffier.errors import GriffierError as GriffierError
    from griffier.model import Document as Document

__version__ = "0.1.0"

__all__ = ["Document", "GriffierError", "read", "to_json"]

_HOMES = {"Document": "griffier.model", "GriffierError": "griffier.errors"}


def read(source: str | PathLike[str] | bytes) -> "Document":
    """Read one document, from a path or from its bytes, into text, metadata and statements.

    The same bytes give the same document, always: nothing but the bytes is looked at.

    Raises:
        griffier.GriffierError: one of the classes of `griffier.errors`, with one sentence
            that says what is wrong with which document.
    """
    from griffier import pipeline, sources
    from griffier.model import Source

    if isinstance(source, bytes):
        return pipeline.read(Source(source))
    return pipeline.read(sources.from_path(source))


def to_json(document: "Document", *, layout: bool = False) -> str:
    """One line of JSON by the published contract (`griffier schema` prints its schema).

    `layout` adds where each stretch of text stands in the original.
    """
    from griffier.views import contract

    return contract.as_json(document, layout=layout)


if not TYPE_CHECKING:  # a type checker would take every name for one of these

    def __getattr__(name: str) -> object:
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)


class _Verbs(ModuleType):
    """Keeps the verb `griffier.read` in its place when the stage of that name is imported.

    Importing a subpackage binds its name in the package; `griffier/read/` would so turn
    the function into a module, depending on what was imported before.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if name in __all__ and isinstance(value, ModuleType):
            return
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Verbs
