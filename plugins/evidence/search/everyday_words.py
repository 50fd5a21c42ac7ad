"""Words that most people know, whether or not the library has them.

A question with one of them is spelt as it was meant: the search offers no other word for it. How often a word is used comes
from the word list of pyspellchecker, which ships with the package and is asked nothing else; the words of health and
the British spellings that it counts as rare are ours.
"""

from functools import cache

from spellchecker import SpellChecker

MOST = 4_000
"""Of the words that are used most. Beyond them names and slips of films' subtitles become many."""
SHORTEST = 5
"""Letters. Shorter words are never taken for slips."""
OURS = frozenset(
    """
    access admission allergic allergy anxiety appointment arthritis asthma autism autistic barrier behaviour behavioural
    bereavement bladder bowel budget bullying cancer cardiac career carer carers centre chronic clinic clinical colour
    community complain complaint confidence consent consultation consultations covid crisis dementia dentist depression
    diabetes diabetic disability disabled discharge disease dying elderly emergency engagement epilepsy equality evidence
    experience facilitator favour feedback friendly funding guideline handover harmful healthy hearing hospice hospital
    humour illness infection inpatient insulin interpreter isolated isolation kidney labour leaflet learning listening
    lonely loneliness lunch maternity measure meaningful medication meeting mental midwife midwives mobile nursing obesity
    online opinion outcome outpatient overweight paediatric palliative paperwork partner partnership patient patients
    payment pharmacist pharmacy physio podcast poverty pregnancy pregnant prescription preventive privacy programme
    psychiatrist psychologist psychosis racism recovery referral rehabilitation relapse relative research respect review
    rural safeguarding safety school screening sensory service session smartphone smoking social specialist stigma stroke
    suicide support surgery survey symptom symptoms teenager telehealth telephone therapist therapy tokenism training
    translator trauma treatment tumour urgent vaccine violence volunteer volunteers vulnerable waiting wellbeing wheelchair
    workforce workshop workshops
    """.split()
)


@cache
def everyday_words() -> frozenset[str]:
    """Give the words, in small letters and without accents or marks."""
    counts = SpellChecker(language="en").word_frequency.dictionary
    plain = [word for word in counts if len(word) >= SHORTEST and word.isascii() and word.isalpha()]
    return OURS | frozenset(sorted(plain, key=lambda word: (-counts[word], word))[:MOST])
