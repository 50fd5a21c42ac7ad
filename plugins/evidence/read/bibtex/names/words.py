"""Words that tell what a part of a name is: particles, degrees, titles, and the words that bodies are named with.

Lists and no rules: what is concluded from them stands in `name_parts`, `name_bodies` and `name_lists`.
"""

import re

PARTICLES = frozenset(
    """
    a à á af al an ap au auf av bar ben bent bin bint binti da dal dalla dalle das de degl degli dei del dela dele
    della delle dello den der des di die do dos du e ed el em en et het i ibn il in la las le les li lo los lou lu
    na mac nic ní ó of op opt over 's s st sul sur 't t te ten ter thoe tho thor til toe tot u uit und un v van vande
    vanden vander vd ver vom von vor voor y zu zum zur af' d' d’ l' l’ dell' dell’ dall' dall’ dos' as os z ze
    фон ван де дер ди да ла ле дю дель ибн аль эль тер von' și og och ve wa abu abū umm
    """.split()
)
"""Words in small letters that begin a family name, as BibTeX's *von* part does."""

CAPITAL_PARTICLES = frozenset(
    """
    De Da Di Du Do Dos Das Del Della Dello Dal Dalla Degli Des Van Von Vander Vanden Der Den Ter Ten Te La Le El Al
    Op Uit Ní Nic Ó Uí Mac Giolla Ua St St. Saint San Santa Abu Abdul Abdel Ibn Bin Ould Ait Aït Bou Ap
    بن ابن أبو ابو آل بنو بنت عبد אבו בן אל בר
    """.split()
)
"""The same with a capital, where the name is written with the given name first."""

FAMILY_ENDINGS = frozenset("پور زاده نژاد".split())
"""Last words of Persian family names of two words."""

NO_PARTICLE_BEFORE = frozenset(
    """
    nguyen nguyễn tran trần le lê pham phạm hoang hoàng huynh huỳnh phan vu vũ vo võ dang đặng bui bùi do đỗ ho hồ
    ngo ngô duong dương ly lý truong trương dinh đinh doan đoàn luong lương mai cao lam lâm trinh trịnh anh minh
    """.split()
)
"""Vietnamese names, before which `Van` and `Le` are middle names and no particles."""

VIETNAMESE = frozenset(
    """
    nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý nguyen tran pham hoang huynh bui
    """.split()
)
"""Family names that only Vietnamese has: such a name begins with the family name."""

IBERIAN = frozenset(
    """
    garcía gonzález rodríguez fernández lópez martínez sánchez pérez gómez jiménez hernández díaz álvarez muñoz
    gutiérrez ramírez vázquez vásquez suárez márquez domínguez ramos castro ortega ortiz rubio marín núñez
    iglesias cortés castillo santos guerrero cano méndez flores herrera peña cabrera vega molina morales navarro
    romero serrano ruiz reyes moreno blanco delgado silva souza sousa costa oliveira pereira ferreira almeida ribeiro
    carvalho gomes lopes soares fernandes gonçalves rodrigues teixeira barbosa araújo cardoso nunes mendes
    garcia gonzalez rodriguez fernandez lopez martinez sanchez perez gomez jimenez hernandez diaz alvarez munoz
    gutierrez ramirez vazquez vasquez suarez marquez dominguez nunez cortes mendez pena araujo
    """.split()
)
"""Family names of Spain, Portugal and Latin America, where people have two."""

DEVOTIONS = frozenset(
    """
    ángeles angeles carmen mar pilar luz fátima fatima lourdes jesús jesus mercedes dolores rosario socorro nieves
    rocío rocio guadalupe graça gracia conceição concepción consuelo remedios milagros amparo belén
    """.split()
)
"""What follows `María de …` within a given name."""

