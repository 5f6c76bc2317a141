import pytest

from griffier.errors import DamagedDocument, HostileDocument, UnknownFormat
from griffier.model import Source, Text
from griffier.read import read_text
from griffier.read.given import dossier, session
from griffier.read.koop import read_koop
from griffier.read.limits import Limits

from .papers import assert_canonical, lines, notes, shape

LIMITS = Limits()
PROSE = "<al>Het kabinet hecht aan een goede afloop van het overleg.</al>"


def kamerstuk(
    inner: str, title: str = "BRIEF VAN DE MINISTER VAN FINANCIËN", meta: str = ""
) -> bytes:
    return f"""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE officiele-publicatie SYSTEM "http://schemas.example.org/op.dtd">
<officiele-publicatie><metadata>{meta}</metadata>
 <kamerstuk>
  <kamerstukkop>
   <tekstregel inhoud="vergaderjaar">Vergaderjaar 2019-2020</tekstregel>
   <tekstregel inhoud="kameraanduiding">Tweede Kamer der Staten-Generaal</tekstregel>
  </kamerstukkop>
  <dossier><dossiernummer><dossiernr>33 333</dossiernr>
   <begrotingshoofdstuk>IX</begrotingshoofdstuk></dossiernummer><titel>Visserij</titel></dossier>
  <stuk><stuknr>Nr. <ondernummer kamer="2">42</ondernummer></stuknr><titel>{title}</titel>
   <algemeen><vrije-tekst><tekst>{inner}{PROSE}</tekst></vrije-tekst></algemeen>
  </stuk>
 </kamerstuk>
</officiele-publicatie>""".encode()


def read(inner: str, **more: str) -> Text:
    return read_text(Source(kamerstuk(inner, **more), "stuk.pdf"))


def test_head_and_paragraphs_come_in_the_order_of_the_printed_paper():
    text = read_text(Source(kamerstuk("<al>Den Haag, 3\u00a0maart 2020</al>")))
    assert shape(text)[:3] == [
        ("heading", 1, "33 333 IX Visserij"),
        ("heading", 1, "Nr. 42 BRIEF VAN DE MINISTER VAN FINANCIËN"),
        ("paragraph", 0, "Den Haag, 3 maart 2020"),
    ]
    assert_canonical(text)


def test_the_head_states_dossier_number_and_session():
    given = dict(read_text(Source(kamerstuk(""))).given)
    assert given["dossier"] == "33333-IX"
    assert given["number"] == "42"
    assert given["session"] == "2019–2020"


def test_metadata_in_the_file_is_given_by_its_terms():
    meta = (
        '<meta name="DC.title" scheme="" content="Visserij; Brief; Quota"/>'
        '<meta name="OVERHEIDop.documenttitel" content="Quota voor 2021"/>'
        '<meta name="DCTERMS.issued" scheme="DCTERMS.W3CDTF" content="2020-03-05"/>'
        '<meta name="DC.identifier" content="kst-33333-IX-42"/>'
        '<meta name="OVERHEIDop.indiener" content="A. Vis"/>'
        '<meta name="OVERHEIDop.indiener" content="B. Net"/>'
    )
    given = read_text(Source(kamerstuk("", meta=meta))).given
    assert ("title", "Quota voor 2021") in given
    assert ("alternative", "Visserij; Brief; Quota") in given
    assert ("issued", "2020-03-05") in given
    assert ("identifier", "kst-33333-IX-42") in given
    assert [value for term, value in given if term == "indiener"] == ["A. Vis", "B. Net"]
    assert [value for term, value in given if term == "dossier"] == ["33333-IX"]


def test_metadata_beside_the_file_goes_first():
    beside = b"""<metadata_gegevens><metadata name="DC.type" scheme="OVERHEIDop.Parlementair"
      content="Kamerstuk"/><metadata name="OVERHEIDop.vergaderjaar" content="2020-2021"/>
      <metadata name="OVERHEIDop.dossiernummer" content="44444"/></metadata_gegevens>"""
    text = read_koop(Source(kamerstuk("")), LIMITS, Source(beside, "metadata.xml"))
    given = dict(text.given)
    assert given["type"] == "Kamerstuk"
    assert given["session"] == "2020–2021"
    assert [v for term, v in text.given if term == "dossier"] == ["44444", "33333-IX"]


