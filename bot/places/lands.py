"""Countries and parts of countries by the names people give them."""

from __future__ import annotations

from collections.abc import Mapping

from rapidfuzz.distance import OSA

from bot.places.gazetteer import Gazetteer
from bot.places.keys import key_of

_ALSO = {
    "GB": "uk|britain|great britain|england|gb", "US": "usa|us|america|united states of america",
    "IE": "republic of ireland|eire", "NL": "holland|netherlands|the netherlands|nederland", "DE": "deutschland",
    "AT": "osterreich|oesterreich", "CH": "schweiz|suisse|svizzera", "ES": "espana", "IT": "italia",
    "BE": "belgie|belgique", "PL": "polska", "CZ": "czech republic|czechia|cesko", "SE": "sverige", "NO": "norge",
    "DK": "danmark", "FI": "suomi", "HU": "magyarorszag", "GR": "hellas|ellada", "TR": "turkey|turkiye",
    "RU": "russia|россия", "UA": "україна", "BR": "brasil", "JP": "nippon|日本", "CN": "中国|prc|mainland china",
    "KR": "korea|south korea|한국", "KP": "north korea", "IN": "bharat|भारत", "AE": "uae|emirates|the emirates",
    "SA": "saudi|ksa", "ZA": "rsa", "NZ": "aotearoa", "VN": "viet nam", "CD": "drc|dr congo", "CI": "cote d ivoire",
    "MM": "burma", "MK": "macedonia", "BA": "bosnia", "EG": "misr|مصر", "IL": "ישראל", "TL": "east timor",
    "PH": "the philippines", "CV": "cabo verde", "VA": "vatican city",
}  # fmt: skip
_PARTS = {
    "GB.ENG": "england", "GB.SCT": "scotland", "GB.WLS": "wales", "GB.NIR": "northern ireland|n ireland|ulster",
    "CA.01": "alberta|ab", "CA.02": "british columbia|bc|b c", "CA.03": "manitoba|mb", "CA.04": "new brunswick|nb",
    "CA.05": "newfoundland|nl|newfoundland and labrador|labrador", "CA.07": "nova scotia|ns", "CA.08": "ontario|on|ont",
    "CA.09": "prince edward island|pei", "CA.10": "quebec|qc", "CA.11": "saskatchewan|sk", "CA.12": "yukon",
    "CA.13": "northwest territories|nwt", "CA.14": "nunavut", "AU.01": "australian capital territory|act",
    "AU.02": "new south wales|nsw", "AU.03": "northern territory", "AU.04": "queensland|qld",
    "AU.05": "south australia", "AU.06": "tasmania|tas|tassie", "AU.07": "victoria|vic", "AU.08": "western australia",
}  # fmt: skip
_ISLANDS: Mapping[str, tuple[str, str]] = {
    "gran canaria": ("Gran Canaria", "Atlantic/Canary"), "canary islands": ("Canary Islands", "Atlantic/Canary"),
    "canaries": ("Canary Islands", "Atlantic/Canary"), "tenerife": ("Tenerife", "Atlantic/Canary"),
    "lanzarote": ("Lanzarote", "Atlantic/Canary"), "fuerteventura": ("Fuerteventura", "Atlantic/Canary"),
    "mallorca": ("Mallorca", "Europe/Madrid"), "majorca": ("Mallorca", "Europe/Madrid"),
    "ibiza": ("Ibiza", "Europe/Madrid"), "crete": ("Crete", "Europe/Athens"), "sardinia": ("Sardinia", "Europe/Rome"),
    "sicily": ("Sicily", "Europe/Rome"), "corsica": ("Corsica", "Europe/Paris"), "bali": ("Bali", "Asia/Makassar"),
    "azores": ("Azores", "Atlantic/Azores"), "madeira": ("Madeira", "Atlantic/Madeira"),
    "bavaria": ("Bavaria", "Europe/Berlin"), "catalonia": ("Catalonia", "Europe/Madrid"),
    "silicon valley": ("Silicon Valley", "America/Los_Angeles"), "bay area": ("Bay Area", "America/Los_Angeles"),
    "cornwall": ("Cornwall", "Europe/London"), "yorkshire": ("Yorkshire", "Europe/London"),
    "kent": ("Kent", "Europe/London"), "tuscany": ("Tuscany", "Europe/Rome"), "kerala": ("Kerala", "Asia/Kolkata"),
    "goa": ("Goa", "Asia/Kolkata"), "java": ("Java", "Asia/Jakarta"), "okinawa": ("Okinawa", "Asia/Tokyo"),
    "zanzibar": ("Zanzibar", "Africa/Dar_es_Salaam"), "easter island": ("Easter Island", "Pacific/Easter"),
    "lord howe": ("Lord Howe Island", "Australia/Lord_Howe"), "south island": ("South Island", "Pacific/Auckland"),
}  # fmt: skip
_AS_WORDS = frozenset({
    "in", "on", "no", "or", "me", "hi", "ok", "oh", "la", "al", "de", "co", "as", "is", "it", "at", "be", "by",
    "do", "my", "so", "to", "us", "am", "an", "go", "id", "ie", "pa", "ma", "mo", "ne", "va", "st",
})  # fmt: skip
"""Codes that are words as well: they count in capitals, or behind a comma."""
_LONG = 6


class Lands:
    """Finds countries and parts of countries by name."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._regions: dict[str, tuple[str, ...]] = {}
        for code, name in gazetteer.countries.items():
            self._name(code, key_of(name), code.lower())
            self._name(code, *_ALSO.get(code, "").split("|"))
        for code, name in gazetteer.states.items():
            self._name(f"US.{code}", key_of(name), code.lower())
        for region, names in _PARTS.items():
            self._name(region, *names.split("|"))

    def regions(self, key: str, said: str, *, apart: bool = False) -> tuple[str, ...]:
        """The regions that a key names: "PT", "US.TX". `said` is how it was typed; `apart` that a comma was before it.

        A code that is a word as well counts only in capitals or apart.
        """
        if key in _AS_WORDS and not (apart or said.strip(" .").isupper()):
            return ()
        return self._regions.get(key, ())

    def misspelt(self, key: str) -> tuple[str, ...]:
        """The regions whose name is one typing error away from a key of six letters or more."""
        if len(key) < _LONG:
            return ()
        for name, regions in self._regions.items():
            if abs(len(name) - len(key)) <= 1 and name[0] == key[0] and OSA.distance(key, name, score_cutoff=1) == 1:
                return regions
        return ()

    def title(self, region: str) -> str:
        """The English name of a country or a part of one."""
        country, _, part = region.partition(".")
        if part and country == "US":
            return self._gazetteer.states.get(part, part)
        if part:
            return _PARTS[region].partition("|")[0].title() if region in _PARTS else ""
        return self._gazetteer.countries.get(country, country)

    def island(self, key: str) -> tuple[str, str] | None:
        """The name and zone of a well-known part of the world that is neither town nor country."""
        return _ISLANDS.get(key)

    def _name(self, region: str, *keys: str) -> None:
        for key in keys:
            known = self._regions.get(key, ())
            if key and region not in known:
                self._regions[key] = (*known, region)
