"""The class of each word, one letter each, so that grammar can be written as regular expressions.

A paragraph becomes a string of letters as long as its tokens ("Mr. Smith said" is ``TNs``), and
mentions, cues and the way from one to the other are found in that string.

===== ==============================================================================
N A I capitalised word; all capitals; initial
T r   noun of a person or a group with a capital; without
z u   noun of an organization; noun of something said or written
d o   determiner; possessive pronoun
p y i he, she; they; I and we
t Y h it; you; him, me, them, us
w W   who; which
s g b verb of saying: finite, participle in -ing, base form
x v   auxiliary; other common verb
e j l other words in -ed, -ing, -ly
f a   preposition; according
k     particle of a name (de, van), which a paragraph makes N within a name and else m
c C   and, or, but; conjunction of a clause
0 D m number; day or month; any other word in lower case
Q     a stretch in quotation marks
===== ==============================================================================

Punctuation stands for itself: ``.`` (and ! ? …), ``,`` ``:`` ``;`` ``-`` (dashes) ``(`` ``)``
``[`` ``]`` ``'`` (possessive) ``*`` (other).
"""

from __future__ import annotations

import re
from typing import Final

from quotebank.extract import lexicon
from quotebank.names import PARTICLES

__all__ = ["CLASSES", "WordClasses"]

_MAX_CACHE = 50_000

# Verbs of saying, thinking aloud and calling by name, in the base form; their forms are made below.
_SAYING: Final = """
    accuse acknowledge add address admit advise advocate affirm agree allege allow announce answer
    apologize appeal applaud argue ask assail assert assess assure attack attribute aver bark beg
    bemoan blame blast blog boast bellow brag brand cajole call caution challenge characterize
    charge chant cheer chide chime chuckle cite claim clarify comment commend complain compare
    compliment concede conclude condemn confess confide confirm congratulate contend continue
    counsel counter criticize cry dare declare decry defend demand denounce deny deride describe
    detail disagree disclose dismiss dub echo elaborate email emphasize encourage endorse enthuse
    estimate exclaim exhort explain express follow-up fret fume gripe groan grumble gush hail
    highlight hint implore imply indicate inform inquire insist instruct interject interrupt
    intone introduce invite invoke jest joke label lambast lambaste lament laugh lecture liken
    marvel mention mock mourn mumble murmur muse mutter name narrate nickname note object observe
    offer opine order outline pen phrase plead pledge point ponder portray post praise pray
    predict press proclaim promise pronounce propose protest punctuate push query question quip
    quote rail rant rave reaffirm reason reassure rebuke rebuff recall recite recommend recount
    refer reference reflect rehearse reiterate reject relate relay remark remember remind repeat
    reply report reprimand request respond restate retort reveal ridicule riff roar scoff scold
    scream scrawl shout shriek sigh signal slam smile snap snark sneer sniff speculate spell spout
    squeal state stress submit suggest sum summarize swipe taunt tease term testify text thank
    theorize threaten thunder title tout trumpet tweet underline underscore urge venture vent vow
    volunteer wail warn whine whisper wonder worry yell
"""
_IRREGULAR: Final = """
    say says said saying | tell tells told telling | write writes wrote writing | read reads read
    reading | speak speaks spoke speaking | think thinks thought thinking | swear swears swore
    swearing | sing sings sang singing | go goes went going | put puts put putting | hold holds
    held holding | begin begins began beginning | shoot shoots shot shooting | let lets let
    letting | bet bets bet betting | retweet retweets retweeted retweeting | argue argues argued
    arguing | overstate overstates overstated overstating | cry cries cried crying | deny denies
    denied denying | reply replies replied replying | testify testifies testified testifying |
    clarify clarifies clarified clarifying | imply implies implied implying | decry decries
    decried decrying | worry worries worried worrying | quip quips quipped quipping | refer refers
    referred referring | dub dubs dubbed dubbing | beg begs begged begging | blog blogs blogged
    blogging | brag brags bragged bragging | chat chats chatted chatting | slam slams slammed
    slamming | snap snaps snapped snapping | sum sums summed summing | rap raps rapped rapping |
    pen pens penned penning | admit admits admitted admitting | submit submits submitted
    submitting | write-in | feel feels felt feeling | find finds found finding | come comes came
    coming | mean means meant meaning | ask asks asked asking | label labels labelled labelling |
    signal signals signalled signalling | counsel counsels counselled counselling | marvel marvels
    marvelled marvelling
"""
_NOT_SAYING: Final = frozenset(
    """
    began begin beginning begins came come comes coming feel feeling feels felt find finding finds
    found go goes going held hold holding holds hopeful let lets letting mean meaning means meant
    put puts putting shoot shooting shoots shot went
    """.split()
)
# Forms of the verbs above that are far more often nouns.
_NOUNS_RATHER: Final = frozenset(
    """
    address addresses appeal appeals attack attacks attributed attributes blog blogs brand brands
    call challenge challenges chants charge charges cites claims comment comments counsel demand
    demands detail details echo estimate estimates fire fires highlights label labels lecture
    lectures name names object objects offer offers order orders pen pens phrase phrases point post
    posts press presses query questions quote quotes remark remarks report reports request requests
    signal signals state term terms text texts title titles tweet tweets volunteer volunteers
    """.split()
)

