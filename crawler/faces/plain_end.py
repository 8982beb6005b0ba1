"""A page that says an end and nothing else.

``closure`` asks for a known sentence, word for word. Farewells are worded in more ways than any list holds.
Where a page has nothing of its own (no menu, no post, no form, few words), a wider grammar is read: **a clause
that begins with the site or its people and goes on to an end**, and **nothing on the page goes on**: no next
meeting, no weekday with an hour, no door to come in. What closed was never the neighbour, the factory whose
former workers meet, the old page or the season: those are no subjects here. All is folded: small letters, no
accents; what stands in quotation marks is somebody else's.
"""

from __future__ import annotations

import re

from crawler.faces import farewell_words as words
from crawler.faces.closing_date import closing_date, printed_dates
from crawler.faces.closure import is_of_another, own_names, successor
from crawler.faces.facts import Sight, fold
from crawler.faces.finding import Finding
from crawler.speaker import letters
from vocabulary.identity import plain
from vocabulary.items import Face

_STATUSES = frozenset({200, 403, 404, 410, 503})
_WHAT = plain(words.WHAT).replace(
    "(?:",
    r"(?:activites?|aventure|groupe?s?|groups?|liste|list|society|federation|confederation|union|",
    1,
)
_OWN = plain(words.DEICTIC)
_THE = plain(words.ARTICLE)
#: What kind of site it is: "this forum for weavers", but not "our booking service".
_KIND = (
    r"(?: (?:web|internet|en ligne|online|de discussions?|d'entraide|d'echanges?|(?:pour|fur|for|para|per|voor)"
    r" (?:les |die |the |los |gli )?\w+|(?:des|of|der|de los|dei|dos|van) \w+(?:istes?|eurs?|euses?|ers?|ors?|isten"
    r"|istas?|isti|ores)))?"
)
#: Small words between a subject and its end: auxiliaries, adverbs, "as of today".
_LINK = (
    r"(?: (?:a|ont|est|sont|s'est|se sont|n'est|n'existe|ne|plus|ete|avait|sera|desormais|maintenant|donc|malheureusement"
    r"|definitivement|officiellement|has|have|had|is|are|was|were|been|being|now|sadly|officially|finally"
    r"|permanently|hat|haben|ist|sind|wurden?|wird|nun|leider|sich|endgultig|seit|steht|ha|han|fue|sido|se"
    r"|esta|e|stat[oa]|si|non|ormai|foi|foram|nao|encontra-se|is|zijn|werd|heeft|hebben|helaas"
    r"|definitief|inmiddels))*"
)
#: Ends that have come, or come now, as predicates of the site.
_END = (
    # French
    r"(?:cesse(?: (?:definitivement|toute?s?|son|ses|d'\w+|de \w+|leur)(?: \w+)?)?|dissoute?|liquidee?"
    r"|(?:fermee?|arretee?|supprimee?|clos|eteinte?|terminee?|debranchee?|stoppee?)s?|ferme ses portes"
    r"|(?:mis|met|mettent) (?:un terme|fin) a .{3,40}|(?:pris|prend) fin|baisse le rideau|tourne la page"
    r"|tire sa reverence|s'arrete(?: la| definitivement| pour (?:de bon|toujours))?|plus (?:\w+ )?(?:mis a jour|alimentee?|maintenue?|active?|en (?:ligne|service|activite)"
    r"|accessible|disponible|geree?|entretenue?|animee?|assuree?)|n'existe(?:nt)? plus|vecu"
    # English
    r"|(?:sunset(?:ted)?|retired|discontinued|dissolved|disbanded|decommissioned|terminated|wound (?:up|down)"
    r"|defunct|deleted|abandoned|closed(?: (?:its|our) doors| for good| down)?|shut(?: down| its doors)?"
    r"|ended|no more|over|finished|gone(?: for good| dark| offline)?|offline (?:for good|forever|permanently))"
    r"|(?:ceased?|stopped)(?: to exist| operat\w+| trading| all activit\w+| working)?|went (?:dark|offline)"
    r"|comes? to an end|no longer (?:in \w+|active|maintained|updated|available|online|running|exists?"
    r"|operat\w+|supported|accessible|being (?:maintained|updated))|archived"
    # German
    r"|(?:(?:am|zum|seit|im|ende|nach|vor|per|den|seinen|ihren) (?:\S+ ){1,5})?(?:eingestellt|aufgelost|abgeschaltet|stillgelegt|geschlossen|beendet|abgestellt)"
    r"|existiert nicht (?:mehr|langer)|nicht (?:mehr|langer) (?:verfugbar|gepflegt|aktualisiert|erreichbar"
    r"|online|aktiv|betrieben|weitergefuhrt|in betrieb)|(?:.{3,30} )?nicht mehr zur verfugung|vom netz"
    # Spanish
    r"|cerr(?:ad[oa]|o)(?: sus puertas| definitivamente)?|disuelt[oa]|clausurad[oa]|eliminad[oa]"
    r"|(?:dejo|dejado|deja) de (?:existir|funcionar|operar|prestar \w+|actualizarse|estar \w+)"
    r"|ya no (?:\w+ ){0,2}(?:existe|disponible|activ[oa]|actualiza|funciona|operativ[oa])|(?:ceso|cesado)(?: \w+){0,3}"
    r"|lleg(?:o|ado) a su fin"
    # Italian
    r"|chius[oa]|cessat[oa](?: \w+){0,3}|cessato|sciolt[oa]|dismess[oa]|terminat[oa]|piu (?:attiv[oa]"
    r"|disponibile|aggiornat[oa]|online|raggiungibile|accessibile|in linea|in funzione)|esiste piu"
    # Portuguese
    r"|encerr(?:ad[oa]|ou)(?: as? suas? \w+)?|fechad[oa]|fechou|desativad[oa]|extint[oa]|dissolvid[oa]"
    r"|descontinuad[oa]|deixou de (?:existir|funcionar|estar \w+)|chegou ao fim|cessou(?: \w+){0,3}"
    r"|ja nao (?:\w+ ){0,2}(?:existe|disponivel|ativ[oa]|funciona|online)|esta mais (?:online|no ar|ativ[oa]|disponivel)"
    # Dutch
    r"|gestopt|opgeheven|gesloten|beeindigd|stopgezet|ontbonden|gestaakt|bestaat niet (?:meer|langer)"
    r"|niet (?:meer|langer) (?:actief|bijgewerkt|beschikbaar|online|bereikbaar|onderhouden))"
)
_AFTER = plain(words.END).replace(
    "(?:$|", r"(?:avec |a la demande |with |mit |con |com |met |$|", 1
)
#: "This forum has been retired": of the site by what it is; "the network" only right before its end, and
#: where title or heading is of a network too, or no more than a notice.
_ITSELF = re.compile(
    rf"(?:{_OWN} (?:\w+ )?(?P<own>{_WHAT}){_KIND}|{_THE} ?(?P<the>{_WHAT})(?: (?:web|internet))?){_LINK} {_END}\b{_AFTER}"
)
_PREDICATE = re.compile(rf"{_LINK} {_END}\b{_AFTER}")
#: "Our project is over": a network has several.
_ONE_OF_SEVERAL = re.compile(
    r"(?:notre|nos|our|unser\w*|nuestr\w+|(?:il |la )?nostr\w+|(?:o |a )?noss\w+|ons|onze) (?:\w+ )?(?:projet|project"
    r"|projekt|proyecto|progetto|projeto|groupe?|gruppe|list)"
)
_LETTERS = re.compile(r"[^\W\d_]{2}")
#: A heading that takes leave, or announces no more than that there is something to say.
_FAREWELL = re.compile(
    r"(?:avis(?: important)?|(?:note|notice)(?: to .{3,40})?|info(?:rmations?)?|hinweis|aviso|avviso|important|rip"
    r"|shut ?down|closed?|closing|closure|gone|fermeture|arret(?: definitif)?(?: d.{3,40})?|transfert|aus|einde"
    r"|fim|fin[ei]?|ende?|chiusura|cierre|encerrado|opgeheven|gesloten|geschlossen|group (?:gone|closed)|"
    r"(?:we(?:'re| are)? )?(?:saying? )?(?:goodbye|good ?bye|farewell|so long)|thank you(?: and goodbye| all"
    r"| for .{3,40})?|the end|adieu|au revoir|merci(?: et (?:au revoir|adieu)| (?:a tous|pour tout)| pour .{3,40})?"
    r"|(?:la )?fin|clap de fin|danke(?: und .{3,20}| fur .{3,40})?|das ende|auf wiedersehen|abschied|gracias"
    r"(?: y adios| por .{3,40})?|adios|hasta siempre|despedida|grazie(?: e .{3,20}| di tutto| per .{3,40})?|addio"
    r"|obrigad[oa](?: e .{3,20}| a todos| por .{3,40})?|adeus|bedankt(?: en .{3,20}| voor .{3,40})?|tot ziens"
    r"|vaarwel)\b[ !.,…]*$"
)
#: "We have switched off our servers", "nous mettons fin à cette aventure", "der Verein hat sich aufgelöst".
_WE = re.compile(
    r"\b(?:nous|on|we|wir|hemos|abbiamo|wij)\b.{0,80}?\b(?:ferm(?:e|ons)|arret(?:e|ons|er)|cess(?:e|ons|er)|dissou\w+"
    r"|(?:mis|mettons|mettre) (?:un terme|fin)|debranch\w+|closed|closing|shut|ended|ending|ended|retir(?:ed|ing)"
    r"|sunset\w*|discontinu\w+|dissolv\w+|(?:switch|turn)ed (?:.{3,30} )?off|pulled the plug|wound (?:up|down)"
    r"|(?:stopped|stopping) running|eingestellt|abgeschaltet|geschlossen|aufgelost|beendet|abgestellt|cerrad[oa]"
    r"|cerrar|chius[oa]|chiudere|gestopt met|gesloten|opgeheven|beeindigd)\b"
)
#: Said of themselves, whole.
_WE_END = re.compile(
    r"\b(?:nous (?:fermons|arretons|cessons)|we(?: are|'re) (?:shutting down|closing down|winding up|disbanding)"
    r"|we(?: have|'ve) (?:shut down|closed down|disbanded|wound up)|wir (?:horen|schliessen|machen) (?:auf|ganz|dicht|zu)"
    r"|nos despedimos|cerramos|chiudiamo|encerramos|wij stoppen|we stoppen)"
    r"(?: definitivement| permanently| for good| endgultig| definitivamente| definitief)?(?=\s*(?:$|[.,;:!…]))"
)
_OURS = re.compile(
    rf"\b(?:{_OWN}|{_THE}) ?(?:\w+ )?(?:{_WHAT}(?:\s\w+)?|portes|doors|pforten|tore|turen|puertas|porte|portas|deuren)"
    rf"{_KIND}(?: (?:eingestellt|abgeschaltet|geschlossen|aufgelost|beendet|gestopt|gesloten)\b)?{_AFTER}"
)
#: The end as a thing: "dissolution de l'association", "end of this community".
_NOUN = re.compile(
    r"\b(?:dissolution|arret(?: definitif)?|fermeture definitive|fin|cessation|mise en sommeil|closure|end"
    r"|shutdown|retirement|auflosung|einstellung|abschaltung|schliessung|ende|cierre definitivo|disolucion"
    r"|chiusura definitiva|scioglimento|encerramento|dissolucao|opheffing|sluiting) (?:d[eu]s?|of|des|der"
    rf"|del?|dell?a?|d[oa]|van)? ?(?:l'|la |{_OWN} |{_THE} )?{_WHAT}(?=\s*(?:$|[.,;:!…(]))"
)
#: What goes on, or will: a life beside the end, an end that is not one, or one still to come.
_GOES_ON = re.compile(
    r"\b(?:montags|dienstags|mittwochs|donnerstags|freitags|samstags|sonntags|(?:lun|mar|mercre|jeu|vendre|same)di"
    r"|dimanche|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b"
    r"|\b(?:chaque|every|each|jede[nrs]?|cada|ogni|elke?) (?:\w+ )?(?:jour|soir|semaine|mois|an(?:nee)?|\w{2,4}di"
    r"|dimanche|day|week|month|year|evening|\w{3,6}day|tag|abend|woche|monat|jahr|\w{3,7}tag|mittwoch|dia|semana"
    r"|mes|ano|lunes|martes|miercoles|jueves|viernes|giorno|settimana|mese|anno|sera|dag|avond|maand|jaar"
    r"|\w{3,6}dag)s?\b|\bprochain\w*|\btou(?:s|tes) les (?:jours|soirs|mois|ans|semaines|\w{2,4}dis|dimanches)"
    r"|rendez-vous|\breprise|\breprend|rouvr|reouv|\bchantier|travaux|vacances|conges|maintenance|provisoire"
    r"|temporaire|momentane|\bbientot\b|continu|\binscrivez|\badherez|\bretrouvez[- ]nous|\brejoignez|repetition"
    r"|\bcotisation|\bpermanence|\bseances?\b|\baccueil(?:le|lons)\b|\bcours de|jusqu'(?:a|au|en) |\bpendant\b"
    r"|\bsera\b|\bseront\b|\bvenez\b|\bnext\b|\bweekly\b|\bmeet(?:s|ings?)?\b|new members|join us|\breopen"
    r"|\bback (?:on|in)|\bsoon\b|temporar|holiday|until|upgrade|\bif\b|\bwill be\b|\bregister\b|sign up|\bcome and"
    r"|campaign|nachste[nrs]?\b|treffen|willkommen|wieder\b|vorubergehend|urlaub|wartung|\bbis (?:zum|auf)|\buhr\b"
    r"|proxim[oa]|todos los|vacaciones|temporal|reabr|bienvenid|prossim[oa]|\bferie|riapr|benvenut|temporane"
    r"|\btodas as|ferias|bem-vind|provisori|volgende|tijdelijk|vakantie|welkom|tijdens|feestdagen|\btot (?:en|nader"
    r"|[a-z]+ (?:maart|mei))|\btot (?!ziens)|heropen|\b\d{1,2} ?h(?: ?\d\d)?\b|\b\d{1,2}[:.]\d\d\b(?![./]\d)"
    r"|\b(?:tel|telephone|phone|fon)\b"
)
#: Not the site, not surely, or not an end.
_NOT_IT = re.compile(
    r"\b(?:may|might|could|peut|peut-etre|pourrait|konnte|vielleicht|puede|podria|quizas|potrebbe|forse|pode"
    r"|talvez|kan|misschien|mais|but|aber|pero|maar|dit-on|voisin\w*|anew|founded|re-?founded|refond\w+|recre\w+|erneut|neu gegrundet|old|former|ancien(?:ne)?s?|precedente?"
    r"|alte[nrs]?|ehemalige\w*|viej[oa]|antig[uo]\w*|antic[oa]|vecchi[oa]|oude|by accident|par erreur|inscriptions?"
    r"|registrations?|anmeldung|section|antenne|boutique|shop|here now|invitation|projet de|project to|saison|season|temporada|stagione)\b"
)
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|„[^“”]*[“”]|\"[^\"]*\"")
_CLAUSE = re.compile(r"[,;:–—]\s+|\s+(?:et|and|und|y|e|en|que|that|dass|che|dat)\s+")
#: Words of the shortest clause: "Forum fermé" may be taken back by what follows.
_CLAUSE_WORDS = 4
#: Words of the name of a site, its kind and its article.
_NAME = 6
#: Words in all: a farewell that is only that.
_WORDS = 120


