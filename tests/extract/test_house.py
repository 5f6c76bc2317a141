"""Papers of the House: motions, debates written down, and parties named without more."""

import pytest

from griffier import pipeline
from griffier.model import Source, Statement

MOTION = """\
31 936 Luchtvaartbeleid

Nr. 812 MOTIE VAN HET LID WESTERHUIS

Voorgesteld 14 maart 2019

De Kamer,

gehoord de beraadslaging,

constaterende dat de luchthaven nog geen vergunning heeft;

van mening, dat omwonenden niet zonder onderzoek extra nachtvluchten mogen krijgen;

van oordeel dat een tweede baan onwenselijk is;

verzoekt de regering in het Luchtvaartakkoord geen onomkeerbare stappen te zetten;

verzoekt het kabinet uit te zoeken of het geluid kan worden beperkt;

zegt het vertrouwen in de Minister op,

en gaat over tot de orde van de dag.

Westerhuis
"""

DEBATE = """\
31 936 Luchtvaartbeleid

Nr. 815 VERSLAG VAN EEN COMMISSIEDEBAT

Vastgesteld 2 mei 2022

De voorzitter:
Ik geef het woord aan de heer Westerhuis en ik verzoek u kort te zijn.

De heer Westerhuis (SP):
Voorzitter. Ik steun de krimp van de luchthaven. Wij vragen de Minister om een brief.

Mevrouw De Graaff (VVD):
Ik vind dat onacceptabel.

Minister Harbers:
Ik dank de leden voor hun inbreng. Ik zeg de Kamer een brief toe.
"""

SUMMARY = """\
31 936 Luchtvaartbeleid

Nr. 77 VERSLAG VAN EEN ALGEMEEN OVERLEG

Vastgesteld 2 mei 2009

De heer Westerhuis (SP) hekelt het uitblijven van maatregelen. Wat doet de minister daaraan? \
Hij dringt aan op een plan.
"""


def _said(text: str) -> list[str]:
    document = pipeline.read(Source(text.encode(), "paper.txt"))
    return [_short(statement) for statement in document.statements]


def _short(statement: Statement) -> str:
    actors = "+".join(actor.id for actor in statement.actors)
    recipients = "+".join(actor.id for actor in statement.recipients)
    return f"{statement.act} {actors} > {recipients}".strip()


def test_in_a_motion_the_house_finds_and_asks() -> None:
    assert _said(MOTION) == [
        "EXPECT TK >",
        "OPPOSE TK >",
        "REQUEST TK > NL",
        "REQUEST TK > NL",
        "OPPOSE TK > NL",
    ]


def test_a_rule_of_dashes_in_a_motion_says_nothing() -> None:
    ruled = MOTION.replace("gehoord de beraadslaging,\n", "gehoord de beraadslaging,\n\n----\n")
    assert "----" in ruled
    assert _said(ruled) == _said(MOTION)


def test_in_a_debate_i_is_whoever_has_the_floor() -> None:
    assert _said(DEBATE) == [
        "SUPPORT TK >",
        "REQUEST TK > NL",
        "OPPOSE TK >",
        "SUPPORT NL > TK",
        "COMMIT NL > TK",
    ]


CHAIR = """\
31 936 Luchtvaartbeleid

Nr. 816 VERSLAG VAN EEN COMMISSIEDEBAT

Vastgesteld 2 mei 2022

De heer Westerhuis (SP):
De Minister moet ophouden met uitstellen. Het lijkt mij goed als de Minister de Kamer inlicht.

Minister Harbers:
Dat lijkt mij niet verstandig.

De voorzitter:
Ik dank de Minister. Ik lees de toezeggingen voor.

- De Minister stuurt de Kamer voor de zomer een brief over de slots.
- De Kamer ontvangt in het najaar een rapportage over het geluid.
- De heer Westerhuis dankt de Minister.

Ik sluit de vergadering.
"""


def test_the_chair_reads_out_what_was_promised() -> None:
    assert _said(CHAIR) == [
        "EXPECT TK > NL",
        "SUPPORT TK >",
        "OPPOSE NL >",
        "COMMIT NL > TK",
        "COMMIT NL > TK",
    ]


