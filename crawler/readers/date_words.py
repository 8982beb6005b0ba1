"""The words of dates. Data only, in lower case. To add a language, add its words to each table."""

from __future__ import annotations

from typing import Final

MONTHS: Final = {
    word: number
    for number, words in enumerate(
        (
            "janvier janv january jan januar jänner enero ene",
            "février fevrier févr fevr fév fev february feb februar febrero",
            "mars march mar märz marz mär mrz marzo",
            "avril avr april apr abril abr",
            "mai may mayo",
            "juin june jun juni junio",
            "juillet juil july jul juli julio",
            "août aout august aug aoû aou agosto ago",
            "septembre sept september sep septiembre setiembre",
            "octobre oct october okt oktober octubre",
            "novembre nov november noviembre",
            "décembre decembre déc dec december dez dezember diciembre dic",
        ),
        start=1,
    )
    for word in words.split()
}
#: Length in seconds, or in months where the calendar decides.
UNITS: Final = {
    word: unit
    for words, unit in (
        ("s sec secs second seconds seconde secondes sekunde sekunden segundo segundos", (1, 0)),
        ("min mins minute minutes minuten minuto minutos", (60, 0)),
        ("h hr hrs hour hours heure heures std stunde stunden hora horas", (3600, 0)),
        ("j d day days jour jours tag tage tagen día días dia dias", (86400, 0)),
        ("sem w week weeks semaine semaines woche wochen semana semanas", (604800, 0)),
        ("month months mois monat monate monaten mes meses", (0, 1)),
        ("y year years an ans année années jahr jahre jahren año años", (0, 12)),
    )
    for word in words.split()
}
ONE: Final = ("un", "une", "a", "an", "one", "ein", "eine", "einem", "einer", "una", "uno")
#: Before or after "3 days": it lies in the past.
AGO_BEFORE: Final = ("il y a", "vor", "hace")
AGO_AFTER: Final = ("ago",)
ROUGHLY: Final = ("environ", "about", "over", "almost", "etwa", "ca.", "plus de", "unos", "près d'")
NOW: Final = (
    "just now", "right now", "a moment ago", "moments ago", "à l'instant", "à l’instant",
    "maintenant", "gerade eben", "soeben", "jetzt", "ahora", "ahora mismo", "justo ahora",
)  # fmt: skip
#: Days before today.
DAYS: Final = {
    **dict.fromkeys(("today", "aujourd'hui", "aujourd’hui", "aujourdhui", "heute", "hoy"), 0),
    **dict.fromkeys(("yesterday", "hier", "gestern", "ayer"), 1),
    **dict.fromkeys(("avant-hier", "vorgestern", "anteayer"), 2),
}
#: Between a date and its time.
AT: Final = ("à", "a", "at", "um", "a las", "@", "às")
#: Languages whose words are all in these tables.
LANGUAGES: Final = ("fr", "en", "de", "es")
#: English-speaking regions that write the month first; English without a region does too.
MONTH_FIRST_REGIONS: Final = frozenset({"us", "ca", "ph"})