def test_metadata_alone_is_no_document():
    with pytest.raises(UnknownFormat, match="metadata"):
        read_text(
            Source(b"<metadata_gegevens><metadata name='a' content='b'/></metadata_gegevens>")
        )


def test_notes_are_lifted_out_and_keep_their_place():
    text = read(
        "<al>Dat staat vast.<noot id='a' type='voet'><noot.nr>1</noot.nr><noot.al>Zie "
        "<extref doc='x'>het rapport</extref>.</noot.al><noot.al>En de bijlage.</noot.al></noot>"
        " Verder niet<noot id='b'><noot.nr>2</noot.nr><noot.al>1 juli 2019.</noot.al></noot>.</al>",
        title="BRIEF<noot id='t'><noot.nr>*</noot.nr><noot.al>Herdruk.</noot.al></noot>",
    )
    assert notes(text) == [
        ("*", "Herdruk.", ". 42 BRIEF"),
        ("1", "Zie het rapport. En de bijlage.", "taat vast."),
        ("2", "1 juli 2019.", "erder niet"),
    ]
    assert "Dat staat vast. Verder niet." in text.text
    assert_canonical(text)


def test_a_second_reference_to_a_note_adds_nothing():
    text = read(
        "<al>Eerst.<noot id='n1'><noot.nr>1</noot.nr><noot.al>De noot.</noot.al></noot></al>"
        "<al>Nogmaals.<nootref refid='n1'/></al>"
    )
    assert [(mark, shown) for mark, shown, _ in notes(text)] == [("1", "De noot.")]


def test_divisions_set_the_level_of_their_headings():
    text = read(
        "<divisie><kop><nr>1.</nr><titel>Inleiding</titel></kop><al>a</al>"
        "<tussenkop kopopmaak='cur'>Vangst</tussenkop>"
        "<divisie><kop><nr>1.1</nr><titel>Doel</titel></kop><al>b</al></divisie></divisie>"
    )
    headings = [(level, shown) for kind, level, shown in shape(text) if kind == "heading"]
    assert headings[2:] == [(2, "1. Inleiding"), (3, "Vangst"), (3, "1.1 Doel")]


def test_lists_keep_their_labels_and_depth():
    text = read(
        "<al>Te weten:<lijst type='expliciet'><li><li.nr>a.</li.nr><al>haring;</al>"
        "<al>ook zout</al></li><li><li.nr>b.</li.nr><al>makreel:</al><lijst>"
        "<li><li.nr>–</li.nr><al>vers</al></li></lijst></li></lijst>en verder niets.</al>"
    )
    assert shape(text)[2:8] == [
        ("paragraph", 0, "Te weten:"),
        ("item", 1, "a. haring;"),
        ("paragraph", 0, "ook zout"),
        ("item", 1, "b. makreel:"),
        ("item", 2, "– vers"),
        ("paragraph", 0, "en verder niets."),
    ]


def test_a_table_row_is_one_block_and_its_notes_are_notes():
    text = read(
        "<table><title>Vangst</title><tgroup cols='2'><colspec colname='a'/><thead><row>"
        "<entry><al>Soort</al></entry><entry><al>Ton</al></entry></row></thead><tbody><row>"
        "<entry><al>Haring<noot type='tabel'><noot.nr>1</noot.nr><noot.al>Noordzee.</noot.al>"
        "</noot></al></entry><entry/><entry><al>12</al><al>000</al></entry></row></tbody></tgroup></table>"
    )
    assert ("row", 0, "Soort | Ton") in shape(text)
    assert ("row", 0, "Haring | 12 000") in shape(text)
    assert [(mark, shown) for mark, shown, _ in notes(text)] == [("1", "Noordzee.")]
    assert text.text[: text.notes[0].anchor].endswith("Haring")


