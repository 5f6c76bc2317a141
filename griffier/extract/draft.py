"""A statement in the making, and the stretch of words that carries it."""

from dataclasses import dataclass, field

from griffier.model import Act, Actor, Deadline, Span


@dataclass(slots=True)
class Draft:
    """What the rules found so far; `words` are the words that carry act, actor and
    topic, from which the evidence is cut; `steps` tell a reader how it came about."""

    act: Act
    entry: str
    rule: str
    clause: int
    verb: int
    actors: tuple[Actor, ...] = ()
    recipients: tuple[Actor, ...] = ()
    topic: Span | None = None
    words: set[int] = field(default_factory=set)
    modality: str = "done"
    polarity: str = "positive"
    minor: bool = False
    repeated: bool = False
    future: bool = False  # told in the future tense
    impersonal: bool = False  # its words name nobody: «veiligheid staat voorop»
    teller: tuple[Actor, ...] = ()  # who said so, where the words name the same actor again
    due: Deadline | None = None  # by when, as the lead-in of a list says for its items
    via: str | None = None  # in words of the sentence: who speaks for the actor, or is none
    doubts: set[str] = field(default_factory=set)  # of shared/confidence.toml
    steps: list[str] = field(default_factory=list)

    def speaks_for(self, actors: tuple[Actor, ...]) -> bool:
        """Whether the draft's actors are the given ones."""
        return {a.id for a in self.actors} == {a.id for a in actors}
