"""General knowledge of English that entities, speakers and affiliations are read with.

Closed or nearly closed classes (given names are in `givennames`): places, titles, the
head nouns of roles and of organizations. Nothing here comes from the articles that the figures are
measured on.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

__all__ = [
    "CHAMBERS",
    "DEMONYMS",
    "FEMALE_NOUNS",
    "FUNCTION_WORDS",
    "GROUP_NOUNS",
    "LEGISLATOR_ROLES",
    "MALE_NOUNS",
    "MONTHS_AND_DAYS",
    "ORGANIZATION_HEADS",
    "ORGANIZATION_WORDS",
    "PARTIES",
    "PLACES",
    "PLURAL_TITLES",
    "REPORT_VERBS",
    "ROLE_HEADS",
    "ROLE_MODIFIERS",
    "STATES",
    "TITLE_WORDS",
    "UNROLE_MODIFIERS",
    "US_STATE_ABBREVIATIONS",
    "WORKS",
]


def _words(text: str) -> frozenset[str]:
    """The words of a table, one or more a line."""
    return frozenset(text.split())


def _phrases(text: str) -> frozenset[str]:
    """The phrases of a table, separated by bars."""
    return frozenset(" ".join(part.split()) for part in text.split("|") if part.strip())


#: Words that stand capitalised at the start of a sentence and are no part of a name.
FUNCTION_WORDS: Final = _words(
    """
    A About Above According Across Additionally After Afterward Again Against Ahead All Almost Along
    Already Also Although Always Amid Among An And Another Any Anyone Anything Apart Apparently Are
    Around As Aside Asked At Back Based Because Been Before Behind Being Below Besides Between
    Beyond
    Both But By Can Certainly Clearly Could Critics Despite Did Do Does Doing During Each Earlier
    Early Either Else Elsewhere Enter Especially Even Eventually Ever Every Everyone Everything
    Everybody Except Few Finally Following For Former Formerly From Further Furthermore Get
    Given Go Had Has Have Having He Hello Hence Her Here Hers Herself Him Himself His How However I
    Ideally If In Indeed Inside Instead Into Is It Its Itself Just Last Late Later Lately Least Less
    Let Like Likely Likewise Long Longtime Look Made Many Maybe Me Meanwhile Might Mine Moments More
    Moreover Most Mostly Much Must My Myself Near Nearby Nearly Neither Never Nevertheless Next No
    Nobody None Nonetheless Nor Not Nothing Notably Now Nowhere Obviously Of Off Often Oh Okay On
    Once One Ones Only Or Other Others Otherwise Our Ours Out Outside Over Overall Part Perhaps
    Photo Please Plus Possibly Previously Prior Probably Put Quite Rather Read Really Recent
    Recently Reportedly Right Said Same Say Saying Says See Several She Should Similarly
    Simply Since So Some Somebody Someone Something Sometimes Somewhere Soon Speaking Still Such
    Suddenly Sure Take Than Thanks That The Their Theirs Them Then There Thereafter Therefore These
    They This Those Though Through Throughout Thus To Today Together Tomorrow Tonight Too
    Toward Towards True Two Three Four Five Six Seven Eight Nine Ten Ultimately Under Unfortunately
    Unless Unlike Until Up Upon Us Usually Very Via Was We Well Were What Whatever When Whenever
    Where Whereas Wherever Whether Which While Who Whoever Whom Whose Why Will With Within Without
    Would Yeah Yes Yesterday Yet You Your Yours Yourself Added Adding Asked Calling Citing Accused
    Pressed Told Asking Noting Following Including Follow Click Subscribe Join Sign Visit Watch
    Related Breaking Exclusive Update Updated
    Editor Correction Note Ex Using Making Taking Nearly Roughly Half Dozens Hundreds Thousands
    Millions Twenty Thirty Forty Fifty Hundred Thousand Million Billion I'm I’m I've I’ve I'd I’d
    I'll I’ll It's It’s He's He’s She's She’s That's That’s There's There’s We're We’re We've We’ve
    They're They’re Don't Don’t Isn't Isn’t Let's Let’s You're You’re What's What’s Who's Who’s
    Here's Here’s Can't Can’t Didn't Didn’t Doesn't Doesn’t
    """
)

MONTHS_AND_DAYS: Final = _words(
    """
    January February March April May June July August September October November December Jan Feb
    Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Jan. Feb. Mar. Apr. Aug. Sept. Oct. Nov. Dec.
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday Christmas Easter Thanksgiving
    Halloween EST EDT PST PDT GMT ET PT
    """
)

#: US states and territories by name.
STATES: Final = _phrases(
    """
    Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|
    Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|
    Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|
    New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|
    South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|
    Wisconsin|Wyoming|Puerto Rico|Guam|American Samoa|Virgin Islands|District of Columbia
    """
)

_STATE_ABBREVIATIONS = """
Alabama ala al|Alaska ak|Arizona ariz az|Arkansas ark ar|California calif cali ca|Colorado colo co|
Connecticut conn ct|Delaware del de|Florida fla fl|Georgia ga|Hawaii hi|Idaho id|Illinois ill il|
Indiana ind in|Iowa ia|Kansas kan kans ks|Kentucky ky|Louisiana la|Maine me|Maryland md|
Massachusetts mass ma|Michigan mich mi|Minnesota minn mn|Mississippi miss ms|Missouri mo|
Montana mont mt|Nebraska neb nebr ne|Nevada nev nv|New-Hampshire nh|New-Jersey nj|New-Mexico nm|
New-York ny|North-Carolina nc|North-Dakota nd|Ohio oh|Oklahoma okla ok|Oregon ore oreg or|
Pennsylvania pa penn|Rhode-Island ri|South-Carolina sc|South-Dakota sd|Tennessee tenn tn|
Texas tex tx|
Utah ut|Vermont vt|Virginia va|Washington wash wa|West-Virginia wva wv|Wisconsin wis wisc wi|
Wyoming wyo wy|Puerto-Rico pr|District-of-Columbia dc|Virgin-Islands vi
"""

#: State names as newspapers and the post abbreviate them, without stops and in lower case.
US_STATE_ABBREVIATIONS: Final = MappingProxyType(
    {
        form: names.split()[0].replace("-", " ")
        for names in _STATE_ABBREVIATIONS.replace("\n", "").split("|")
        for form in (names.split()[0].replace("-", "").lower(), *names.split()[1:])
    }
)

#: Countries, cities and regions: names that are not persons.
PLACES: Final = STATES | _phrases(
    """
    Afghanistan|Africa|Albania|Aleppo|Algeria|America|Amsterdam|Angola|Ankara|Argentina|Armenia|
    Asia|
    Athens|Atlanta|Austin|Australia|Austria|Azerbaijan|Baghdad|Bahrain|Baltimore|Bangladesh|
    Barcelona|
    Beijing|Beirut|Belarus|Belfast|Belgium|Berlin|Birmingham|Bolivia|Bosnia|Boston|Brazil|Bristol|
    Britain|Brooklyn|Brussels|Bucharest|Budapest|Buffalo|Bulgaria|Burma|Cairo|Calais|Cambodia|
    Cambridge|Cameroon|Canada|Caracas|Cardiff|Chad|Chicago|Chile|China|Cincinnati|Cleveland|
    Colombia|
    Columbus|Copenhagen|Crimea|Croatia|Cuba|Cyprus|Dallas|Damascus|Delhi|Denmark|Denver|Des Moines|
    Detroit|Dubai|Dublin|Ecuador|Edinburgh|Egypt|El Paso|El Salvador|England|Eritrea|Estonia|
    Ethiopia|
    Europe|Finland|Fort Lauderdale|France|Frankfurt|Gaza|Geneva|Germany|Ghana|Glasgow|
    Great Britain|Greece|Guatemala|Guantanamo|Haiti|Hamburg|Harlem|Havana|Hollywood|Honduras|
    Hong Kong|Honolulu|Houston|Hungary|Iceland|India|Indianapolis|Indonesia|Iran|Iraq|Ireland|
    Islamabad|Israel|Istanbul|Italy|Jacksonville|Jakarta|Jamaica|Japan|Jerusalem|Jordan|Kabul|
    Kansas City|Kazakhstan|Kenya|Kiev|Korea|Kosovo|Kuwait|Kyiv|Lagos|Laos|Las Vegas|Latvia|Lebanon|
    Leeds|Liberia|Libya|Lima|Lisbon|Lithuania|Liverpool|London|Los Angeles|Louisville|Luxembourg|
    Macedonia|Madison|Madrid|Malaysia|Mali|Malta|Manchester|Manhattan|Manila|Memphis|Mexico|
    Mexico City|Miami|Middle East|Milan|Milwaukee|Minneapolis|Moldova|Mongolia|Montreal|Morocco|
    Moscow|Mosul|Mumbai|Munich|Myanmar|Nairobi|Namibia|Naples|Nashville|Nepal|Netherlands|New Delhi|
    New Orleans|New York City|New Zealand|Newark|Nicaragua|Niger|Nigeria|North America|North Korea|
    Northern Ireland|Norway|Oakland|Oklahoma City|Omaha|Orlando|Oslo|Ottawa|Oxford|Pakistan|
    Palestine|
    Panama|Paraguay|Paris|Peru|Philadelphia|Philippines|Phoenix|Pittsburgh|Poland|Portland|Portugal|
    Prague|Pyongyang|Qatar|Quebec|Queens|Raleigh|Raqqa|Richmond|Rio de Janeiro|Romania|Rome|Russia|
    Rwanda|Sacramento|Salt Lake City|San Antonio|San Diego|San Francisco|San Jose|Saudi Arabia|
    Scotland|Seattle|Senegal|Seoul|Serbia|Shanghai|Singapore|Slovakia|Slovenia|Somalia|South Africa|
    South America|South Korea|Soviet Union|Spain|Sri Lanka|St. Louis|St. Petersburg|Stockholm|Sudan|
    Sweden|Switzerland|Sydney|Syria|Taiwan|Tampa|Tanzania|Tehran|Tel Aviv|Thailand|Tokyo|Toledo|
    Toronto|Tripoli|Tucson|Tulsa|Tunisia|Turkey|Uganda|Ukraine|United Arab Emirates|United Kingdom|
    United States|United States of America|Uruguay|U.S.|U.S|US|U.K.|U.K|UK|U.S.A.|USA|U.A.E.|
    Uzbekistan|Vancouver|Vatican|
    Venezuela|Vienna|Vietnam|Wales|Warsaw|Washington D.C.|D.C.|Yemen|Yorkshire|Zambia|Zimbabwe|
    Zurich|
    Midwest|Northeast|Southeast|Southwest|West Coast|East Coast|Atlantic Ocean|Pacific|Long Island|
    Silicon Valley|West Bank|Gulf Coast|Puerto Rico|Bronx|Staten Island|Long Beach|Palm Beach|
    Charlotte|
    West|East|South|North|Earth|Western Europe|Eastern Europe|Central America|Latin America
    """
)

#: Adjectives of nations and parts of the world; "Asian" and so on are formed by their endings.
DEMONYMS: Final = _words(
    """
    Afghan African Albanian Algerian American Arab Argentine Asian Australian Austrian Bangladeshi
    Belgian Brazilian British Bulgarian Burmese Cambodian Canadian Chilean Chinese Colombian
    Croatian Cuban Czech Danish Dutch Egyptian English Estonian Ethiopian European Filipino Finnish
    French German Ghanaian Greek Guatemalan Haitian Hungarian Icelandic Indian Indonesian Iranian
    Iraqi Irish Israeli Italian Jamaican Japanese Jewish Jordanian Kenyan Korean Kurdish Kuwaiti
    Latvian Lebanese Libyan Lithuanian Malaysian Mexican Moroccan Muslim Nigerian Norwegian
    Pakistani Palestinian Peruvian Polish Portuguese Qatari Romanian Russian Saudi Scottish Serbian
    Slovak Slovenian Somali Spanish Sudanese Swedish Swiss Syrian Taiwanese Thai Tunisian Turkish
    Ukrainian Venezuelan Vietnamese Welsh Yemeni Zimbabwean Texan Californian Christian Catholic
    Western Soviet Hispanic Latino
    """
)

PARTIES: Final = _words(
    """
    Democratic Republican Democrat GOP Libertarian Green Labour Labor Conservative Tory Liberal
    Socialist Independent DNC RNC UKIP SNP
    """
)

#: Last words that make a capitalised name an organization.
ORGANIZATION_HEADS: Final = _words(
    """
    Cooperative Co-op Philharmonic Symphony Sinfonia Ballet Opera Gallery Festival Choir Brewery
    Brewing Utilities Pharmacy Clinic Infirmary Cathedral Seminary Diocese Archdiocese Mosque Labs
    Realty Builders Foods Dairy Winery Vineyards Nursery Zoo Aquarium Observatory Lyceum Rovers
    Wanderers Hospice Ministries Regiment Battalion Squadron Constabulary Directorate Inspectorate
    Tribunal Confederation Collective Shelter Archives Library Software Properties
    Academy Administration Agency Airlines Alliance Army Assembly Associates Association Authority
    Bank Bar Blog Board Brigade Brothers Brotherhood Bureau Cabinet Campaign Caucus Center Centre
    Chamber Channel Charity Chronicle Church Club Coalition College Co Co. Commission Committee
    Communications Company Conference Congress Consortium Convention Corp Corp. Corporation Council
    Court Courant Daily Delegation Department Dispatch Division Electric Energy Enterprise
    Enterprises
    Exchange Examiner Federation Fellowship Firm Force Forces Forum Foundation Fund Games Gazette
    Globe Government Group Guard Guild Herald Holdings Hospital Hotel House Inc Inc. Industries
    Initiative Inquirer Institute Institution Insurance International Investigations Journal
    Justice Laboratory Laboratories Law League Legislature LLC LLP Ltd Ltd. Magazine Media Ministry
    Mission Monitor Motors Movement Museum Nation Nations Navy Network News NGO Observer Office
    Operation Orchestra Order Organisation Organization PAC Panel Parliament Partners Partnership
    Party PBS Patriots Pictures PLC Police Poll Polling Post Press Productions Program Project
    Quarterly Radio Records Register Report Reporter Republic Research Review School Schools
    Security
    Senate Service Services Society Solutions Star Store Strategies Studios Summit Survey Synagogue
    Syndicate System Systems Task Team Technologies Telegraph Telecommunications Television Temple
    Theatre Theater Times Today Tower Treasury Tribe Tribune Trust TV Union University Wire Workers
    Works Yankees Giants Cowboys Data Digital Consulting Consultants Citizens Voters Republicans
    Democrats Americans Women Veterans Families Families Teachers Nurses Officers Students Scouts
    Hill Politics Online Entertainment Airways Healthcare Health Medicine Pharmaceuticals Oil Gas
    Steel Capital Investments Financial Securities Management Ventures Advisers Advisors Prize Watch
    """
)

#: Organizations of one word, whose last word would not tell.
ORGANIZATION_WORDS: Final = _words(
    """
    Congress Senate House Pentagon Kremlin Twitter Facebook Google Apple Microsoft Amazon Breitbart
    Politico
    Reuters Bloomberg CNN MSNBC Fox NBC ABC CBS BBC NPR NATO Nato FBI CIA NSA IRS EPA WikiLeaks
    Wikileaks YouTube Instagram Gallup Quinnipiac Politifact PolitiFact Yahoo Uber Netflix
    Parliament
    Labour Brexit Obamacare ISIS Hamas Hezbollah Taliban Boeing Exxon ExxonMobil Walmart Medicare
    Medicaid
    Vox Slate Newsmax Snapchat Reddit Telemundo Univision Vatican Interpol Unicef Unesco Amtrak
    """
)

#: Chambers and branches that stand before a role: "Senate Majority Leader".
CHAMBERS: Final = _phrases(
    "House|Senate|White House|Congress|Supreme Court|Cabinet|Parliament|Commons|Lords|State|"
    "House of Representatives"
)

#: Things made of words that can say something.
WORKS: Final = _words(
    """
    ad advertisement affidavit agreement analysis announcement article bill biography blog book
    brief
    bylaws charter column complaint constitution contract decision declaration deposition diary
    dispatch document documents dossier editorial email emails e-mail e-mails essay excerpt filing
    filings guidelines headline indictment interview invitation journal law lawsuit letter letters
    manifesto memo memoir memorandum message messages motion narrator notice op-ed opinion order
    paper
    papers petition piece plan platform play poll post posts posting press-release proposal
    questionnaire quote record records release report reports resolution review rule ruling rules
    script sign signs slogan song speech standards statement statements statute story study suit
    summary survey testimony text title transcript transcripts treaty tweet tweets update verdict
    video
    warrant website
    """
)

#: Nouns for many people, or for a body of them.
GROUP_NOUNS: Final = _words(
    """
    activists elders proponents foes detractors observers skeptics defenders viewers users readers
    listeners attendees delegates donors questioners advisers advisors aides allies analysts
    attorneys authorities backers campaigners
    campaigns campaign candidates clients colleagues commentators conservatives critics crowd
    demonstrators democrats economists employees executives experts families family fans friends
    government group groups historians investigators jury lawmakers lawyers leaders legislators
    liberals members officials operatives opponents organizers others parents participants party
    people police pollsters prosecutors protesters reporters republicans researchers residents
    respondents rivals scientists senators sources spokesmen staff staffers strategists students
    supporters surrogates teachers team union voters veterans witnesses women men workers
    """
)

#: Verbs of saying in the past and present, as they stand beside a subject.
REPORT_VERBS: Final = _words(
    """
    said says say told tells added adds asked asks wrote writes tweeted tweets argued argues warned
    warns called calls explained explains noted notes insisted insists claimed claims declared
    declares replied replies responded responds continued continues concluded concludes announced
    announces acknowledged acknowledges suggested suggests charged charges quipped joked recalled
    recalls stated states vowed vows urged urges complained complains accused accuses admitted
    admits
    testified remarked exclaimed predicted predicts promised promises pointed points described
    describes praised praises blasted mocked slammed cited cites observed observes conceded concedes
    agreed agrees countered counters shouted yelled branded dismissed criticized reported reports
    posted texted emailed contended contends maintained maintains asserted asserts
    """
)

TITLE_WORDS: Final = _words(
    """
    President Vice Prime Minister Premier Chancellor King Queen Prince Princess Pope Cardinal Bishop
    Archbishop Reverend Pastor Father Sister Rabbi Imam Senator Representative Congressman
    Congresswoman Governor Lieutenant Mayor Secretary Treasurer Speaker Judge Justice Chief Sheriff
    Deputy Officer Detective Sergeant Captain Major Colonel General Admiral Commander Corporal
    Private Ambassador Professor Attorney Councilman Councilwoman Councillor Delegate Assemblyman
    Assemblywoman Commissioner Chairman Chairwoman Chair Director CEO Candidate Superintendent
    Mr Mr. Mrs Mrs. Ms Ms. Miss Dr Dr. Doctor Sir Dame Lord Lady MP Sen. Rep. Gov. Gen. Lt. Col.
    Maj.
    Capt. Sgt. Adm. Rev. Prof. Del. Pres. Sens. Reps. Govs. Atty. Messrs. Madam Mme. Hon. Supt.
    Cmdr.
    Cpl. Pvt. Spc. Det. Cllr Ald. Amb. Brig. Rear St Alderman Coach Leader Whip Minority Majority
    First Comptroller Solicitor Surgeon Under Undersecretary Spokesman Spokeswoman Chairperson
    Editor Committeeman Committeewoman
    Host Anchor Correspondent Author Actor Actress Singer Senators Representatives Presidents
    Governors Secretaries Retired Ex-President Interim Acting Former Rep Sen Gov Democrat Republican
    """
)

PLURAL_TITLES: Final = _words(
    "Sens. Reps. Govs. Senators Representatives Governors Presidents Messrs. Drs."
)

#: Roles that belong to a legislature, whose place is the constituency.
LEGISLATOR_ROLES: Final = _words(
    "senator representative congressman congresswoman delegate governor assemblyman assemblywoman"
    " lawmaker mp councilman councilwoman mayor"
)

MALE_NOUNS: Final = _words(
    """
    man boy husband father son brother uncle nephew grandfather king prince gentleman spokesman
    chairman congressman businessman businessmen councilman assemblyman policeman actor
    billionaire-man
    lord duke emperor widower stepfather dad grandson salesman fireman anchorman
    """
)

FEMALE_NOUNS: Final = _words(
    """
    woman girl wife mother daughter sister aunt niece grandmother queen princess lady spokeswoman
    chairwoman congresswoman businesswoman councilwoman assemblywoman policewoman actress duchess
    widow stepmother mom granddaughter saleswoman anchorwoman mum heroine hostess waitress
    """
)

#: Head nouns of roles, in the singular and in lower case.
ROLE_HEADS: Final = _words(
    """
    farrier forecaster lifeguard joiner barista cinematographer perfumer distiller gamekeeper shepherd
    barman barmaid bouncer linesman groundsman stewardess cleaner carer publican landlady
    entomologist volcanologist seismologist ecologist botanist ornithologist virologist immunologist
    oncologist
    academic accountant activist actor actress administrator admiral adviser advisor agent aide
    alderman  ambassador anaesthetist analyst anchor anchorman anchorwoman announcer
    anthropologist
    apprentice archbishop architect archivist artist assemblyman assemblywoman assistant
    associate astronaut astronomer athlete attorney auditor author backbencher banker barrister
    biographer
    biologist bishop blogger boss boxer broadcaster broker builder bureaucrat businessman
    businesswoman
     candidate captain cardinal cardiologist carpenter cartoonist ceo cfo chair chairman
    chairperson chairwoman chancellor chaplain chef chemist chief choreographer cleric clerk
    climatologist coach co-author co-chair co-chairman co-chairwoman co-creator co-director
    co-editor
    co-founder co-host co-owner cofounder colonel columnist committeeman committeewoman homemaker
    worker comedian commander commentator
    commissioner
    communicator comptroller composer congressman congresswoman conductor conservationist constable
     consul consultant contractor contributor controller coo coordinator co-ordinator
    coroner correspondent councillor councilman councilmember councilwoman councilor counsel
    counselor
    counsellor creator curator dean delegate demographer dentist deputy designer detective
    developer diplomat director doctor donor dramatist economist editor editor-in-chief educator
    emperor employee engineer entrepreneur envoy epidemiologist executive expert farmer fellow
    filmmaker financier firefighter foreman founder frontbencher fundraiser gastroenterologist
    general
    geographer geologist governor guitarist head headmaster headteacher historian host
    housekeeper hydrologist imam insider inspector instructor intern interpreter inventor investigator
    investor
    jeweler journalist judge jurist justice king lawmaker lawyer leader lecturer legislator
    librarian
    lieutenant linguist lobbyist magistrate magnate major manager marine mathematician
    mayor mediator member meteorologist minister moderator mogul monsignor mp musician naturalist
    negotiator neurologist neuroscientist neurosurgeon newscaster nominee novelist nurse officer
    official
    ombudsman operative operator ophthalmologist organiser organizer owner painter panelist
    paralegal paramedic partner pastor pathologist pediatrician performer philanthropist philosopher
    photographer physician physicist pianist pilot planner playwright podcaster poet policeman
    policewoman pollster pope premier presenter president pre-candidate priest prince
    princess principal producer professor programmer prosecutor provost psychiatrist psychologist
    publicist publisher queen rabbi rancher realtor recruiter rector registrar reporter
    representative
    researcher restaurateur reverend sailor salesman scholar scientist screenwriter sculptor
    secretary senator sergeant sheriff singer sociologist soldier solicitor songwriter speaker
    specialist speechwriter spokesman spokesperson spokeswoman staffer star statesman
    statistician strategist student superintendent supervisor surgeon surrogate teacher technician
    technologist theologian therapist trader trainer translator treasurer trustee tsar tycoon
    undersecretary underwriter veteran veterinarian vice-chair vice-chairman vice-president
    vice-chancellor violinist volunteer warden whip writer zoologist member columnist czar
    democrat republican congressperson assemblymember lawman nun headmistress landlord
    landowner homeowner billionaire-founder running-mate mate contender
    challenger incumbent hopeful opponent
    frontrunner front-runner standard-bearer flag-bearer lady secretary-general
    playwright-in-residence
    artist-in-residence writer-in-residence whistleblower
    appointee arbitrator assessor auctioneer bailiff bartender bookkeeper bookseller
    bundler cameraman campaigner capitalist caretaker cashier clergyman clergywoman co-worker cook
    cop deacon dealer defendant delegate-elect denier dissident dj driver drummer elector
    electrician emissary essayist ethicist evangelist flack florist freeholder freelancer
    gardener golfer governor-elect grandee grocer guru hairdresser hotelier illustrator
    industrialist influencer informant innkeeper interviewer janitor juror laborer
    machinist marshal mason mayor-elect mechanic merchant midwife miner missionary
    mouthpiece newsman newswoman optometrist orator organist paratrooper parliamentarian patriarch
    pensioner pharmacist plaintiff plumber polemicist practitioner preacher professional
    president-elect propagandist pundit quarterback radiologist ranger rapper recorder
    striker defender goalkeeper linebacker pitcher catcher midfielder skipper winger fullback
    cornerback shortstop outfielder batsman bowler tánaiste
    referee regulator satirist schoolteacher selectman selectwoman senator-elect
    shopkeeper socialite sportscaster steelworker steward stockbroker superdelegate supermodel
    supremo surveyor tailor taoiseach theorist thinker trucker tutor understudy venture-capitalist
    guard medic contestant retiree critic comic model dancer barber baker butcher
    brewer courier custodian fisherman lender dispatcher stylist chauffeur bodyguard nanny
    jockey swimmer cyclist gymnast skater umpire canvasser hacker reviewer lyricist vocalist
    frontman bassist impresario showrunner comedienne emcee sommelier vintner serviceman
    servicewoman airman airwoman sniper spy interrogator actuary appraiser undertaker orderly
    dietitian nutritionist optician chiropractor podiatrist acupuncturist doula anesthesiologist
    archdeacon cantor monk friar abbot ayatollah sheik sultan emir chieftain baron baroness
    dictator attache interlocutor kingpin oligarch titan pitchman pitchwoman salesperson
    alderwoman fisherwoman newspaperman anesthetist logistician beautician politico violist
    cellist oceanographer sharpshooter policymaker sportswriter copywriter ghostwriter
    speechmaker moviemaker documentarian librettist veejay weatherperson congressmember
    councilperson chairlady businessperson hotelkeeper saloonkeeper tradesman craftsman
    stonemason bricklayer roofer logger lumberjack farmhand cattleman oilman dairyman boatman
    ferryman trooper patrolman patrolwoman lineman repairman handyman janitress busboy
    dishwasher housewife househusband numismatist genealogist archaeologist
    allergist arborist babysitter beekeeper biochemist blacksmith boatbuilder bookbinder bursar busker
    cabdriver caregiver caterer clinician conservator convener draughtsman dressmaker
    embalmer fireman fishmonger flautist footballer forager geneticist geophysicist
    glassblower goldsmith groundskeeper harpist horticulturist jeweller labourer landscaper
    locksmith longshoreman metallurgist mortician obstetrician osteopath parishioner percussionist
    photojournalist plasterer postman projectionist promoter psychoanalyst puppeteer receptionist
    saxophonist seamstress seller shipbuilder shoemaker silversmith soprano stevedore
    storyteller stuntman surfer taxidermist toolmaker typist upholsterer vendor
    watchmaker woodcarver woodworker zookeeper
    vicar vice-president-elect vlogger waiter waitress warlord weatherman welder winemaker wrestler
    """
)

#: Words that stand before a role head and belong to the role.
ROLE_MODIFIERS: Final = _words(
    """
    acting administrative adjunct debate assistant associate attorney background band bureau business
    campaign campaigns
    cabinet chief city civil climate co college communication communications community conservative
    constitutional contributing corporate county creative criminal deputy development digital
    distinguished district domestic economic economics editorial education emeritus environmental
    executive external faculty field finance financial fire first fiscal foreign founding general
     graduate gubernatorial head health high history homeland house human immigration
    independent industry information interim international investigative investment joint junior
    labor law lead legal legislative lieutenant live local majority managing marketing media medical
    military minority ministerial national news nonresident nominee nursing office opinion outreach
    parliamentary personal physics planning police policy political politics presidential
    press primary prime principal private product program project property public publicity
    real estate radio ranking real-estate recruiting regional registered reality religion religious
    research resident rules running sales school science scientific security senate senior shadow
    social sports staff star state strategic strategy supreme surgeon talk tax tech
    technical technology television theater top trade transition travel treasury trial tv
      urban vice vice-presidential video visiting web white world youth elections
    election defense defence intelligence homicide opposition advocacy advertising analytics
    congressional senatorial mayoral judicial nuclear energy coal oil gas music film movie
    fashion food sports tennis football basketball baseball golf soccer computer data software
    mortgage bankruptcy insurance art hedge fund book crime war columns culture entertainment
    practicing cardiothoracic orthopedic heart brain emergency family chief-of-staff deputy-chief
    co-founding highest-ranking second-ranking third-ranking
    bus truck taxi mail crew floor consumer transport transportation housing justice agriculture
    commerce climate environment interior privacy safety labour pensions disability welfare
    infrastructure tourism water wildlife fisheries farming rural aviation rail shipping retail
    banking pharmaceutical patient victims tenants animal point shooting
    """
)

#: Words before a role that say what somebody is like, not what they are.
UNROLE_MODIFIERS: Final = _words(
    """
    a an the his her their its our my longtime long-time long-serving prominent leading veteran-ish
    outspoken noted renowned famous former ex then then- ex- late current onetime one-time sometime
    retired now-retired former-turned new newly popular top-ranking influential powerful wealthy
    rich
    billionaire millionaire controversial embattled liberal progressive moderate centrist right-wing
    left-wing far-right far-left fellow another other one some two three four five colorful young
    old
    elderly black white famed celebrated acclaimed award-winning close closest trusted staunch vocal
    fierce frequent self-described self-proclaimed well-known would-be many several also already now
    elected newly-elected re-elected reelected appointed
    once still again conservative nonpartisan nonprofit bipartisan independent-minded alleged
    """
)
