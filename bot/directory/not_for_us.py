"""Questions that the assistant does not answer, as a wrong answer could hurt: medicines, and what the law decides."""

import re

MEDICINE = re.compile(
    r"\b(calpol|paracetamol|ibuprofen|nurofen|antibiotics?|amoxicillin|aspirin|codeine|co-?codamol|tramadol|diazepam|"
    r"valium|sertraline|fluoxetine|prozac|citalopram|antidepressants?|methadone|insulin|inhaler|piriton|piriteze|tablets?|"
    r"pills?|medicine|meds|medication|dose|doses|dosage)\b"
)
ASKS_HOW_TO_TAKE = re.compile(
    r"\b(how (much|many|often|long)|can (i|he|she|they|u|you|ma|my|we)|is it (ok|safe|alright|a'?right)|safe ta?[eo]|"
    r"give|gie|take|tak|mix|double|dose|dosage|mg|ml|stop taking|wi(th)? alcohol)\b"
)
VERDICT = re.compile(
    r"\b(will|would|could|can) (the )?(court|judge|sheriff|panel|law|he|she|they|my ex|ma ex|i)\b.*"
    r"\b(custody|residence|lose|win|take (my|ma|the|him|her|them)|jail|prison|evict|deport|guilty|sue|rights?)\b"
    r"|\b(is|isn'?t) (it|that) (legal|illegal|against the law)\b"
    r"|\bwill i (win|lose|go to (jail|prison)|get custody)\b"
)


def asks_about_medicine(text: str) -> bool:
    """Whether the text asks how to take or give a medicine."""
    said = text.lower()
    return bool(MEDICINE.search(said) and ASKS_HOW_TO_TAKE.search(said))


def asks_for_a_verdict(text: str) -> bool:
    """Whether the text asks what a court or the law would decide."""
    return bool(VERDICT.search(text.lower()))
