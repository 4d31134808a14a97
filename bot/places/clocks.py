"""Time zones by what clocks are called: CET, Pacific time, UTC+2, Europe/Berlin."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.domain.places import Place

_ZONE_NAME = re.compile(r"\b[A-Za-z]+(?:/[A-Za-z0-9_+-]+){1,2}(?:\s[A-Za-z]+)?")
_OFFSET = re.compile(
    r"\b(?:utc|gmt)\s?(?P<sign>[+−–-])\s?(?P<hours>[0-9]{1,2})(?:[:.]?(?P<minutes>[0-9]{2}))?\b", re.IGNORECASE
)
_UTC = ("UTC", "Etc/UTC")
_ODD_OFFSETS = {
    "+0330": ("Tehran", "Asia/Tehran"),
    "+0430": ("Kabul", "Asia/Kabul"),
    "+0530": ("India", "Asia/Kolkata"),
    "+0545": ("Kathmandu", "Asia/Kathmandu"),
    "+0630": ("Yangon", "Asia/Yangon"),
    "+0845": ("Eucla", "Australia/Eucla"),
    "+0930": ("Darwin", "Australia/Darwin"),
    "-0930": ("Marquesas", "Pacific/Marquesas"),
    "-0330": ("St. John's", "America/St_Johns"),
}
_EASTERN, _CENTRAL = ("New York", "America/New_York"), ("Chicago", "America/Chicago")
_MOUNTAIN, _PACIFIC = ("Denver", "America/Denver"), ("Los Angeles", "America/Los_Angeles")
_BERLIN, _HELSINKI, _LISBON = ("Berlin", "Europe/Berlin"), ("Helsinki", "Europe/Helsinki"), ("Lisbon", "Europe/Lisbon")
_LONDON = ("London", "Europe/London")
_SYDNEY, _BRISBANE = ("Sydney", "Australia/Sydney"), ("Brisbane", "Australia/Brisbane")
_CALLED: Mapping[str, tuple[tuple[str, str], ...]] = {
    "utc": (_UTC,), "zulu": (_UTC,), "zulu time": (_UTC,), "gmt": (_LONDON, _UTC), "bst": (_LONDON,),
    "wet": (_LISBON,), "west": (_LISBON,), "western european": (_LISBON,),
    "cet": (_BERLIN,), "cest": (_BERLIN,), "mez": (_BERLIN,), "mesz": (_BERLIN,), "central european": (_BERLIN,),
    "eet": (_HELSINKI,), "eest": (_HELSINKI,), "eastern european": (_HELSINKI,),
    "msk": (("Moscow", "Europe/Moscow"),), "trt": (("Istanbul", "Europe/Istanbul"),),
    "et": (_EASTERN,), "est": (_EASTERN,), "edt": (_EASTERN,), "eastern": (_EASTERN,), "us eastern": (_EASTERN,),
    "ct": (_CENTRAL,), "cdt": (_CENTRAL,), "central": (_CENTRAL,), "us central": (_CENTRAL,),
    "cst": (_CENTRAL, ("Shanghai", "Asia/Shanghai"), ("Havana", "America/Havana")),
    "mt": (_MOUNTAIN,), "mdt": (_MOUNTAIN,), "mountain": (_MOUNTAIN,), "us mountain": (_MOUNTAIN,),
    "mst": (_MOUNTAIN, ("Phoenix", "America/Phoenix")),
    "pt": (_PACIFIC,), "pst": (_PACIFIC,), "pdt": (_PACIFIC,), "pacific": (_PACIFIC,), "us pacific": (_PACIFIC,),
    "akst": (("Anchorage", "America/Anchorage"),), "akdt": (("Anchorage", "America/Anchorage"),),
    "hst": (("Honolulu", "Pacific/Honolulu"),),
    "ast": (("Halifax", "America/Halifax"), ("Puerto Rico", "America/Puerto_Rico"), ("Riyadh", "Asia/Riyadh")),
    "adt": (("Halifax", "America/Halifax"),), "atlantic": (("Halifax", "America/Halifax"),),
    "nst": (("St. John's", "America/St_Johns"),), "ndt": (("St. John's", "America/St_Johns"),),
    "brt": (("São Paulo", "America/Sao_Paulo"),), "cot": (("Bogotá", "America/Bogota"),),
    "pet": (("Lima", "America/Lima"),), "clt": (("Santiago", "America/Santiago"),),
    "art": (("Buenos Aires", "America/Argentina/Buenos_Aires"),),
    "wat": (("Lagos", "Africa/Lagos"),), "cat": (("Maputo", "Africa/Maputo"),), "eat": (("Nairobi", "Africa/Nairobi"),),
    "sast": (("Johannesburg", "Africa/Johannesburg"),), "gst": (("Dubai", "Asia/Dubai"),),
    "pkt": (("Karachi", "Asia/Karachi"),), "npt": (("Kathmandu", "Asia/Kathmandu"),),
    "ist": (("India", "Asia/Kolkata"), ("Dublin", "Europe/Dublin"), ("Jerusalem", "Asia/Jerusalem")),
    "ict": (("Bangkok", "Asia/Bangkok"),), "wib": (("Jakarta", "Asia/Jakarta"),),
    "wita": (("Makassar", "Asia/Makassar"),), "sgt": (("Singapore", "Asia/Singapore"),),
    "myt": (("Kuala Lumpur", "Asia/Kuala_Lumpur"),), "pht": (("Manila", "Asia/Manila"),),
    "hkt": (("Hong Kong", "Asia/Hong_Kong"),), "jst": (("Tokyo", "Asia/Tokyo"),), "kst": (("Seoul", "Asia/Seoul"),),
    "awst": (("Perth", "Australia/Perth"),),
    "acst": (("Adelaide", "Australia/Adelaide"), ("Darwin", "Australia/Darwin")),
    "acdt": (("Adelaide", "Australia/Adelaide"),), "aest": (_SYDNEY, _BRISBANE), "aedt": (_SYDNEY,),
    "nzst": (("Auckland", "Pacific/Auckland"),), "nzdt": (("Auckland", "Pacific/Auckland"),),
    "nzt": (("Auckland", "Pacific/Auckland"),),
}  # fmt: skip
_WORDS_TOO = frozenset({
    "wet", "west", "et", "ct", "mt", "pt", "mountain", "atlantic", "art", "pet", "cot", "cat", "eat", "wat",
})  # fmt: skip
"""Words as well: a clock is meant only in capitals, or with the word time behind it."""
_TOKEN = re.compile(r"[A-Za-z]+")


def zone_in(text: str, canonical: Mapping[str, str]) -> Place | None:
    """The zone of which a text has the full name, in any case: America/New_York, america/new york."""
    for match in _ZONE_NAME.finditer(text):
        whole = match.group().casefold().replace(" ", "_")
        for name in (whole, whole.partition("_")[0] if " " in match.group() else whole):
            zone = canonical.get(name)
            if zone is not None:
                return Place(zone.rpartition("/")[2].replace("_", " "), "", zone)
    return None


def names_offset(text: str) -> bool:
    """True where a text names a distance from UTC, kept by a clock or not."""
    return _OFFSET.search(text) is not None


def offset_in(text: str) -> Place | None:
    """The zone with a fixed distance from UTC that a text names; None where no clock is kept there."""
    match = _OFFSET.search(text)
    if match is None:
        return None
    hours, minutes = int(match["hours"]), int(match["minutes"] or 0)
    behind = match["sign"] != "+"
    if minutes:
        odd = _ODD_OFFSETS.get(f"{'-' if behind else '+'}{hours:02}{minutes:02}")
        return Place(odd[0], "", odd[1]) if odd is not None else None
    if hours == 0:
        return Place(_UTC[0], "", _UTC[1])
    if hours > (12 if behind else 14):
        return None
    name = f"UTC{'−' if behind else '+'}{hours}"
    return Place(name, "", f"Etc/GMT{'+' if behind else '-'}{hours}")  # signs are the other way round there


def called(text: str, *, whole: bool) -> tuple[Place, ...]:
    """What a clock's common name means: one place, or several where it is ambiguous.

    With `whole` the text is nothing but the name; otherwise one in capitals is looked for among its words.
    """
    words = _TOKEN.findall(text)
    bare = [word for word in words if word.casefold() not in ("time", "standard", "daylight", "summer", "zone", "the")]
    name = " ".join(bare).casefold()
    timed = len(bare) < len(words)
    if name in _CALLED and (whole or timed) and (name not in _WORDS_TOO or timed or name.upper() == " ".join(bare)):
        return _places(name)
    if whole:
        return ()
    found = [word.casefold() for word in words if word.isupper() and len(word) >= 3 and word.casefold() in _CALLED]
    return _places(found[0]) if len(found) == 1 and not text.isupper() else ()


def _places(name: str) -> tuple[Place, ...]:
    known = _CALLED[name]
    if len(known) == 1 and len(name) <= 4:
        return (Place(name.upper(), "", known[0][1]),)
    return tuple(Place(town, "", zone) for town, zone in known)
