"""The words of dates. Data only, in lower case. To add a language, add its words to each table.

Here: French, English, German, Spanish, Italian, Portuguese, Dutch, Polish, Russian, Turkish,
Indonesian, Romanian, Swedish, Danish, Norwegian and Czech; of Chinese, Japanese and Korean what stands
beside figures. Words are looked up whole, so a table may be as long as it likes.
"""

from __future__ import annotations

from typing import Final

MONTHS: Final = {
    word: number
    for number, words in enumerate(
        (
            "janvier janv january jan januar jänner enero ene gennaio gen janeiro januari stycznia"
            " styczeń sty января январь янв ocak oca ianuarie ian leden ledna led",
            "février fevrier févr fevr fév fev february feb februar febrero febbraio fevereiro februari"
            " lutego luty lut февраля февраль фев şubat şub februarie pebruari únor února úno",
            "mars march mar märz marz mär mrz marzo março marco maart mrt marca marzec марта март мар"
            " mart maret martie marts březen března bře",
            "avril avr april apr abril abr aprile kwietnia kwiecień kwi апреля апрель апр nisan nis"
            " aprilie duben dubna dub",
            "mai may mayo maggio mag maio mei maja maj мая май mayıs mayis květen května kvě",
            "juin june jun juni junio giugno giu junho czerwca czerwiec cze июня июнь июн haziran haz"
            " iunie iun červen června čvn",
            "juillet juil july jul juli julio luglio lug julho lipca lipiec lip июля июль июл temmuz"
            " tem iulie iul červenec července čvc",
            "août aout august aug aoû aou agosto ago augustus sierpnia sierpień sie августа август авг"
            " ağustos ağu agustus agu augusti srpen srpna srp",
            "septembre sept september sep septiembre setiembre settembre set setembro września"
            " wrzesień wrz сентября сентябрь сен сент eylül eyl septembrie září zář",
            "octobre oct october okt oktober octubre ottobre ott outubro out października październik"
            " paź октября октябрь окт ekim eki octombrie říjen října říj",
            "novembre nov november noviembre novembro listopada listopad lis ноября ноябрь ноя нояб"
            " kasım kasim kas noiembrie noi nopember listopadu",
            "décembre decembre déc dec december dez dezember diciembre dic dicembre dezembro grudnia"
            " grudzień gru декабря декабрь дек aralık aralik ara desember des decembrie prosinec prosince",
        ),
        start=1,
    )
    for word in words.split()
}
#: Length in seconds, or in months where the calendar decides.
UNITS: Final = {
    word: unit
    for words, unit in (
        (
            "s sec secs second seconds seconde secondes sekunde sekunden segundo segundos secondo"
            " secondi seconden sekund sekundę sekundy секунд секунду секунды saniye detik secundă"
            " secunde sekunder sekundami vteřinami",
            (1, 0),
        ),
        (
            "min mins minute minutes minuten minuto minutos minuti minuut minut minutę minuty минут"
            " минуту минуты мин dakika menit minuter minutter minutami minutou",
            (60, 0),
        ),
        (
            "h hr hrs hour hours heure heures std stunde stunden hora horas ora ore uur uren godzin"
            " godzinę godziny час часа часов saat jam oră timme timmar tim time timer hodinou hodinami",
            (3600, 0),
        ),
        (
            "j d day days jour jours tag tage tagen día días dia dias giorno giorni dag dagen dzień"
            " dni день дня дней gün hari zi zile dagar dage dnem dny",
            (86400, 0),
        ),
        (
            "sem w week weeks semaine semaines woche wochen semana semanas settimana settimane weken"
            " tydzień tygodnie tygodni неделю недели недель hafta minggu săptămână săptămâni vecka"
            " veckor uge uger týdnem týdny",
            (604800, 0),
        ),
        (
            "month months mois monat monate monaten mes meses mese mesi mês maand maanden miesiąc"
            " miesiące miesięcy месяц месяца месяцев ay bulan lună luni månad månader måned måneder"
            " měsícem měsíci",
            (0, 1),
        ),
        (
            "y year years an ans année années jahr jahre jahren año años anno anni ano anos jaar jaren"
            " rok lata lat год года лет yıl yil tahun ani år roky",
            (0, 12),
        ),
    )
    for word in words.split()
}
ONE: Final = (
    "un", "une", "a", "an", "one", "ein", "eine", "einem", "einer", "una", "uno", "um", "uma",
    "een", "bir", "satu", "o", "en", "ett",
)  # fmt: skip
#: What follows a figure in Chinese, Japanese and Korean, before the word for "ago".
FIGURE_UNITS: Final = {
    word: unit
    for words, unit in (
        ("秒 秒钟 秒鐘 초", (1, 0)),
        ("分 分钟 分鐘 분", (60, 0)),
        ("時間 小时 小時 시간", (3600, 0)),
        ("日 天 일", (86400, 0)),
        ("週間 周 週 星期 주", (604800, 0)),
        ("か月 ヶ月 ヵ月 个月 個月 月 개월 달", (0, 1)),
        ("年 년", (0, 12)),
    )
    for word in words.split()
}
FIGURE_AGO: Final = ("前", "以前", "之前", "전")
#: Before or after "3 days": it lies in the past.
AGO_BEFORE: Final = ("il y a", "vor", "hace", "há", "acum", "för", "před")
AGO_AFTER: Final = (
    "ago", "fa", "atrás", "geleden", "temu", "назад", "önce", "yang lalu", "lalu", "sedan",
    "în urmă", "siden", "her",
)  # fmt: skip
ROUGHLY: Final = (
    "environ", "about", "over", "almost", "etwa", "ca.", "plus de", "unos", "près d'", "près de",
    "moins de", "moins d'", "less than", "weniger als", "circa", "cerca de", "ongeveer", "około",
    "menos de", "meno di",
)  # fmt: skip
NOW: Final = (
    "just now", "right now", "a moment ago", "moments ago", "à l'instant", "maintenant",
    "gerade eben", "soeben", "jetzt", "ahora", "ahora mismo", "justo ahora", "proprio ora",
    "agora mesmo", "zojuist", "przed chwilą", "только что", "az önce", "baru saja", "chiar acum",
    "just nu",
)  # fmt: skip
#: Days before today.
DAYS: Final = {
    word: days
    for days, words in enumerate(
        (
            "today aujourd'hui aujourdhui auj auj. heute hoy oggi hoje vandaag dzisiaj dziś сегодня bugün azi"
            " astăzi idag dnes 今天 今日 오늘",
            "yesterday hier gestern ayer ieri ontem gisteren wczoraj вчера dün kemarin igår včera"
            " 昨天 昨日 어제",
            "avant-hier vorgestern anteayer anteontem eergisteren przedwczoraj позавчера alaltăieri"
            " förrgår předevčírem 前天 一昨日 그저께",
        )
    )
    for word in words.split()
} | {"hari ini": 0, "i dag": 0, "i går": 1, "altro ieri": 2}
#: Numbers of the days of the week, Monday 0, long and short.
WEEKDAYS: Final = {
    word: number
    for number, words in enumerate(
        (
            "monday mon lundi lun montag mo lunes lunedì segunda segunda-feira maandag ma poniedziałek"
            " pon понедельник пн pazartesi senin luni måndag mån pondělí mandag",
            "tuesday tue tues mardi mar dienstag di martes martedì terça terça-feira dinsdag wtorek wt"
            " вторник вт salı sali selasa marți tisdag tis úterý tirsdag",
            "wednesday wed mercredi mer mittwoch mi miércoles mié mercoledì quarta quarta-feira"
            " woensdag wo środa śr среда среду ср çarşamba rabu miercuri onsdag ons středa středu",
            "thursday thu thur thurs jeudi jeu donnerstag do jueves jue giovedì gio quinta"
            " quinta-feira donderdag czwartek czw четверг чт perşembe kamis joi torsdag tor čtvrtek",
            "friday fri vendredi ven freitag fr viernes vie venerdì sexta sexta-feira vrijdag piątek"
            " pt пятница пятницу пт cuma jumat vineri fredag fre pátek",
            "saturday sat samedi sam samstag sonnabend sa sábado sáb sabato sab zaterdag za sobota sob"
            " суббота субботу сб cumartesi sabtu sâmbătă lördag lör lørdag sobotu",
            "sunday sun dimanche dim sonntag so domingo dom domenica zondag zo niedziela nie"
            " воскресенье вс pazar minggu duminică söndag sön søndag neděle neděli",
        )
    )
    for word in words.split()
}
#: Between a date and its time.
AT: Final = (
    "à", "a", "at", "um", "a las", "@", "às", "alle", "alle ore", "ore", "om", "o", "o godz.", "в",
    "saat", "pukul", "la", "v", "kl.", "kl", "klo",
)  # fmt: skip
#: Languages whose words are all in these tables.
LANGUAGES: Final = (
    "fr", "en", "de", "es", "it", "pt", "nl", "pl", "ru", "tr", "id", "ro", "sv", "cs", "da",
)  # fmt: skip
#: English-speaking regions that write the month first; English without a region does too.
MONTH_FIRST_REGIONS: Final = frozenset({"us", "ca", "ph"})