ONE_SPEAKER = """\
Aan de orde is het debat over tunnels.

De heer Westerhuis (SP):

Voorzitter. Ik vrees dat de kosten nog stijgen. Wij spreken daar al jaren over.
"""


def test_one_member_with_a_party_has_the_floor() -> None:
    assert _said(ONE_SPEAKER) == ["WARN TK >", "DISCUSS TK >"]


TOLD = """\
31 936 Luchtvaartbeleid

Nr. 78 VERSLAG VAN EEN ALGEMEEN OVERLEG

Vastgesteld 2 mei 2009

Vragen en opmerkingen uit de commissie

De heer Westerhuis (SP) hekelt het uitstel. Voor omwonenden is zekerheid essentieel. Het kabinet \
moet ophouden met uitstellen.

Antwoord van de minister

De minister antwoordt dat de vergunning dit jaar komt. Een nieuwe baan is niet nodig.
"""


def test_a_debate_told_in_summary_is_the_members_and_then_the_governments() -> None:
    assert _said(TOLD)[:3] == ["OPPOSE TK >", "EMPHASISE TK >", "EXPECT TK > NL"]
    assert _said(TOLD)[3] == "STATE NL >"


REASONS = """\
31 936 Luchtvaartbeleid

Nr. 813 MOTIE VAN HET LID WESTERHUIS

Voorgesteld 14 maart 2019

De Kamer,

gehoord de beraadslaging,

constaterende dat het kabinet heeft besloten de heffing te schrappen;

overwegende, dat de regering de Kamer heeft toegezegd het geluid te meten;

constaterende dat de Belgische regering te kennen heeft gegeven niet te voelen voor een verbod;

verzoekt de regering de heffing te behouden,

en gaat over tot de orde van de dag.
"""


def test_what_the_reasons_of_a_motion_tell() -> None:
    assert _said(REASONS) == [
        "AGREE NL >",
        "COMMIT NL > TK",
        "OPPOSE BE >",
        "REQUEST TK > NL",
    ]


DECISIONS = """\
Den Haag, 14 maart 2019

Besluitenlijst van de procedurevergadering van de vaste commissie voor Defensie

Besluit: De minister verzoeken om de brief vóór 27 maart aan de Kamer te zenden.

De commissies besluiten de toezegging als voldaan aan te merken.

Het voorstel van het lid Westerhuis wordt niet overgenomen.
"""


def test_a_list_of_decisions_is_the_committees() -> None:
    assert _said(DECISIONS) == ["REQUEST TK > NL", "AGREE TK >", "OPPOSE TK >"]


SPOKEN = """\
31 936 Luchtvaartbeleid

Nr. 817 VERSLAG VAN EEN COMMISSIEDEBAT

Vastgesteld 2 mei 2022

De heer Westerhuis (SP):
Wat de SP betreft wordt de heffing verhoogd. Wat ons betreft moet de baan dicht.

Minister Harbers:
%s

De voorzitter:
Dank u wel.
"""


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("De heer Westerhuis steunt de krimp.", ["SUPPORT TK >"]),
        ("De heer Jansen steunt de krimp.", []),
        ("Ik zal dat meenemen.", ["COMMIT NL >"]),
        ("Ik ga dat uitzoeken.", ["COMMIT NL >"]),
        ("Wij gaan dat niet doen.", ["OPPOSE NL >"]),
        ("Ik wil dat de partijen meewerken.", ["REQUEST NL >"]),
        ("Een baan sluiten ga ik niet doen.", ["OPPOSE NL >"]),
        ("Die toezegging kan ik niet doen.", ["OPPOSE NL >"]),
        (
            "Ik zal de brief sturen; daarop wil ik niet vooruitlopen.",
            ["COMMIT NL >", "OPPOSE NL >"],
        ),
        ("Laat ik beginnen met te zeggen dat ik waardering heb voor u.", ["SUPPORT NL > TK"]),
        ("Ik wil beginnen met het geluid.", []),
        ("Dat vinden wij onverteerbaar.", ["OPPOSE NL >"]),
        ("Dit steunen we van harte.", ["SUPPORT NL >"]),
        ("Ik steun dit en verzoek u de motie aan te houden.", ["SUPPORT NL >", "REQUEST NL > TK"]),
        (
            "De eerste motie steun ik; die op stuk nr. 4 ontraad ik.",
            ["SUPPORT NL > TK", "OPPOSE NL >"],
        ),
        ("De motie op stuk nr. 14: oordeel Kamer.", ["SUPPORT NL > TK"]),
        ("Motie-Westerhuis (27): ontraden.", ["OPPOSE NL > TK"]),
        ("De motie op stuk nr. 14: daar kom ik zo op.", []),
    ],
)
def test_what_a_minister_says_in_a_debate(sentence: str, said: list[str]) -> None:
    assert _said(SPOKEN % sentence) == ["EXPECT TK >", "EXPECT TK >", *said]


