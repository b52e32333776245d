"""Words that some readers do not know: where one is shown, its definition must stand beside it."""

# term of the glossary -> how the word shows itself in a question, an example, a reason or an answer
HARD = {
    "license": r"\blicense|\bofficial list",
    "privacy": r"\bprivacy|\bwhat is private|\bkept private",
    "pacing": r"\b[Pp]acing",
    "neurotype": r"\b[Nn]eurotype",
    "neurodivergent": r"\bneurodivergent",
    "adhd": r"\bADHD",
    "autism": r"\bautis(m|tic)\b",
    "lgbtq": r"\bLGBTQ",
    "therapy_type": r"\btypes? of therapy|\bthe type you want|\b(CBT|DBT|ACT|EMDR)\b",
    "method": r"\bmethod",
    "feedback": r"\bfeedback",
    "session": r"\bsessions?\b",
    "lead": r"\b(lead|led)\b",
    "fidget": r"\bfidget",
    "lectured": r"\blectured",
    "shut_down": r"\bshut down",
    "traits": r"\btraits?\b",
    "records": r"\brecords\b",
    "insurance": r"\binsurance",
    "interpreter": r"\binterpreter",
}

# the first questions of a part whose name has a hard word
FIRST_OF = {
    **dict.fromkeys(("C-B1", "C-B2", "C-A1", "C-O1", "C-E1"), ("pacing",)),
    **dict.fromkeys(("N-B1", "N-B2", "N-A1", "N-O1", "N-E1"), ("neurotype",)),
}

# words that have a plain one: they stand in no question, answer, reason or sentence to say
SAY_IT_PLAINLY = (
    r"\bmasking|\bmodality|\bstimming|\bsensory|\bboundar|\bconsent|\bconfidential|\baccess needs|\bdisclos|\balliance"
    r"|\brupture|\battune|\btransference|\bcollaborat|\bintake\b|\bcounter-?productive|\bdysregulat|\bresistan"
)