_TABLES: Final[tuple[tuple[str, str], ...]] = (
    (
        "m",
        """
        more most less least much such own other same next last first second third former new old
        """,
    ),
    (
        "l",
        """
        very even just also still again later then now here there so too only once twice ever
        never always often already soon yet well back together further not rather quite perhaps
        maybe
        """,
    ),
    (
        "f",
        """
        of in on at by for from with to about after before during against into over under between
        through without within among amid around across along near since until till toward towards
        upon behind beyond below above outside inside despite except per via like unlike as
        regarding concerning off onto out up down throughout alongside aboard atop versus vs than
        """,
    ),
    (
        "d",
        """
        the a an this that these those some any many several few each every both all no another
        either neither most one two three four five six seven eight nine ten what whatever dozens
        hundreds thousands multiple numerous various countless
        """,
    ),
    (
        "o",
        """
        his her their its my our your whose
        """,
    ),
    (
        "p",
        """
        he she he's she's he’s she’s he'd she'd he’d she’d he'll she'll he’ll she’ll
        """,
    ),
    (
        "y",
        """
        they they're they’re they've they’ve they'd they’d they'll they’ll
        """,
    ),
    (
        "i",
        """
        i we i'm i’m i've i’ve i'd i’d i'll i’ll we're we’re we've we’ve we'd we’d we'll we’ll
        """,
    ),
    (
        "t",
        """
        it it's it’s it'd it’d it'll it’ll
        """,
    ),
    (
        "Y",
        """
        you you're you’re you've you’ve you'd you’d you'll you’ll
        """,
    ),
    (
        "h",
        """
        him me them us himself herself themselves myself ourselves itself yourself
        """,
    ),
    (
        "w",
        """
        who who's who’s who'd who’d whom whoever
        """,
    ),
    (
        "W",
        """
        which
        """,
    ),
    (
        "x",
        """
        is was are were be been being am has have had having do does did doing can could will
        would may might must shall should isn't isn’t wasn't wasn’t aren't aren’t weren't weren’t
        hasn't hasn’t haven't haven’t hadn't hadn’t don't don’t doesn't doesn’t didn't didn’t
        can't can’t cannot couldn't couldn’t won't won’t wouldn't wouldn’t shouldn't shouldn’t
        ought
        """,
    ),
    (
        "v",
        """
        go goes went gone get gets got take takes took taken make makes made give gives gave given
        know knows knew known see sees saw seen come comes came want wants wanted use uses need
        needs needed try tries tried leave leaves left keep keeps kept let lets begin begins began
        seem seems help helps show shows showed turn turns start starts run runs ran move moves
        live lives believe believes bring brings brought happen happens sit sits sat stand stands
        stood lose loses lost pay pays paid meet meets met include includes set sets learn change
        leads led understand watch follow follows stop create spend grow open walk win wins won
        buy bought send sends sent build built fall fell cut reach kill remain hear heard hears
        feel feels felt find finds found think thinks thought hold holds held put puts mean means
        meant appear appears struck shot became become becomes threw caught taught sought fought
        drew rose broke chose expects hopes knows vote votes support supports
        """,
    ),
    (
        "a",
        """
        according
        """,
    ),
    (
        "c",
        """
        and or but nor & plus
        """,
    ),
    (
        "C",
        """
        if when while because although though whether where why how once unless whereas lest
        however thus therefore meanwhile instead that's that’s
        """,
    ),
    (
        "D",
        """
        monday tuesday wednesday thursday friday saturday sunday january february april june july
        august september october november december mon tues wed thurs fri sat sun jan. feb. mar.
        apr. aug. sept. oct. nov. dec. today yesterday tomorrow tonight earlier recently
        """,
    ),
    (
        "z",
        """
        campaign committee group organization company firm network newspaper paper magazine agency
        department administration government party board commission council coalition association
        team office union bank church university school court panel union club foundation
        institute center site outlet publication station channel house ministry embassy police
        military army jury caucus convention congress union institution corporation nonprofit
        think-tank website
        """,
    ),
    (
        "u",
        """
        statement interview speech remarks comments letter email e-mail emails tweet tweets post
        message memo report book article column op-ed editorial essay ad ads advertisement video
        poll survey study lawsuit complaint filing affidavit brief ruling opinion document
        documents transcript testimony press release release petition sign signs banner headline
        caption text texts note notes narrator voiceover voice voice-over words word chant chants
        slogan joke line answer question response reply quote blog posting invitation platform
        resolution bill law order analysis review piece story song poem plaque placard sticker
        t-shirt hat shirt motto website page plan warrant indictment declaration proposal pamphlet
        flier flyer mailer announcement biography memoir
        """,
    ),
    (
        "r",
        """
        man woman boy girl person people someone somebody everyone everybody anyone nobody others
        another men women friend friends wife husband son daughter father mother brother sister
        parents source sources official officials aide aides spokesman spokeswoman spokesperson
        onlooker onlookers bystander bystanders tenant tenants passenger passengers commuter
        commuters neighbour neighbours neighbor neighbors survivor survivors claimant claimants
        shopper shoppers pupil pupils teenager teenagers refugee refugees migrant migrants
        shareholder shareholders whistle-blower whistle-blowers client clients customer customers
        adviser advisers voter voters critic critics reporter reporters supporter supporters
        protester protesters opponent opponents rival rivals ally allies democrat democrats
        republican republicans student students leader leaders lawmaker lawmakers member members
        staffer staffers expert experts user users caller host moderator candidate candidates
        nominee front-runner frontrunner billionaire businessman mogul native year-old veteran
        veterans author writer editor pastor doctor physician lawyer attorney lawyers attorneys
        judge justice prosecutor detective officer operative strategist pollster analyst historian
        economist professor actor actress singer comedian star conservative conservatives liberal
        liberals activist activists organizer organizers participant resident residents neighbor
        neighbors colleague colleagues witness witnesses insider insiders surrogate donor donors
        fan fans crowd audience couple duo trio pair guy lady kid kids child children victim
        victims worker workers teacher teachers farmer hacker pundits observers observer analysts
        advocates advocate americans elites evangelicals latinos hispanics muslims christians
        catholics jews scholars skeptics detractors rep sen gov president senator governor
        congressman congresswoman mayor secretary chairman chairwoman representative ambassador
        general commander-in-chief texan floridian
        """,
    ),
)


