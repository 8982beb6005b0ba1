"""Labels and headings that speak for a date being that of a contribution, or against it. Data only.

They are in the page's own language. All is searched for in folded text, anywhere in a word unless a part
says otherwise, in one pass.
"""

from __future__ import annotations

import re
from typing import Final

from crawler.readers.phrases import any_part

#: Titles of books in which visitors write, whatever the names of what they wrote.
GUESTBOOK: Final = re.compile(
    r"livre d'or|guest ?book|g[äa]e?stebuch|gastenboek|libro (?:de visitas|degli ospiti)|livro de visitas"
    r"|księga gości|гостевая|ziyaretçi defteri|gästbok|gæstebog"
)
#: What is offered below somebody's words.
ANSWER: Final = re.compile(
    r"(?:répondre|reply|antworten|responder|rispondi|beantwoorden|reageren|odpowiedz|ответить|yanıtla|balas"
    r"|răspunde|svara?|odpovědět)(?: \(?[0-9]{1,4}\)?)?"
)
#: Headings over what people wrote to each other.
TALK: Final = any_part(
    r"message discussion conversation \bsujets?\b \btopics? \bthreads? \bposts?\b comment beiträge nachricht",
    r"\bthemen\b diskussion mensaje mensage messagg discusi discuss[õã] berichten wiadomo сообщен mesajlar",
)
#: After the day of a happening: when it began, or how many took part.
TOOK_PLACE: Final = re.compile(
    r"[\s,;:|()·–-]{0,4}(?:(?:[àa]|at|um) )?(?:[0-9]{1,2} ?[:h] ?[0-9]{0,2} )?(?:départ|start|partenza"
    r"|salida|beginn|einlass|doors)\b"
    r"|.{0,40}?[0-9] (?:class[ée]e?s|arrivants|ranked|finishers|starters|gewertet|classificati"
    r"|clasificados)\b"
)
#: Titles of pages where people talk.
FORUM: Final = re.compile(
    r"\bforums?\b|\bforo\b|\bfórum\b|форум|foorumi|message ?board|discussions?\b|\bdiskussion|discussione"
    r"|\bdyskusj|обсужден|keskustelu|beszélgetés|tartışma|掲示板|게시판|论坛|論壇"
)
#: Headings over comments and nothing else.
COMMENTED: Final = re.compile(
    r"(?:[0-9]{1,5} |(?:vos|les|derniers) )?(?:commentaires?|comments?|kommentare?|comentarios?|commenti"
    r"|comentários?|reacties|komentarze|комментарии|réactions?|avis|témoignages?|(?:customer )?reviews"
    r"|bewertungen|opiniones|recensioni|ils témoignent|leserbriefe|courrier des lecteurs)"
    r"(?: (?:des?|de nos) \w{4,14})?(?: \(?[0-9]{1,5}\)?)?(?: :)?"
)
#: Labels of the day on which a piece was brought up to date: it was told before.
RENEWED: Final = re.compile(
    r"mise?s? à jour (?:le|du)|\bupdated\b|aktualisiert|bijgewerkt|actualizado|aggiornato|atualizado"
    r"|zaktualizowan|обновлен|uppdaterad"
)
#: Labels beside a date, headings of its column or list: never a contribution's date.
NEVER_SAID: Final = any_part(
    # joining and visiting
    r"inscri îns?cri regist(?:e?r|ad|o\b) geregistreerd \breg\.?_?dat rejestr регистр",
    r"anmeld(?:ung|e|et) \bjoin(?:ed|_date) \bingress?o\b iscritt iscrizione do[łl]ącz",
    r"kayıt(?:_tarihi|\s*:|\s*$) üyelik katılım",
    r"(?:mitglied|dabei)_seit member_since membre_depuis miembro_desde membro_d lid_(?:sinds|geworden)",
    r"beigetreten a_rejoint arriv[ée]e?_le s'est_unido si_è_unito",
    r"membru_din medlem_(?:se|si)d blev_medlem tilmeldt bergabung csatlakoz liittynyt",
    r"last_(?:visit|seen|login|online) derni[eè]re_(?:visite|connexion)",
    r"dernier_passage vue?_pour_la_derni letzter_besuch zuletzt_(?:online|gesehen)",
    r"ultimo_accesso última_(?:visita|conex|vez) visto_por laatst_(?:gezien|online)",
    r"ostatni[oa]?_(?:wizyt|widzian|logow) последн(?:ее_посещ|ий_визит)",
    r"son_(?:ziyaret|görülme)",
    r"senast_(?:inlogg|besök) ultima_vizit sidst_set",
    r"nouveaux?_membres? new_members? neue_mitglieder",
    r"liste_des_membres member_list who'?s_online most_(?:users|online) rekord record online_ever",
    r"(?<!mis_)(?<!mise_)en_ligne",
    r"dipl[ôo]m graduat",
    # birthdays, clocks, the page itself
    r"birth anniversaire geburt cumplea compleann urodzin verjaardag \bnée?_le nous_sommes",
    r"current(?:ly|_(?:date|time)) time_now it_is_now server_?(?:time|zeit) date/heure",
    r"aktuelle[rs]?_(?:zeit|datum)",
    r"es_ist_jetzt heure_(?:actuelle|du_serveur) fecha_actual (?:oggi|hoy)_(?:è|e|es)\b het_is_nu",
    r"dzisiaj_jest obecny_czas agora_s[ãa]o data_atual текущ сейчас\s*: şu_anki klockan_är acum_este",
    r"waktu_sekarang právě_je dato_og_tid",
    r"il_est_actuellement copyright page_modifi derni[eè]re_mise_[àa]_jour last_updat page_updat stand:",
    r"archives?\b(?!_(?:des?|de_la)_(?:lettre|newsl|bulletin|actu|article))",
    r"depuis_le since \bseit\b fond[ée]e?_le founded tweet",
    # what is to come
    r"[àa]_venir prochain upcoming \bcoming agenda calend event(?<!prevent)(?!ual|uel) [ée]v[ée]nement",
    r"rendez-vous termine\b veranstaltung horaire opening öffnung ouverture expire valable valid deadline",
    r"date_limite jusqu",
    r"uhr_(?:bis|-|–)_[0-9] (?:commence|starts?\b|beginn)[^|]{0,12}\|",
    r"until bis_zum hasta_el fino_al? t\.o\.m до\s*\| gyldig gültig geldig",
    r"válid[oa] ważn geçerl действ",
    # in the gazette of a state
    r"au_journal_officiel (?:au|du)_j\.?o\b bundesgesetzblatt gazzetta_ufficiale bolet[íi]n_oficial",
    # when a thing is sold
    r"date_de_sortie \bsortie\s?: \bsortie_le release_date release:?\s*\| erscheint erscheinung",
    r"дата_выхода data_premiery",
    r"fecha_de_lanzamiento data_d[ei]_(?:uscita|lançamento) utgivning udgivelse",
)
#: Labels of the last activity: of a topic in the list of them, of a person anywhere else.
ACTIVE: Final = any_part(
    r"last_activ derni[eè]re_activit letzte_aktivit zuletzt_aktiv laatst_actief ostatni[oa]?_aktywn",
    r"последняя_активн senast_aktiv sidst_aktiv última_activid última_ativid ultima_attivit",
    r"\bacti(?:ve|f|vo)\s*\| \baktiv\s*\|",
)
#: Heads of columns that tell how long ago the last post of a topic was, without saying so.
AGES: Final = any_part(
    r"freshness activit aktivit attivit last_ derni[eè]r letzte[rs]? [uú]ltim laatste ostatni senaste",
)
#: What a thing costs: a row that tells it is of something sold.
PRICE: Final = re.compile(r"[0-9] ?(?:€|eur\b|euros?\b|\$|£|chf\b)|[€$£] ?[0-9]")
#: Heads of columns that may hold the days of contributions, if anything else says that there are some.
DAYS_HEAD: Final = re.compile(
    r"(?:date|day|when|datum|tag|fecha|data|jour|le|added|updated|changed|modified|modifiée?|geändert|posted|published|publiée?|last|latest)\b(?!.*(?:cr[ée]at|fond))|$"
)
#: Before the last day of several: "du 3 au", "vom 3. bis zum".
SPANNED: Final = re.compile(
    r"(?:^|[\s(])(?:du|from|vom|dal|del|van|od|с)\s[^.;:!?|]{1,30}\s(?:au|to|bis|al|tot|do|по)"
    r"(?:\s(?:zum|the|den|am))?\s*$"
)
#: All that stands between the first and the last day of several.
TO: Final = frozenset(
    {
        "-",
        "–",
        "—",
        "au",
        "bis",
        "to",
        "until",
        "al",
        "tot",
        "t/m",
        "do",
        "до",
        "по",
        "till",
        "through",
    }
)
#: Labels that say a contribution was made then; "par Camille le" may stand for one.
SAID: Final = any_part(
    r"(?<!de_)(?<!du_)(?<!un_)(?<!le_)post[ée]",
    r"publi [ée]crit written wrote escreveu escribi[óo] schrieb schreef geschrieben verfas[sß]",
    r"veröffentlicht last_post",
    r"derni[eè]re?s?_(?:message|r[ée]ponse|post|sujet|contrib|commentaire) most_recent",
    r"letzter?_(?:beitrag|antwort) last_(?:reply|comment|message) laatste_(?:bericht|reactie)",
    r"ultim[oa]_(?:messaggio|post|risposta) [uú]ltim[oa]_(?:mensa|respuesta|resposta) ostatni последн",
    r"son_(?:mesaj|ileti|yorum) senaste created créé(?!e) (?:discussion|page|annonce|offre)_créée",
    r"erstellt commented replied answered asked edited",
    r"modifi[ée]_par [ée]dit[ée] submitted soumis pubblicat geplaatst создан написал добавлен gönder",
    r"ditulis diposting oleh mise?s?_en_ligne uploaded hochgeladen added ajout[ée] hinzugefügt añadid",
    r"gefragt (?:be)?antwortet kommentiert pregunt(?:ado|ó) respondi(?:do|ó) comentado chiesto risposto",
    r"commentato pergunt(?:ado|ou) gevraagd beantwoord \bposée r[ée]pondu comment[ée]\b",
    r"zadan[oe] odpowiedzia спросил задан ответил sordu cevapla",
    r"aggiunt adicionad toegevoegd dodan добавлен eklen tillagd adăugat publicad publicerad",
    r"\b(?:by|par|von|por|da|di|door|от|przez|av)\s\S{1,40}\s?[,»|(–-]?\s?(?:le|on|am|el|il|op|на)?\s?$",
)
#: Said after it: "am 3. Dezember 2011 veröffentlicht", "12 May 2019, filed under".
SAID_AFTER: Final = re.compile(
    r"[^.!?]{0,30}(?:ver[öo]ffentlicht|geschrieben|erstellt|posted|published|added|ajout(?:s|ée?s?)?\b"
    r"|mise?s? en ligne|hinzugefügt|filed under|publi[ée]e?s?\b"
    r"|abgelegt)"
)
#: Labels by which a line is one of its author's: "posted by ... on".
SIGNED_SAID: Final = re.compile(
    r"(?:post(?:ed|[ée])|[ée]crit|written|wrote|geschrieben|verfas[sß]t|escrit|scritt|publicad|inviato"
    r"|geplaatst|napisa|написа|добав|ajout[ée]|sign[ée])\S{0,3}\s(?:by|par|von|por|da|door|от|przez)\s?:?\s\S"
)
#: Labels of an author and a date, one after the other: "De : Ana, le :".
LABELLED: Final = re.compile(
    r"(?:^|\W)(?:de|par|from|von|by|nom|name|auteur|author|autor|pseudo|absender)\s?:\s?\S.{0,40}?\s"
    r"(?:(?:post|envoy|écrit|sent)\S* )?(?:le|date|on|am|datum|fecha|data)\s?:\s*$"
)
#: The name of an issue that came out on the day behind it: "Lettre n° 12 du".
ISSUED: Final = re.compile(
    r"(?:lettre|newsletter|bulletin|flash|gazette|num[ée]ro|infolettre|rundbrief|nieuwsbrief|bolet[íi]n"
    r"|communiqu[ée])\b[^|.:;]{0,30}?(?: (?:du|vom|of|del|van|de))?[\s,–-]*$"
)
#: A label of nothing but that something was written: "Posted:", "Verfasst am".
POSTED: Final = re.compile(
    r"(?:^|[^\w])(?:(?<!de )(?<!du )(?<!un )(?<!le )post(?:ed|[ée]e?|at)"
    r"|publi(?:[ée]e?|cado|shed)|written|escreveu|escribi[óo]|schrieb|schreef|geschrieben|verfas[sß]t|erstellt"
    r"|[ée]crit|escrito|enviado|inviato"
    r"|scritto|geplaatst|napisan[aoey]|wysłan[aoey]|отправлен[ао]?|написан[ао]?|добавлен[ао]?|gönderilme\w*"
    r"|gönderi(?:m|ldi)?|yazıldı|skrevet|skrevs|scris|ditulis|dikirim|napsal|odesláno|sendt)"
    r"(?:\s(?:on|le|am|el|il|em|op|la|dne|tarihi|zamanı|pada|den))?\s?[:–-]?(?:\s[^\W\d_]{1,13}[.,]{0,2})?\s*$"
)
#: Before the day of an article, in one line with it: "Ann B ·".
BYLINE: Final = re.compile(r"[^\d.:;!?]{1,40}[·•|]\s*")
#: Before the day of a communiqué: "Paris, le".
PLACE: Final = re.compile(r"\s*[^\W\d_][^\d,]{1,25},\s?(?:(?:le|den|am|on|il|el)\s?)?")
#: The number of a post in its thread, beside its date; or its sign, where the number is a link.
NUMBERED: Final = re.compile(r"(?:^|[\s|·•–-])#\s?(?:[0-9]{1,9}(?!\w)|\||$)")
#: Between a date and the report that it leads.
LED: Final = re.compile(r"\s?(?:[\])]|[-–—:|]\s)")
#: The author's name after a date.
SIGNED: Final = re.compile(
    r"[\s,|–-]*(?:by|par|von|por|da|di|door|от|przez|av|de la part de)(?:\s\S|\s?$)"
)
#: The zone after the time in a signature: "Ann (talk) 10:12, 12 May 2026 (UTC)".
ZONED: Final = re.compile(r"\s?\([a-z]{3,4}\)")
#: Headings over lists of happenings, which are dated by when they take place.
HAPPENED: Final = any_part(
    r"conf[ée]renc concert spectacle atelier \bstages?\b formation(?<!information) s[ée]minai webinai match",
    r"r[ée]sultat tournoi comp[ée]tition programm s[ée]ance exposition festival konzert",
    r"vortrag vortr[äa]g workshop",
    r"f[êe]tes?\b kermesse loto\b brocante vide-grenier randonn\S* gala\b soir[ée]e tombola pique-nique",
    r"tourn[ée]e tour_dates apéro colloque congr[èe]s picnic barbecue",
    r"kurse?\b seminar result fixtures meeting r[ée]union assembl[ée]e sortie travaux carnet",
)
#: Headings over lists of contributions.
LISTED: Final = any_part(
    r"derni[eè]r r[ée]cent latest last news nouve actu\b actualit blog article discussion sujet topic",
    r"message comment neueste letzte aktuell nachricht beiträge notizi notici [úu]ltim nieuws aktualno",
    r"новост haber berita forum communiqu press(?:e|_release) bulletin gazette newsletter publication",
    r"journal lettres?_d['’]info infolettre rundbrief nieuwsbrief",
    r"comptes?[_-]rendu comunicad comunicat persbericht nyhet seneste senaste siste uutis hírek novinky",
    r"vijesti vesti știri stiri новини neues neuigkeit novedad novità novidade duyuru pengumuman terbaru",
    r"annonces?\b kleinanzeigen quoi_de_neuf en_bref brèves podcast [ée]pisode parlent_de_nous changelog",
    r"объявлен последн ogłosze anun[țtc] aviso what's_new お知らせ 新着 最新 ニュース 新闻",
)