def test_signatures_are_lines_of_their_own():
    text = read(
        "<tekst-sluiting><ondertekening><functie>De Minister van Financiën,</functie>"
        "<naam><voornaam>C.</voornaam><achternaam>Munt</achternaam></naam></ondertekening>"
        "</tekst-sluiting>"
    )
    assert lines(text)[2:4] == ["De Minister van Financiën,", "C. Munt"]


def test_emphasis_sub_and_superscript_are_plain_text():
    text = read(
        "<al>Uitstoot<?xpp afbm?> van CO<inf>2</inf> per m<sup>2</sup> <nadruk type='vet'>daalt"
        "</nadruk><!-- x --> snel.</al><al><nadruk type='vet'>Geheel vet</nadruk></al>"
    )
    assert "Uitstoot van CO2 per m2 daalt snel." in lines(text)
    strong = {text.text[b.start : b.end]: b.strong for b in text.blocks}
    assert strong["Geheel vet"] is True
    assert strong["Uitstoot van CO2 per m2 daalt snel."] is False


def test_answers_to_questions():
    data = b"""<officiele-publicatie><kamervragen><kamervraagkop>
      <tekstregel inhoud="vergaderjaar">Vergaderjaar 2014-2015</tekstregel></kamervraagkop>
      <kamervraagnummer>77</kamervraagnummer><kamervraagomschrijving>Vragen van het lid
      <naam><achternaam>Haak</achternaam></naam> over
      <kamervraagonderwerp>netten</kamervraagonderwerp></kamervraagomschrijving>
      <vraag><nr>Vraag 1</nr><al>Kent u het bericht?</al></vraag>
      <antwoord><nr>Antwoord 1</nr><al>Ja, wij kennen het bericht van gisteren.</al></antwoord>
      </kamervragen></officiele-publicatie>"""
    text = read_text(Source(data))
    assert shape(text) == [
        ("heading", 1, "77"),
        ("heading", 1, "Vragen van het lid Haak over netten"),
        ("heading", 2, "Vraag 1"),
        ("paragraph", 0, "Kent u het bericht?"),
        ("heading", 2, "Antwoord 1"),
        ("paragraph", 0, "Ja, wij kennen het bericht van gisteren."),
    ]
    assert dict(text.given) == {"number": "77", "session": "2014–2015"}


def test_the_older_dialect():
    data = """<?xml version="1.0" encoding="iso-8859-1"?><kamerwrk kamer="2" publtype="kst">
     <kop><titel>Tweede Kamer der Staten-Generaal</titel></kop>
     <frontm><versie dtd="2"/><ordernr>KST1</ordernr><vergjaar>2005-2006</vergjaar>
      <onderw><nummer>20 202</nummer><naam>Zeeën</naam></onderw></frontm>
     <body><stuk><ltrlabel>Nr.</ltrlabel><nummer>9</nummer><titel>BRIEF VAN DE MINISTER</titel>
      <al>Aan de Voorzitter</al><tuskop letat="vet">Vangst</tuskop>
      <al>Er is in de zomer veel gevangen<voetref refid="v1" nr="1"/>.</al><witreg/>
      <ondtek><functie>De minister,</functie><naam>D. Vloot</naam></ondtek></stuk></body>
     <voetnoot id="v1" nr="1"><al>Volgens de afslag.</al></voetnoot></kamerwrk>"""
    text = read_text(Source(data.encode("iso-8859-1")))
    assert shape(text) == [
        ("heading", 1, "20 202 Zeeën"),
        ("heading", 1, "Nr. 9 BRIEF VAN DE MINISTER"),
        ("paragraph", 0, "Aan de Voorzitter"),
        ("heading", 2, "Vangst"),
        ("paragraph", 0, "Er is in de zomer veel gevangen."),
        ("paragraph", 0, "De minister,"),
        ("paragraph", 0, "D. Vloot"),
        ("note", 0, "Volgens de afslag."),
    ]
    assert notes(text) == [("1", "Volgens de afslag.", "l gevangen")]
    assert dict(text.given)["dossier"] == "20202"


def test_unknown_elements_keep_their_text_apart():
    text = read("<vreemd><eerste>Een deel</eerste><tweede>Ander deel</tweede></vreemd>")
    assert lines(text)[2:4] == ["Een deel", "Ander deel"]


