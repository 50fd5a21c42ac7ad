"""Words from which made-up titles, names and sentences are drawn."""

NOUNS = (
    "trust candidacy agenda appointment clinic ward carer partner council referral record letter visit plan "
    "goal choice decision voice burden symptom recovery medicine dose sleep pain diet exercise school home street "
    "village harbour garden kitchen bus telephone video portal screen form budget contract rota team nurse doctor "
    "midwife pharmacist coach worker volunteer family neighbour tenant student teacher manager board committee charter "
    "survey interview diary workshop seminar handbook checklist passport wallet calendar reminder feedback complaint "
    "compliment apology promise boundary role status habit belief memory language accent faith culture history winter "
    "summer morning evening weekend crisis discharge admission waiting transport cost wage grant audit target measure "
    "standard pathway network alliance merger region island valley coast estate farm factory prison shelter library"
).split()
ADJECTIVES = (
    "shared early late rural urban quiet rushed patient frail young older chronic sudden planned unplanned remote "
    "personal joint local national regular irregular voluntary paid formal informal hidden visible equal unequal warm "
    "distant careful hurried written spoken remembered forgotten bilingual mobile digital printed small large brief "
    "extended repeated single second annual weekly nightly seasonal supported unsupported trusted doubted welcome "
    "unwelcome skilled curious tired hopeful anxious steady fragile costly free open closed mixed separate"
).split()
VERBS = (
    "changes supports delays shapes explains precedes follows replaces weakens strengthens reveals limits widens "
    "narrows predicts accompanies answers invites allows questions records protects rewards costs saves reaches"
).split()
FAMILY_NAMES = (
    "Abara Adeyemi Ahlgren Baptiste Barlow Castellanos Chaudhry Dupont Eriksen Farouk Fitzgerald García Greenhalgh "
    "Haddad Hernández Ibsen Jansen Jørgensen Kowalczyk Kuznetsova Lefèvre Lindström MacLeod Mbeki Müller Nakamura "
    "Nguyễn Novák O'Brien Okafor Østergaard Patel Petrović Quintero Rossi Sánchez Schröder Şahin Tanaka Thorne "
    "Uzunov Vasquez Wójcik Whitfield Xu Yılmaz Zhang Çelik Łukasik Ångström"
).split()
GIVEN_NAMES = (
    "Amina Bea Carlos Dilys Elif Farah Giulia Hana Ines Jonas Katrin Lars Mei Noor Olu Priya Qasim Rosa Sven Tariq "
    "Una Viktor Wanda Xenia Yusuf Zofia José André Søren Zoë"
).split()
PARTICLES = ("van den", "de", "von der", "van", "de la", "af")
JOURNALS = (
    "Journal of Shared Care",
    "Annals of Partnership",
    "Health & Neighbourhood",
    "Review of Community Practice",
    "Quality in Ordinary Wards",
    "International Archives of Listening",
    "Primary Care Letters",
    "Nursing Together",
    "Studies in Patient Voice",
    "European Journal of Carers",
)
INSTITUTIONS = (
    "Institute for Ordinary Care",
    "Northern Health Foundation",
    "Centre for Patient Voice",
    "Royal Society of Listening",
    "Department of Public Neighbourhoods",
)