def plain_end(facts: Sight) -> Finding | None:
    """Recognise a page with nothing of its own whose one message is an end."""
    page = facts.page
    if page.status not in _STATUSES or not page.is_html or not facts.says_one_thing:
        return None
    if len(facts.text.split()) > _WORDS or _GOES_ON.search(facts.folded):
        return None
    if words.NOT_AN_END.search(facts.said) or is_of_another(facts):
        return None
    names = own_names(facts)
    kinds = " ".join(facts.folded_heads)
    is_notice = any(map(_FAREWELL.match, facts.folded_heads)) or not _LETTERS.search(
        kinds.replace(facts.page.host, "")
    )
    ends = (
        each
        for each in facts.sentences
        if _says_an_end(each, names, kinds=kinds, is_notice=is_notice)
    )
    said = next(ends, "")
    if not said:
        return None
    days = set(printed_dates(facts.text))
    day = closing_date(said) or (days.pop() if len(days) == 1 else "")
    if day > page.fetched_at.date().isoformat()[: len(day)]:
        return None
    signs = ("a clause of site and end", "nothing of its own, nothing goes on")
    return Finding(Face.CLOSURE_NOTICE, signs, said[:200], day, successor(facts), notice="closed")


def _says_an_end(sentence: str, names: frozenset[str], *, kinds: str, is_notice: bool) -> bool:
    folded = fold(_QUOTED.sub(" ", sentence))
    if "?" in folded or len(folded.split()) < _CLAUSE_WORDS or _NOT_IT.search(folded):
        return False
    if words.LATE_OBJECT.search(folded):
        return False
    if _NOUN.search(folded) or _WE_END.search(folded):
        return True
    if _WE.search(folded) and _OURS.search(folded):
        return True
    starts = [0, *(found.end() for found in _CLAUSE.finditer(folded))]
    return any(_is_an_end(folded[at:], names, kinds=kinds, is_notice=is_notice) for at in starts)


def _is_an_end(clause: str, names: frozenset[str], *, kinds: str, is_notice: bool) -> bool:
    """Whether a clause has the site for its subject; where a heading takes leave, its whole name too."""
    itself = _ITSELF.match(clause)
    if itself and (itself["the"] is None or is_notice or itself["the"] in kinds):
        return itself["own"] is None or not _ONE_OF_SEVERAL.match(clause)
    named = _PREDICATE.search(clause)
    if named is None:
        return False
    subject = clause[: named.start()].split()
    is_short = is_notice and 0 < len(subject) <= _NAME
    is_name = is_short and (
        (len(subject) == 1 and "'" not in subject[0])
        or re.search(rf"\b{_WHAT}\b", " ".join(subject))
    )
    said = " ".join(subject)
    return bool(is_name) or bool(
        {letters(said), letters(words.LEADING_ARTICLE.sub("", said))} & names
    )