REPORT = """\
32 396 Wijziging van diverse onderwijswetten

Nr. 8 NADER VERSLAG

Vastgesteld 4 maart 2011

De vaste commissie, belast met het voorbereidend onderzoek van dit voorstel, brengt verslag uit.

De leden van de VVD-fractie vragen zich af of dit kan. De leden hekelen het uitstel. Daarnaast \
moet de norm worden vastgelegd.
"""


def test_a_report_on_a_bill_is_the_parties() -> None:
    assert _said(REPORT)[-2:] == ["OPPOSE TK >", "EXPECT TK >"]


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Jammer dat de Minister niet meedenkt.", ["OPPOSE TK > NL"]),
        ("Heel mooi dat er een akkoord ligt.", ["SUPPORT TK >"]),
        ("Goed om te horen.", []),
        ("Dat dit goed dat jaar begon, is bekend.", []),
        ("Het bouwen van een tweede baan is onaanvaardbaar.", ["OPPOSE TK >"]),
        ("Dit gaat wat ons betreft te ver.", ["OPPOSE TK >"]),
        ("Wij hebben op dit punt onze zorg uitgesproken.", ["WARN TK >"]),
        ("De Minister moet de regels aanpassen.", ["EXPECT TK > NL"]),
    ],
)
def test_what_a_member_says_in_a_debate(sentence: str, said: list[str]) -> None:
    debate = ONE_SPEAKER.replace("Ik vrees dat de kosten nog stijgen.", sentence)
    assert _said(debate) == [*said, "DISCUSS TK >"]


LISTED = """\
Overzicht van moties en toezeggingen

Den Haag, 14 september 2016

Motie-Westerhuis over de heffing: verzoekt de regering de heffing te verlagen.

Motie van het lid De Graaff c.s. waarin de regering wordt verzocht de baan te sluiten.

De Kamer is bij brief van 21 juni 2016 geïnformeerd.

Wordt betrokken bij de eerstvolgende rapportage over het geluid.

Er is nog geen antwoord gegeven.
"""


def test_what_a_list_of_motions_and_promises_says() -> None:
    assert _said(LISTED) == [
        "REQUEST TK > NL",
        "REQUEST TK > NL",
        "STATE NL > TK",
        "COMMIT NL >",
    ]


