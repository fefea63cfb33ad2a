"""Which day does a text's own first line give? "DAMASCUS, Dec. 8, 2024 (Agency) -" """

from __future__ import annotations

import re
from datetime import date

REACH = 200
"""Characters at the start in which a full date counts as the report's own."""
NAMES = "January February March April May June July August September October November December".split()
MONTHS = {name[:3].lower(): number for number, name in enumerate(NAMES, 1)}
MONTH = r"(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
FORMS = (
    re.compile(rf"\b{MONTH}\s+(?P<day>\d{{1,2}}),?\s+(?P<year>(?:19|20)\d\d)\b", re.I),
    re.compile(rf"\b(?P<day>\d{{1,2}})\s+{MONTH},?\s+(?P<year>(?:19|20)\d\d)\b", re.I),
    re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)-(?P<day>\d\d)\b"),
)


def find_dateline(text: str) -> date | None:
    """A full date on the first line or before its dash, None where there is none or it is impossible."""
    start = text.lstrip()[:REACH].split("\n")[0]
    line = re.split(r"\s[-–—]+\s", start)[0]
    for form in FORMS:
        match = form.search(line)
        if match:
            parts = match.groupdict()
            month = int(parts["number"]) if "number" in parts else MONTHS[parts["month"][:3].lower()]
            try:
                return date(int(parts["year"]), month, int(parts["day"]))
            except ValueError:
                return None
    return None
