"""Lines above a head, in a text as its reader hands it on."""

from datetime import date

from griffier.lexicon.structure import structure_words
from griffier.model import Metadata, Source
from griffier.read import read_text
from griffier.structure import structure

PAGE = """Verslag houdende een lijst van vragen en antwoorden : Verslag met vragen over handel
36 613 XVII Wijziging van de begrotingsstaat van Buitenlandse Handel voor het jaar 2024
Nr. 7
VERSLAG HOUDENDE EEN LIJST VAN VRAGEN EN ANTWOORDEN
Vastgesteld 27 september 2024
De vaste commissie voor Buitenlandse Handel heeft de eer verslag uit te brengen in de vorm
van een lijst van vragen met de daarop gegeven antwoorden.
De voorzitter van de commissie, De Vroom
Vragen en antwoorden
1
Waarom is de begroting gewijzigd?
"""

LETTERHEAD = """Ministerie van Buitenlandse Zaken
Aan de Voorzitter van de
Tweede Kamer der Staten-Generaal
Binnenhof 4
Den Haag
Postbus 20061
Nederland
Onze Referentie
DIE-4321/13
Bijlage(n)
1
Datum 4 februari 2013
Betreft Geannoteerde agenda Europese Raad van 7 en 8 februari 2013

Graag bied ik u hierbij de geannoteerde agenda aan van de Europese Raad.

De Minister van Buitenlandse Zaken,

J. Timmerman
"""


def metadata(text: str) -> Metadata:
    read = read_text(Source(text.encode(), "page.txt"))
    return structure(read, structure_words()).metadata


def test_a_dossier_begins_on_the_line_below_the_title_of_the_page() -> None:
    found = metadata(PAGE)
    assert found.dossiers == ("36613-XVII",)
    assert found.number == "7"
    assert found.kind == "answers"
    assert found.date == date(2024, 9, 27)


def test_the_last_figure_of_a_post_box_is_no_note() -> None:
    found = metadata(LETTERHEAD)
    assert found.date == date(2013, 2, 4)
    assert found.title == "Geannoteerde agenda Europese Raad van 7 en 8 februari 2013"
    assert [s.name for s in found.senders] == ["J. Timmerman"]


def test_an_amount_at_the_start_of_a_line_opens_no_dossier() -> None:
    prose = PAGE.replace("Waarom is", "In dat jaar ontvingen\n36 200 mensen steun. Waarom is")
    assert metadata(prose).dossiers == ("36613-XVII",)