def test_he_is_the_member_a_paragraph_tells_of() -> None:
    assert _said(SUMMARY)[-1] == "REQUEST TK >"


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("De SP steunt de verlaging van het tarief.", ["SUPPORT TK >"]),
        ("D66 en de PvdA wijzen de verlaging af.", ["OPPOSE TK >"]),
        ("Mevrouw Smit van het CDA steunt de verlaging.", ["SUPPORT TK >"]),
        ("De jeugdbeweging (SP) steunt de verlaging.", []),
        ("Dat verzoek is door de Commissie afgewezen.", ["OPPOSE EU_COMMISSION >"]),
        ("In antwoord op de vraag van de leden van de SP-fractie klopt dit.", []),
        ("De brief waarnaar de leden van de SP-fractie verwijzen is bekend.", []),
        ("De vakbonden hebben mij een rapport gestuurd.", ["PROVIDE  > NL"]),
    ],
)
def test_who_speaks_in_the_house(sentence: str, said: list[str]) -> None:
    assert _said(f"Den Haag, 3 mei 2019\n\nGeachte voorzitter,\n\n{sentence}\n") == said


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("De uitkomst verwacht ik in mei met uw Kamer te delen.", ["COMMIT NL > TK"]),
        ("De motie moet ik ontraden.", ["OPPOSE NL > TK"]),
        ("De TK wordt hierover in het najaar van 2019 geïnformeerd.", ["COMMIT NL > TK"]),
        ("Daarbij is gewezen op de plicht van de Turkse autoriteiten.", ["EMPHASISE NL >"]),
        ("Om dit te bereiken moet je vaker bellen.", []),
        ("Geweld tegen toezichthouders van de Minister is onaanvaardbaar.", ["OPPOSE NL >"]),
        ("Ik heb gezegd dat de huidige uitstoot onacceptabel is.", ["OPPOSE NL >"]),
        ("Ik heb aangegeven dat ik het bedrijf steun.", ["SUPPORT NL >"]),
        ("Ik ga in op de toezeggingen die ik heb gedaan.", ["STATE NL >"]),
        ("Ik moet zeggen dat ik het plan steun.", ["SUPPORT NL >"]),
        (
            "Ik bespreek de kosten, de planning, vragen die nog openstaan en de risico's.",
            ["COMMIT NL >"],
        ),
        ("De Commissie moet constateren dat de regels tekortschieten.", []),
        ("ECOWAS heeft op 30 juli sancties afgekondigd.", ["AGREE ECOWAS >"]),
        ("Inzicht hebben in wat belangrijk is om te beschermen.", []),
        ("412 scholen hebben een verzoek om uitstel ingediend.", []),
        ("De overheid moet het goede voorbeeld geven.", ["EXPECT NL >"]),
        ("Gemeenten moeten op grond van de wet een register bijhouden.", []),
        ("Daarbij moet het belang van het kind centraal staan.", ["EXPECT NL >"]),
        ("In het overleg is de gebiedsvisie vastgesteld.", ["AGREE NL >"]),
        ("In de gebiedsvisie is de grens vastgesteld.", []),
        ("De school moet een veilige omgeving zijn.", ["EXPECT NL >"]),
        ("Hiervoor moet de werkgever het bedrag aanwijzen.", []),
        ("De bevindingen van de Raad van State zijn waardevol.", ["SUPPORT NL > RAAD_VAN_STATE"]),
        ("In de bijlage worden twee wijzigingen voorgesteld.", ["PROPOSE NL >"]),
        ("De Orde van Advocaten verzet zich tegen de bezuiniging.", ["OPPOSE  >"]),
        ("Het Klimaatakkoord vraagt om een andere aanpak.", []),
        ("Bewoners worden in een zo vroeg mogelijk stadium betrokken.", ["COMMIT NL >"]),
        ("De druk moet snel worden verlaagd.", ["EXPECT NL >"]),
        ("Over de vorm moet nog worden besloten.", []),
        ("Betrokkenheid van bewoners is van groot belang.", ["EMPHASISE NL >"]),
        (
            "Dit is de motie van het lid Smit die de regering verzoekt te wachten.",
            ["REQUEST TK > NL"],
        ),
        ("De adviescommissie heeft op 3 mei een plan gepresenteerd.", ["PROPOSE  >"]),
        ("Kort is stilgestaan bij de bodemdaling.", ["DISCUSS NL >"]),
        ("De door de sector gevraagde cijfers worden u in mei gezonden.", ["COMMIT NL > TK"]),
    ],
)
def test_what_an_answer_says(sentence: str, said: list[str]) -> None:
    assert _said(f"Den Haag, 3 mei 2019\n\nGeachte voorzitter,\n\n{sentence}\n") == said


CONSULTATION = """\
21 501-30 Raad voor Concurrentievermogen

Nr. 466 VERSLAG VAN EEN SCHRIFTELIJK OVERLEG

Vastgesteld 24 mei 2019

I Vragen en opmerkingen vanuit de fracties

Vragen en opmerkingen van de leden van de VVD-fractie

De leden van de VVD-fractie hebben kennisgenomen van de stukken.

De Minister moet zich tegen deze heffing verzetten.

Het is noodzakelijk dat de lasten dalen.

De VVD-fractie kan instemmen met het voorstel.

II Reactie van de Minister

Het is noodzakelijk dat de lasten dalen.
"""


def test_what_a_consultation_prints_of_the_members_is_theirs() -> None:
    assert _said(CONSULTATION) == [
        "EXPECT TK > NL",
        "EMPHASISE TK >",
        "SUPPORT TK >",
        "EMPHASISE NL >",
    ]
