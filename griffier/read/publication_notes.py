"""The notes of publication XML: their numbers, and what refers to them."""

from collections.abc import Iterator

from lxml import etree

from griffier.lexicon.markup import markup_names


def local(element: etree._Element) -> str:
    """The element's name without its namespace, in lower case."""
    return str(element.tag).rpartition("}")[2].lower()


def _elements(root: etree._Element, role: str) -> Iterator[etree._Element]:
    names = [n for n, r in markup_names().elements.items() if r == role]
    return root.iter(*(f"{{*}}{name}" for name in names), "{*}authorialNote")


def note_label(element: etree._Element) -> str:
    """The mark a note states as an attribute."""
    stated = element.get("label") or element.get("nr") or element.get("n") or element.get("marker")
    return " ".join((stated or "").split())


def drop_note_labels(root: etree._Element) -> None:
    """Move the printed number of each note from its text to an attribute."""
    for label in list(_elements(root, "notelabel")):
        note = label.getparent()
        if note is not None and local(label) != "authorialnote":
            note.set("label", " ".join("".join(map(str, label.itertext())).split()))
            label.text = None
            for child in list(label):
                label.remove(child)


def note_keys(root: etree._Element) -> dict[str, str]:
    """From what a reference may say («id», number) to the key of the note it means."""
    keys: dict[str, str] = {}
    for index, note in enumerate(_elements(root, "note")):
        key = f"note {index}"
        for name in (note.get("id"), f"nr {note_label(note)}"):
            if name:
                keys.setdefault(name, key)
    return keys


def target(element: etree._Element) -> str:
    """What a reference to a note points at, as `note_keys` spells it."""
    pointed = element.get("refid") or element.get("href") or element.get("target") or ""
    return pointed.lstrip("#") or f"nr {element.get('nr') or ''}"