def test_origins_are_paths():
    text = read("<al>a</al><al>b</al>")
    elements = [origin.element for origin in text.origins]
    assert elements[3] is not None
    assert elements[3].endswith("/stuk[1]/algemeen[1]/vrije-tekst[1]/tekst[1]/al[2]")


def test_akoma_ntoso_is_read_by_the_same_names():
    data = b"""<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><doc name="x">
      <meta><identification source="#a"/></meta><mainBody><section><num>1.</num>
      <heading>Fish</heading><content><p>The Union stressed the need for fish stocks
      <authorialNote marker="1"><p>See annex.</p></authorialNote> to recover.</p></content>
      </section></mainBody></doc></akomaNtoso>"""
    text = read_text(Source(data))
    assert "The Union stressed the need for fish stocks to recover." in lines(text)
    assert notes(text) == [("1", "See annex.", "ish stocks")]


def test_xml_without_prose_is_no_document():
    with pytest.raises(UnknownFormat, match="without any running text"):
        read_text(Source(b"<?xml version='1.0'?><data><row><cell>1</cell></row></data>"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be", "cp1252", "iso-8859-1"])
def test_the_encoding_is_found(encoding: str):
    paper = f"<?xml version='1.0' encoding='{encoding}'?><officiele-publicatie>{PROSE}<al>één</al>"
    data = (paper + "</officiele-publicatie>").encode(encoding)
    assert lines(read_text(Source(data)))[1] == "één"


def test_characters_by_name_are_known_even_without_the_dtd():
    text = read("<al>Zee&euml;n en caf&eacute;s</al>")
    assert "Zeeën en cafés" in lines(text)


def test_short_entities_of_the_document_are_filled_in():
    data = b"""<!DOCTYPE d [<!ENTITY mfa "Ministry of Fish">]>
      <d><p>The &mfa; has asked for a great many nets.</p></d>"""
    assert lines(read_text(Source(data))) == [
        "The Ministry of Fish has asked for a great many nets."
    ]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b'<!DOCTYPE d [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><d>&c;</d>', HostileDocument),
        (b'<!DOCTYPE d [<!ENTITY a "' + b"b" * 5000 + b'">]><d>&a;</d>', HostileDocument),
        (b'<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname">]><d>&a;</d>', HostileDocument),
        (b'<!DOCTYPE d [<!ENTITY % a SYSTEM "http://x.y/z"> %a;]><d>&b;</d>', DamagedDocument),
        (b"<?xml version='1.0'?>" + b"<d>" * 5000 + b"</d>" * 5000, HostileDocument),
        (b"<?xml version='1.0'?><d><p>cut off here", DamagedDocument),
        (b"<?xml version='1.0'?><d>&nowhere;</d>", DamagedDocument),
    ],
)
def test_hostile_and_damaged_xml(data: bytes, error: type[Exception]):
    with pytest.raises(error) as raised:
        read_text(Source(data, "x.xml"))
    assert str(raised.value).startswith("x.xml: ")
    assert "\n" not in str(raised.value)


def test_depth_is_a_limit_of_the_caller_too():
    deep = b"<?xml version='1.0'?>" + b"<d>" * 30 + b"<p>words</p>" + b"</d>" * 30
    with pytest.raises(HostileDocument):
        read_text(Source(deep), Limits(depth=20))


@pytest.mark.parametrize(
    ("shown", "meant"),
    [
        ("21 501-20", "21501-20"),
        ("36 200 V", "36200-V"),
        ("36200-XIV", "36200-XIV"),
        ("22 112", "22112"),
        ("32317", "32317"),
        ("Zeeën", "Zeeën"),
    ],
)
def test_dossier_numbers(shown: str, meant: str):
    assert dossier(shown) == meant


@pytest.mark.parametrize(
    ("shown", "meant"),
    [
        ("Vergaderjaar 2022–2023", "2022–2023"),
        ("2008-2009", "2008–2009"),
        ("1999/00", "1999–2000"),
        ("geen", ""),
    ],
)
def test_sessions(shown: str, meant: str):
    assert session(shown) == meant