def _forms(verb: str) -> tuple[str, str, str, str]:
    """Inflect a regular verb: base, third person, past, participle in -ing."""
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")
    return verb, third, verb + "ed", verb + "ing"


def _build() -> dict[str, str]:
    classes: dict[str, str] = {}
    for word in (
        lexicon.ROLE_HEADS | lexicon.MALE_NOUNS | lexicon.FEMALE_NOUNS | lexicon.GROUP_NOUNS
    ):
        classes[word] = "r"
        if word in lexicon.ROLE_HEADS:
            classes.setdefault(word + "s", "r")
    for word in lexicon.WORKS:
        classes[word] = "u"
    for verb in _SAYING.split():
        classes.update(zip(_forms(verb), "bssg", strict=True))
    for row in _IRREGULAR.split("|"):
        classes.update(zip(row.split(), "bssg", strict=False))
    for word in _NOT_SAYING:
        classes.pop(word, None)
    for word in _NOUNS_RATHER:
        if classes.get(word) in {"b", "s"}:
            classes[word] = "q"
    for letter, words in reversed(_TABLES):
        for word in words.split():
            if classes.get(word) not in {"s", "g"} or letter not in "mzurv":
                classes[word] = letter
    classes["say"] = classes["write"] = classes["tell"] = "b"
    return classes


