"""Every word of the table of dates is read, with the words that its own language puts around it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import pytest

from crawler.readers.dates import date_words as words
from crawler.readers.dates.date_patterns import dates_in, folded
from crawler.readers.dates.printed_dates import DateForm
from crawler.readers.dates.reading import read_date

AS_OF = datetime(2026, 11, 20, 18, 30, tzinfo=UTC)  # a Friday


class Said(NamedTuple):
    """How a language says months, units (second to year), "ago", named days, weekdays and "at"."""

    months: str
    units: str
    ago: str
    days: tuple[str, ...]
    weekday: str  # Thursday
    at: str


LANGUAGES = {
    "fr": Said(
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "secondes minutes heures jours semaines mois ans",
        "il y a {}",
        ("aujourd’hui", "hier", "avant-hier"),
        "jeudi",
        "à",
    ),
    "en": Said(
        "January February March April May June July August September October November December",
        "seconds minutes hours days weeks months years",
        "{} ago",
        ("today", "yesterday"),
        "Thursday",
        "at",
    ),
    "cs": Said(
        "ledna února března dubna května června července srpna září října listopadu prosince",
        "sekundami minutami hodinami dny týdny měsíci roky",
        "před {}",
        ("dnes", "včera", "předevčírem"),
        "čtvrtek",
        "v",
    ),
    "da": Said(
        "januar februar marts april maj juni juli august september oktober november december",
        "sekunder minutter timer dage uger måneder år",
        "for {} siden",
        ("i dag", "i går"),
        "torsdag",
        "kl.",
    ),
    "de": Said(
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        "Sekunden Minuten Stunden Tagen Wochen Monaten Jahren",
        "vor {}",
        ("heute", "gestern", "vorgestern"),
        "Donnerstag",
        "um",
    ),
    "es": Said(
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "segundos minutos horas días semanas meses años",
        "hace {}",
        ("hoy", "ayer", "anteayer"),
        "jueves",
        "a las",
    ),
    "it": Said(
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "secondi minuti ore giorni settimane mesi anni",
        "{} fa",
        ("oggi", "ieri", "altro ieri"),
        "giovedì",
        "alle",
    ),
    "pt": Said(
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "segundos minutos horas dias semanas meses anos",
        "há {}",
        ("hoje", "ontem", "anteontem"),
        "quinta-feira",
        "às",
    ),
    "nl": Said(
        "januari februari maart april mei juni juli augustus september oktober november december",
        "seconden minuten uren dagen weken maanden jaren",
        "{} geleden",
        ("vandaag", "gisteren", "eergisteren"),
        "donderdag",
        "om",
    ),
    "pl": Said(
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada"
        " grudnia",
        "sekund minut godzin dni tygodni miesięcy lat",
        "{} temu",
        ("dzisiaj", "wczoraj", "przedwczoraj"),
        "czwartek",
        "o",
    ),
    "ru": Said(
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        "секунд минут часов дней недель месяцев лет",
        "{} назад",
        ("сегодня", "вчера", "позавчера"),
        "четверг",
        "в",
    ),
    "tr": Said(
        "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
        "saniye dakika saat gün hafta ay yıl",
        "{} önce",
        ("bugün", "dün"),
        "Perşembe",
        "saat",
    ),
    "id": Said(
        "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
        "detik menit jam hari minggu bulan tahun",
        "{} yang lalu",
        ("hari ini", "kemarin"),
        "Kamis",
        "pukul",
    ),
    "ro": Said(
        "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie"
        " decembrie",
        "secunde minute ore zile săptămâni luni ani",
        "acum {}",
        ("astăzi", "ieri", "alaltăieri"),
        "joi",
        "la",
    ),
    "sv": Said(
        "januari februari mars april maj juni juli augusti september oktober november december",
        "sekunder minuter timmar dagar veckor månader år",
        "för {} sedan",
        ("idag", "igår", "förrgår"),
        "torsdag",
        "kl.",
    ),
}
#: Seconds and months of each unit.
LENGTHS = ((1, 0), (60, 0), (3600, 0), (86400, 0), (604800, 0), (0, 1), (0, 12))
EACH = pytest.mark.parametrize("lang", LANGUAGES)


def test_every_language_of_the_table_is_said_here() -> None:
    assert set(LANGUAGES) == set(words.LANGUAGES)


@EACH
def test_a_month_is_read_in_any_writing(lang: str) -> None:
    clock = f"{LANGUAGES[lang].at} 10:20"
    for number, name in enumerate(LANGUAGES[lang].months.split(), 1):
        day = datetime(2025, number, 7, tzinfo=UTC)
        at_a_time = day.replace(hour=10, minute=20)
        written = (
            f"7 {name} 2025",
            f"7 {name.upper()} 2025",
            f"7. {name}, 2025",
            f"{name} 7, 2025",
        )
        for text in written:
            assert read_date(text, AS_OF, lang) == day, text
            assert read_date(f"{text} {clock}", AS_OF, lang) == at_a_time, text
            assert read_date(text, AS_OF) == day, text  # whatever the page says of its language


@EACH
def test_so_long_ago_is_read(lang: str) -> None:
    for unit, (seconds, months) in zip(LANGUAGES[lang].units.split(), LENGTHS, strict=True):
        said = LANGUAGES[lang].ago.format(f"3 {unit}")
        for text in (said, f"x: {said}".capitalize()):
            found = [date for date in dates_in(folded(text)) if date.form is DateForm.AGO]
            assert [date.numbers for date in found] == [(3, seconds, months)], text
        if seconds:
            assert read_date(said, AS_OF, lang) == AS_OF - timedelta(seconds=3 * seconds), said


@EACH
def test_a_day_before_today_is_read_with_its_time(lang: str) -> None:
    for before, name in enumerate(LANGUAGES[lang].days):
        day = (AS_OF - timedelta(days=before)).replace(hour=10, minute=20)
        at = f"{name} {LANGUAGES[lang].at} 10:20"
        for text in (at, f"{name.capitalize()}, 10:20", f"{name} 10:20"):
            assert read_date(text, AS_OF, lang) == day, text


@EACH
def test_a_day_of_the_week_means_one_only_with_its_time(lang: str) -> None:
    name, at = LANGUAGES[lang].weekday, LANGUAGES[lang].at
    [found] = dates_in(folded(f"{name} {at} 10:20"))
    assert (found.form, found.numbers) == (DateForm.WEEKDAY, (3,))
    assert dates_in(folded(name)) == []
    assert read_date(f"{name} {at} 10:20", AS_OF, lang) is None  # within a list only


def test_a_day_cut_short_is_read_with_its_time_alone() -> None:
    today = AS_OF.replace(hour=10, minute=20)
    for text in ("Auj. 10:20", "auj. à 10h20", "Auj, 10:20"):
        assert read_date(text, AS_OF, "fr") == today, text
    for text in ("Auj. ouvert", "C’était hier. 10:20", "gest. 10:20", "tod. 10:20"):
        assert read_date(text, AS_OF, "fr") is None, text