DEGREES = frozenset(
    """
    PhD DPhil MPhil MD MDPhD DO MBBS MBChB MBBCh MBBChir MB ChB BChir BM BS BSc MSc MS MA BA MPH DrPH DPH MPA MPP MBA
    MEd EdD BEd DEd EdM MRes MLitt DLitt LLB LLM LLD JD RN BN BSN MSN DNP APRN NP CNM RM RGN RMN SCM RNMH RNT CRNA ANP
    FNP FRCP FRCS FRCN FRCGP FRCPsych FRCPCH FRCOG FRCA FRCPath FFPH FRSM FRSA FRS FBA FMedSci FAAN FACP FACS FAAP
    FRACGP FRACP FHEA SFHEA PFHEA MRCP MRCGP MRCPsych MRCS MRCOG MRCPCH DRCOG DCH DClinPsy ClinPsyD PsyD PharmD BPharm
    MPharm DDS DMD BDS DVM BVSc ScD DSc DNSc DSW MSW LCSW OTD OTR PT DPT CPsychol CEng OBE MBE CBE KBE DBE FCAHS CCFP
    FRCPC RD RDN MHA MHS MHSc BHSc MBBch MNurs BNurs MClinRes MPHil PGCE PGCert PGDip HonDSc Dipl MMed MMedSc BMedSci
    MP BMBS BMBCh MCh MChir DM MMSc MScPH CPH MRPharmS FRPharmS FCPS MFPH FFPHM DipEd AO AM OAM CNZM QC KC SJ OP OSB
    """.split()
)
"""Degrees and honours behind a name, without their full stops."""

DEGREES_THAT_ARE_NAMES = frozenset("MA BA DO MS BS BM MB AO AM OP RM RD PT KC QC SJ JD NP DM".split())
"""Read as a degree only where nothing else is possible."""

TITLES = frozenset(
    "dr prof professor mr mrs ms mx revd rev reverend rt dra profa herr frau mme monsieur madame doctor".split()
)
"""Titles that stand before a name and are no name."""

GIVEN_FIRST_TITLES = TITLES | {"sir", "dame", "lord", "lady", "baroness"}
DOTTED_TITLES = frozenset("hon fr".split())
"""Titles only with a full stop, or behind another title: Hon is a name, too."""
SISTERS = frozenset("sister brother father rabbi".split())
"""Titles of religious; names, too, where no given name follows."""

KEEPS_ALL = frozenset("pope saint st. mother dalai".split())
"""First words of a name that is always given whole: *Pope Francis*."""

HEADS = frozenset(
    """
    organization organisation organisations organizations foundation ministry department departments university
    committee commission commissions council councils agency association associations institute institution institutes
    society societies authority authorities centre centres center centers consortium collaboration collaborators
    collaborative network networks federation alliance confederation nhs academy secretariat unicef oecd taskforce
    partnership partnerships government parliament healthwatch programme directorate directorates inspectorate
    executive investigators trialists observatory ombudsman hospital hospitals college colleges faculty
    laboratory laboratories workgroup subcommittee subgroup bureau library trust trusts group groups fund coalition
    initiative registry corporation campaign
    """.split()
)
"""Words that name a body wherever they stand in a name."""

WEAK_HEADS = frozenset(
    """
    charity company team board bank school union office service services panel unit press house forum court
    church company corporation party museum club initiative campaign coalition league project survey register
    registry clinic division branch administration support action community international global society watch
    """.split()
)
"""Words that name a body together with another word of the kind, and that can be family names alone."""

COMPANIES = frozenset("ltd limited inc llp llc plc gmbh corp pty".split())
"""`AB`, `AG` and `SA` are none of these here: behind a family name they are initials."""

PLACES = frozenset(
    """
    uk usa us eu england scotland wales ireland britain europe european london world worldwide international national
    global australia australian canada canadian zealand america american african africa asia asian british english
    scottish welsh irish french german nordic royal federal northern united states kingdom nations republic great
    """.split()
)
NO_GIVEN_NAMES = frozenset(
    """
    national international british european american scottish welsh australian canadian global united public local
    people patients carers community working
    """.split()
)
"""First words that begin the name of a body and never that of a person."""
PARTNERS = frozenset("company co sons partners associates brothers".split())
ROLES = frozenset(
    [
        *"ed eds editor editors hrsg hg dir coord coords trans translator translators chair author authors".split(),
        *"contributor contributors illustrator compiler narrator creator joint".split(),
        "issuing body", "sponsoring body", "joint author", "author of introduction",
    ]
)  # fmt: skip
KNOWN_ACRONYMS = frozenset(
    """
    WHO UNICEF OECD NHS NICE RCN RCGP RCM RCP BMA GMC NMC CQC CDC FDA EMA UNDP UNESCO UNAIDS IHI AHRQ NIHR SIGN NPSA DHSC
    """.split()
)
NOT_INITIALS = frozenset("UK USA US EU UN NHS WHO NI NZ UAE".split())
"""Capitals behind a word that make it a body: `Age UK`."""

