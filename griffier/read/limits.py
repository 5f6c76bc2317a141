"""How much one document may ask of a reader before it is refused."""

from dataclasses import dataclass

_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds a reader keeps; crossing one raises `DocumentTooLarge`.

    `bytes` counts the original file, `pages` the leaves of a paged format, `characters`
    the text read, `depth` the nesting of markup. The defaults let through everything a
    parliament publishes (the largest budget annexes run to some 1,500 pages) and keep a
    reader within a few hundred megabytes.
    """

    bytes: int = 64 * _MEGABYTE
    pages: int = 3_000
    characters: int = 12_000_000
    depth: int = 256
