"""What a participle does where it stands: joins its auxiliary, opens a phrase or a sentence."""

from griffier.extract.scan import REACH, Scan
from griffier.lexicon.conjugation import Form
from griffier.lexicon.grammar import Tag

_BRIEF = 10  # words that «zoals in mijn brief van 3 maart gemeld» may hold


_TELLS = Tag.FINITE | Tag.NOUN | Tag.ALSO_NOUN


class Participles(Scan):
    """Questions about the participles of one sentence."""

    def participle_before_finite(self, i: int) -> bool:
        """«dat hij verzocht heeft»: the finite verb follows at once."""
        tag, tags = self.tags[i], self.tags
        if not tag & (Tag.PARTICIPLE | Tag.INFINITIVE) or i + 1 >= len(tags):
            return False
        return bool(tags[i + 1] & Tag.FINITE) and self.is_helper(i + 1)

    def considers(self, i: int) -> bool:
        """«constaterende | dat hij heeft besloten de steun te staken», «overwegende, dat …»."""
        words = self.tokens.words
        before = i - 2 if words[i - 1 : i] == [","] else i - 1
        said = before >= 0 and words[before] in self.grammar.considering
        return said and words[i] in self.grammar.complementisers

    def by_agent(self, i: int) -> bool:
        """ "Poland, supported by Latvia, asked …": an agent behind a form that can be a past
        tense, and the verb of the clause behind the next comma."""
        words, tags = self.tokens.words, self.tags
        if self.grammar.verb_second or words[i + 1 : i + 2] != ["by"]:
            return False
        comma = next((k for k in range(i + 2, min(len(tags), i + REACH))
                      if tags[k] & Tag.PUNCTUATION), -1)  # fmt: skip
        return 0 <= comma < len(tags) - 1 and bool(tags[comma + 1] & (Tag.FINITE | Tag.ADVERB))

    def interrupts(self, i: int) -> bool:
        """«Met de overdracht, voorzien voor juni, stemde de Raad in»: a form that can be a
        participle, before a preposition, and behind the next comma the verb of the clause."""
        words, tags = self.tokens.words, self.tags
        if not self.grammar.verb_second or i + 1 >= len(tags) or not tags[i + 1] & Tag.PREPOSITION:
            return False
        comma = next((k for k in range(i + 2, min(len(tags), i + REACH)) if words[k] == ","), -1)
        if not 0 <= comma < len(tags) - 1:
            return False
        following = tags[comma + 1]
        return bool(following & Tag.FINITE) and not following & (Tag.NOUN | Tag.ALSO_NOUN)

    def opens_with_participle(self) -> bool:
        """ "Stressing the need for unity, the Council calls on …", "Strongly condemning …",
        "Noting also that …", "Alarmed by …": a participle phrase up to the first comma, or one
        that holds a whole clause; "Welcoming it is premature" is none."""
        first = self._past_adverbs(0)
        content = self._past_adverbs(first + 1)
        if first >= len(self.tokens) or not self.present_participle(first):
            return first < len(self.tokens) and self._alarmed(first, content)
        if self.tokens.words[content : content + 1] == ["that"]:
            return content + 1 < len(self.tags) and not self.tags[content + 1] & Tag.VERB
        for i in range(first + 1, min(len(self.tags), first + REACH)):
            if self.tags[i] & Tag.PUNCTUATION:
                return True
            verb = self.tags[i] & Tag.FINITE and not self.tags[i] & (Tag.NOUN | Tag.ALSO_NOUN)
            if verb and not self._told_of_noun(i):
                return False
        return False

    def _told_of_noun(self, i: int) -> bool:
        """ "Welcoming the efforts | made by all parties,": a form that can be a participle, right
        behind its noun, with no object of its own."""
        noun = self.tags[i] & Tag.PARTICIPLE and self.tags[i - 1] & Tag.NOUN
        behind = self.tags[i + 1] if i + 1 < len(self.tags) else 0
        follows = behind & (Tag.PREPOSITION | Tag.ADVERB | Tag.PUNCTUATION)
        return bool(noun and follows and not behind & (Tag.DETERMINER | Tag.PERSONAL))

    def _alarmed(self, i: int, behind: int) -> bool:
        """ "Alarmed by …", "Convinced that …", "Determined to …": no past tense is without a
        subject."""
        joins = Tag.PREPOSITION | Tag.MARKER | Tag.SUBORDINATOR
        follows = behind < len(self.tags) and self.tags[behind] & joins
        return bool(self.tags[i] & Tag.PARTICIPLE and follows)

    def _past_adverbs(self, i: int) -> int:
        while i < len(self.tags) and self.tags[i] & Tag.ADVERB and not self.tags[i] & Tag.VERB:
            i += 1
        return i

    def fronted_participle(self) -> bool:
        """«Besloten werd …», «Afgesproken is dat …»: the participle stands first."""
        tags = self.tags
        opens = len(tags) > 1 and tags[0] & Tag.PARTICIPLE and tags[1] & Tag.FINITE
        return bool(opens) and any(m in self.grammar.passive for m, _ in self.tokens.readings[1])

    def brief(self, i: int) -> bool:
        """«zoals bekend», «zoals in maart voorgesteld door Malta»: a clause without any verb
        but its participle."""
        if self.tokens.words[i] not in self.grammar.briefly:
            return False
        for j in range(i + 1, min(len(self.tags), i + _BRIEF)):
            tag = self.tags[j]
            if tag & Tag.PARTICIPLE and not tag & (Tag.ALSO_NOUN | Tag.ATTRIBUTE):
                following = self.tags[j + 1] if j + 1 < len(self.tags) else Tag.PUNCTUATION
                return bool(following & (Tag.PUNCTUATION | Tag.PREPOSITION))
            if tag & (Tag.PUNCTUATION | Tag.FINITE | Tag.JOINING):
                return False
        return False

    def marked_auxiliary(self, i: int) -> bool:
        """«te zijn», «te worden»: what goes with a participle; but «bevestigde te zullen»."""
        if i + 1 >= len(self.tags) or not self.tags[i] & Tag.MARKER:
            return False
        goes = self.grammar.perfect | self.grammar.passive
        return any(lemma in goes for lemma, _ in self.tokens.readings[i + 1])

    def told_of_name(self, i: int) -> bool:
        """ "The Commission | shares the concerns": a singular behind a name or a first "it",
        with the article or pronoun of its object behind it."""
        if self.grammar.verb_second or i < 1 or i + 1 >= len(self.tags):
            return False
        single = any(form & Form.SINGULAR for _, form in self.tokens.readings[i])
        named = self.tokens.capital[i - 1] and self.tags[i - 1] & ~Tag.ALSO_NOUN == Tag.NOUN
        first = i == 1 and self.tokens.words[0] == "it"
        opens = Tag.DETERMINER | Tag.PERSONAL | Tag.DEMONSTRATIVE
        if self._told_of_several(i):
            return True
        if not single or not (named or first) or self.tags[i] & ~(_TELLS | opens) & Tag.CLOSED:
            return False
        return bool(self.tags[i + 1] & opens)

    def _told_of_several(self, i: int) -> bool:
        """ "Both sides | plan to meet", "Poland and Spain | support the reform": a plural right
        behind one, or behind two names, with its object or an infinitive behind it."""
        words, tags = self.tokens.words, self.tags
        plural = any(form & Form.PLURAL for _, form in self.tokens.readings[i])
        several = words[i - 1].endswith("s") and tags[i - 1] & (Tag.NOUN | Tag.ALSO_NOUN)
        names = i > 2 and self.tokens.capital[i - 1] and self.tokens.capital[i - 3]
        names = names and bool(tags[i - 2] & Tag.COORDINATOR)
        if not plural or not (several or names) or i + 2 >= len(tags):
            return False
        if not _starts(tags, words, i - 2 if names else i):
            return False
        to_do = words[i + 1] == "to" and tags[i + 2] & Tag.INFINITIVE
        return bool(to_do or tags[i + 1] & Tag.DETERMINER)


def _starts(tags: list[int], words: list[str], i: int) -> bool:
    """Whether the noun before word `i` opens the sentence with its article or pronoun."""
    opens = Tag.DETERMINER | Tag.NUMERAL | Tag.ADVERB
    return all(tags[j] & opens or words[j] in ("our", "their") for j in range(i - 1))
