"""The words by which a parent means us, or what this is, within a pattern."""

YOU = r"(?:you|u|ye|yous|yis)"
US = rf"(?:{YOU}|at your pace|this (?:number|service|chat|thing|text(?:ing)?)|these texts)"
IT = r"(?:this|it|that|here)"
"""What may be us, unless something else lies open."""
END = r"(?=\W*$|\s*[?.!,;]|\s+(?:or|as|if|even|though|cos|because|please|pls|an aw|too)\b)"