SUBJECTS = frozenset(
    """
    health healthcare care social medicine medicines medical nursing nurses midwifery midwives physicians physician
    surgeons surgery practitioners practice practices patients patient safety quality excellence research development
    innovation improvement prevention control disease diseases public community communities local rural human humans
    services service education educational science sciences technology technologies industry industrial trade
    culture cultural media sport sports children child young youth families family women carers ageing aging age older
    people population mental wellbeing welfare housing home homes food drug drugs agriculture environment environmental
    energy climate transport business enterprise skills work employment labour pensions finance economic economics
    economy affairs rights equality equity justice law legal policy policies strategy strategic planning evaluation
    assessment statistics evidence information data digital communication communications engagement involvement
    participation partnership inclusion integration integrated primary secondary clinical hospital palliative hospice
    cancer heart stroke diabetes dementia disability disabilities learning therapy therapists rehabilitation pharmacy
    pharmacists dentistry dental nutrition obstetricians gynaecologists gynecologists paediatrics paediatricians
    pediatrics psychiatry psychiatrists psychology psychologists anaesthetists radiologists pathologists
    ophthalmologists maternal maternity neonatal reproductive sexual infectious tropical hygiene emergency critical intensive general
    professional professionals allied regulatory regulation standards audit audits accreditation certification
    inspectors workforce training leadership management administration governance government cohesion consumer
    consumers protection security border veterans defence foreign commonwealth international global national levelling
    innovations products biomedical bioethics ethics humanities arts letters engineering mathematics physics chemistry
    biology ecology genetics genomics informatics computing control excellence commissioning purchasing
    repair relief rescue aid advice support outreach charities voluntary civic urban regional municipal veterinary
    welfare well-being employment technology culture media fisheries forestry nature natural resources heritage
    """.split()
)
"""What bodies deal with: words of their names that are no family names, or hardly ever."""

SUBJECT_ENDINGS = (
    "tion", "tions", "ology", "ologies", "ologists", "icians", "iatrists", "iatrics", "istics", "omics", "ities",
)  # fmt: skip

STEMS = (
    "ministeri", "ministèr", "ministér", "université", "universidad", "universität", "universit", "institut", "istitut",
    "instytut", "organiza", "organisa", "associaz", "associaç", "asociaci", "associati", "fundaci", "fundaç",
    "fondazion", "fondation", "stiftung", "gesellschaft", "sociedad", "società", "société", "federac", "fédérat",
    "federaz", "confederac", "bundes", "agencia", "agência", "agence", "agenzi", "consejo", "conselho", "conseil",
    "comité", "comitato", "comissão", "comisión", "commissione", "kommission", "autorité", "autoridad", "secretaría",
    "secretaria", "departamento", "département", "dipartimento", "centro", "zentrum", "servicio", "serviço",
    "министерств", "организаци", "университет", "институт", "υπουργείο", "πανεπιστήμιο", "οργανισμός",
)  # fmt: skip
"""Beginnings of such words in other languages."""

TAILS = (
    "ministerium", "institut", "institutet", "instituttet", "stiftelsen", "styrelsen", "direktoratet", "gesellschaft",
    "verband", "universität", "universitet", "universiteit", "stiftung", "gezondheidsraad", "departementet", "rådet",
)  # fmt: skip

BODY_OPENINGS = re.compile(
    r"(?:the |for the |on behalf of |royal (?:college|society|australian)"
    r"|national (?:institute|center|centre|health|academ)"
    r"|department |ministry |office |university |universidad |université |institute |faculty |school of |college of"
    r"|centers? |centres? |world |council |committee |commission |agency |association |society |academy |federation )",
    re.IGNORECASE,
)
"""How the name of a body begins, so that an `and` before it stands between two."""

PREPOSITIONS = frozenset(
    "of for in on the to by from with at de des du do da del della für der la las los le les".split()
)

NOBODY = frozenset(
    [
        "anonymous", "anon", "n/a", "n.a", "na", "not available", "not applicable", "not known", "not stated",
        "unknown",
        "unknown author", "author unknown", "no author", "no authors", "no author listed", "no authors listed",
        "no author given", "no author named", "none", "null", "nil", "nan", "undefined", "various", "various authors",
        "-", "--", "–", "—", ".", "?", "??", "???", "tba", "tbc", "tbd", "xxx", "author", "authors", "s.n", "s. n",
        "family, given", "last, first", "surname, firstname", "surname, forename", "lastname, firstname",
    ]
)  # fmt: skip
"""What people and programs write where nobody is named."""