_LOWER: Final = _build()
_TITLES: Final = frozenset(word.lower() for word in lexicon.TITLE_WORDS | lexicon.PLURAL_TITLES)
_SHAPE: Final = re.compile(
    r"(?P<N0>\d)|(?P<A>[A-Z]{2,}[A-Z0-9&-]*$|(?:[A-Z]\.){2,}$)|(?P<I>[A-Z]\.?$)|(?P<N>[^\W\d_a-z]|[@#]\w)"
)
_PUNCTUATION: Final = {
    **dict.fromkeys(".!?…", "."),
    **dict.fromkeys("—–-―‒", "-"),
    **dict.fromkeys(",:;()[]", ""),
    "...": ".",
    "--": "-",
    "’s": "'",
    "'s": "'",
    "’": "'",
    "'": "'",
    "’S": "'",
    "'S": "'",
    "’t": "x",
    "n't": "x",
}


class WordClasses(dict[str, str]):
    """The class of each token, worked out when it is first met; bounded."""

    def __missing__(self, word: str) -> str:
        """Work out the class of a token from the tables, else from its shape."""
        if len(self) > _MAX_CACHE:
            self.clear()
        letter = self[word] = _classify(word)
        return letter


def _classify(word: str) -> str:
    if word in _PUNCTUATION:
        return _PUNCTUATION[word] or word
    lower = word.lower()
    letter = _LOWER.get(lower)
    if lower == word and letter:
        return letter
    shape = _SHAPE.match(word)
    if shape is None:
        return _by_ending(word)
    if shape.group("N0"):
        return "r" if lower.endswith("year-old") else "0"
    if word == "I":
        return "i"
    if word[1:2] == "-" and word[0] in "RDI" and word[2:3].isupper():
        # "R-Utah": a party and a place, and nobody who speaks.
        return "m"
    if word == "Will":
        return "N"
    if lower in _TITLES:
        return "T"
    if shape.group("A"):
        return "A" if len(word) > 1 else "N"
    if letter is None:
        return "I" if shape.group("I") and lower != "a" else "N"
    if letter in "rT":
        return "T"
    return "N" if letter in "zuvqbm" and lower not in _OPENING else letter


# Words of the open classes that open sentences far more often than they stand in names.
_OPENING: Final = frozenset(
    "more most less such very other such even just also still again later then now here there so too "
    "only once never always often soon yet well asked added told".split()
)


_NOT_ADVERBS: Final = frozenset(
    "family early daily weekly monthly supply reply rally assembly belly bully fly July ally".split()
)


def _by_ending(word: str) -> str:
    if word in PARTICLES:
        return "k"
    if not word[:1].isalnum():
        return "*"
    if word.endswith("year-old"):
        return "r"
    if len(word) > 4:
        ending = word[-2:]
        if ending == "ed":
            return "e"
        if word.endswith("ing"):
            return "j"
        if ending == "ly" and word not in _NOT_ADVERBS:
            return "l"
    return "m"


#: The class of each token, shared by all readings.
CLASSES: Final = WordClasses()
