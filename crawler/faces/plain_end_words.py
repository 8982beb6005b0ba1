"""The grammar of ``plain_end``: whose a clause may be, ends, what goes on. Small letters, no accents."""

from __future__ import annotations

import re

from crawler.faces import farewell_words as words
from vocabulary.identity import plain

WHAT = plain(words.WHAT).replace(
    "(?:",
    r"(?:форум|саит|проект|сообщество|forums|blogs|sites|instance|serveur|liste? de diffusion|activites?"
    r"|aventure|groupe?s?|groups?|liste|list|society|federation|confederation|union"
    r"|stichting|fondation|foundation|fundacion|fondazione|stiftung|",
    1,
)
_OWN = plain(words.DEICTIC)
_THE = plain(words.ARTICLE)
#: What kind of site it is: "this forum for weavers", but not "our booking service".
_KIND = (
    r"(?: (?:web|internet|social|sociale|mastodon|discourse|slack|discord|facebook|phpbb|en ligne|online"
    r"|de discussions?|d'entraide|d'echanges?|(?:pour|fur|for|para"
    r"|per|voor)"
    r" (?:les |die |the |los |gli )?\w+|(?:des|of|der|de los|dei|dos|van) \w+(?:istes?|eurs?|euses?|ers?"
    r"|ors?|isten"
    r"|istas?|isti|ores)))?"
)
#: Small words between a subject and its end: auxiliaries, adverbs, "as of today".
_LINK = (
    r"(?: (?:a|ont|est|sont|s'est|se sont|n'est|n'existe|ne|plus|ete|avait|sera|tristement|hui|helas"
    r"|desormais|maintenant"
    r"|donc|malheureusement"
    r"|definitivement|officiellement|has|have|had|is|are|was|were|been|being|unfortunately|regretfully"
    r"|effectively|now|sadly|officially|finally"
    r"|permanently|hat|haben|ist|sind|wurden?|wird|nun|leider|sich|endgultig|seit|steht|ha|han|fue|sido|se"
    r"|esta|e|stat[oa]|si|non|ormai|foi|foram|nao|encontra-se|zostal[aoy]?|jest|zostanie|byl[ao]?|je|har"
    r"|is|zijn|werd|heeft|hebben|helaas"
    r"|definitief|inmiddels))*"
)
#: Ends that have come, or come now, as predicates of the site.
END = (
    # French
    r"(?:cesse(?: (?:definitivement|toute?s?|son|ses|d'\w+|de \w+|leur)(?: \w+)?)?|dissou(?:s|tes?)"
    r"|liquidee?"
    r"|(?:fermee?|arretee?|supprimee?|clos|eteinte?|terminee?|debranchee?|stoppee?)s?|ferme ses portes"
    r"|(?:mis|met|mettent) (?:un terme|fin) a (?:(?:ses|son|leurs?|l'|cette|notre) ?(?:activites?|aventure"
    r"|existence|service|publication|parution)|l'association|ce projet)"
    r"|(?:pris|prend) fin|baisse le rideau|tourne la page"
    r"|tire sa reverence|s'arrete(?: la| definitivement| pour (?:de bon|toujours))?"
    r"|(?:a (?:baisse|tire) le rideau)|(?:definitivement )?baisse le rideau|s'arretent?(?: ici)?"
    r"|(?:en sommeil|sans activite)(?: depuis)?"
    r"|plus (?:d'activites?|aucune activite)|arrivee?s? (?:en fin de vie|au (?:bout|terme))"
    r"|plus (?:\w+ )?(?:mis a jour|alimentee?|maintenue?|active?|en (?:ligne|service|activite)"
    r"|accessible|disponible|geree?|entretenue?|animee?|assuree?)|n'existe(?:nt)? plus|vecu"
    # English
    r"|(?:sunset(?:ted)?|retired|discontinued|dissolved|disbanded|decommissioned|terminated|wound (?:up"
    r"|down)"
    r"|defunct|deleted|abandoned|closed(?: (?:its|our) doors| for good| down)?|shut(?: down| its doors)?"
    r"|ended|shuttered|no more|over|finished|gone(?: for good| dark| offline)?|offline (?:for good|forever"
    r"|permanently))"
    r"|(?:ceased?|stopped)(?: to exist| operat\w+| trading| all activit\w+| working)?|went (?:dark|offline)"
    r"|comes? to an end|(?:reached|come to) (?:its|the|an) end(?: of life)?|reached end of life"
    r"|shuts? down|shut (?:its|our) doors|winding down"
    r"|at an end|no longer (?:in \w+|active|maintained|updated|available|online|running|exists?"
    r"|operat\w+|supported|accessible|being (?:maintained|updated))|archived"
    # German
    r"|(?:(?:am|zum|seit|im|ende|nach|vor|per|den|seinen|ihren|durch|laut|mit"
    r"|gemass) (?:\S+ ){1,9})?(?:eingestellt|aufgelost"
    r"|abgeschaltet|stillgelegt|geschlossen|beendet|abgestellt)"
    r"|existiert nicht (?:mehr|langer)|nicht (?:mehr|langer) (?:verfugbar|gepflegt|aktualisiert|erreichbar"
    r"|online|aktiv|betrieben|weitergefuhrt|in betrieb)|(?:.{3,30} )?nicht mehr zur verfugung|(?:(?:zum"
    r"|am|ende) (?:\S+ ){1,4})?(?:endgultig )?vom netz(?: genommen)?"
    # Spanish
    r"|cerr(?:ad[oa]|o)(?: sus puertas| definitivamente)?|cierra(?: definitivamente| sus puertas)"
    r"|disolvio|echa el cierre|disuelt[oa]|clausurad[oa]|eliminad[oa]"
    r"|(?:dejo|dejado|deja) de (?:existir|funcionar|operar|prestar \w+|actualizarse|estar \w+)"
    r"|ya no (?:\w+ ){0,2}(?:existe|disponible|activ[oa]|actualiza|funciona|operativ[oa])|(?:ceso"
    r"|cesado)(?: \w+){0,3}"
    r"|lleg(?:o|ado) a su fin"
    # Italian
    r"|chius[oa]|cessat[oa](?: \w+){0,3}|cessato|sciolt[oa]|dismess[oa]|terminat[oa]|piu (?:attiv[oa]"
    r"|disponibile|aggiornat[oa]|online|raggiungibile|accessibile|in linea|in funzione)|esiste piu"
    # Portuguese
    r"|encerr(?:ad[oa]|ou)(?: as? suas? \w+)?|fechad[oa]|fechou|desativad[oa]|extint[oa]|dissolvid[oa]"
    r"|descontinuad[oa]|deixou de (?:existir|funcionar|estar \w+)|chegou ao fim|cessou(?: \w+){0,3}"
    r"|ja nao (?:\w+ ){0,2}(?:existe|disponivel|ativ[oa]|funciona|online)|esta mais (?:online|no ar"
    r"|ativ[oa]|disponivel)"
    # Dutch
    r"|gestopt|opgeheven|gesloten|beeindigd|stopgezet|ontbonden|gestaakt|uit de lucht(?: gehaald)?"
    r"|bestaat niet (?:meer|langer)"
    # Polish, Czech, Swedish, Russian
    r"|zamkniet[aey]|zlikwidowan[aey]|rozwiazan[aey]|zakonczyl[aoy]? (?:dzialalnosc|dzialanie)"
    r"|uzavren[ao]?|zrusen[ao]?"
    r"|nedlag[gd]\w*|stangd|закрыт[оаы]?|ликвидирован[оа]?|прекратил[оа]? (?:работу|деятельность)"
    r"|niet (?:meer|langer) (?:actief|bijgewerkt|beschikbaar|online|bereikbaar|onderhouden))"
)
#: A date between an auxiliary and its end: "is per 1 januari 2024 gestopt".
_ON = r"(?: (?:per|am|zum|op|sinds|seit|le|el|il|em|on) [\w. ]{3,20}\b(?:19|20)\d\d)?"
_AFTER = plain(words.END).replace(
    "(?:$|",
    r"(?:faute d'|aus mangel|por falta|per mancanza|[a-z]+ (?:forma|maniere|modo) |ici"
    r"|(?:en|lors d|bei|in|durante) ?(?:l'|la |une? |der |einer |e l'|e la )?(?:assembl|asamblea|assemblea"
    r"|mitgliedervers|versammlung)"
    r"|na zawsze|навсегда|\d|avec |a la demande |with |mit |con |com |met |$|",
    1,
)
#: "This forum has been retired": of the site by what it is; "the network" only right before its end, and
#: where title or heading is of a network too, or no more than a notice.
ITSELF = re.compile(
    rf"(?:{_OWN} (?:\w+ )?(?P<own>{WHAT}){_KIND}|{_THE} ?(?P<the>{WHAT})(?: (?:web"
    rf"|internet))?(?: (?:des|du|de la|de l'|de|d'|of the|of|fur|der|dei|della?|van de|van|do|da)"
    rf" (?P<whose>[^,.;:]{{2,40}}?))?){_LINK}{_ON} {END}\b{_AFTER}"
)
PREDICATE = re.compile(rf"{_LINK} {END}\b{_AFTER}")
#: "Our project is over": a network has several.
ONE_OF_SEVERAL = re.compile(
    r"(?:notre|nos|our|unser\w*|nuestr\w+|(?:il |la )?nostr\w+|(?:o |a )?noss\w+|ons"
    r"|onze) (?:\w+ )?(?:projet|project"
    r"|projekt|proyecto|progetto|projeto|groupe?|gruppe|list)"
)
LETTERS = re.compile(r"[^\W\d_]{2}")
#: A heading that takes leave, or announces no more than that there is something to say.
FAREWELL = re.compile(
    r"(?:avis(?: important)?|(?:note|notice)(?: to .{3,40})?|info(?:rmations?)?|hinweis|aviso|avviso"
    r"|important|rip"
    r"|shut ?down|closed?|closing|closure|gone|fermeture|arret(?: definitif)?(?: d.{3,40})?|transfert"
    r"|aus|einde"
    r"|fim|fin[ei]?|ende?|chiusura|cierre|encerrado|opgeheven|gesloten|geschlossen|group (?:gone|closed)|"
    r"(?:we(?:'re| are)? )?(?:saying? )?(?:goodbye|good ?bye|farewell|so long)(?: from .{3,30})?"
    r"|thank you(?: and goodbye"
    r"| all"
    r"| for .{3,40})?|the end|adieu|au revoir|merci(?: et (?:au revoir|adieu)| (?:a tous|pour tout)"
    r"| pour .{3,40})?"
    r"|(?:la )?fin|clap de fin|danke(?: und .{3,20}| fur .{3,40})?|das ende|auf wiedersehen|abschied"
    r"|gracias"
    r"(?: y adios| por .{3,40})?|adios|hasta siempre|despedida|grazie(?: e .{3,20}| di tutto"
    r"| per .{3,40})?|addio"
    r"|obrigad[oa](?: e .{3,20}| a todos| por .{3,40})?|adeus|bedankt(?: en .{3,20}| voor .{3,40})?"
    r"|tot ziens"
    r"|vaarwel)\b[ !.,…]*$"
)
#: "We have switched off our servers", "nous mettons fin à cette aventure", "der Verein hat sich aufgelöst".
WE = re.compile(
    r"\b(?:nous|on|j'ai|j'|je|we|i|wir|ich|hemos|he|abbiamo|ho|wij|ik)\b.{0,80}?\b(?:ferm(?:e|ons|er)"
    r"|arret(?:e|ons|er)|cess(?:e|ons"
    r"|er)|dissou\w+"
    r"|(?:mis|mettons|mettre) (?:un terme|fin)|debranch\w+|closed|closing|shut|ended|ending|(?:decided"
    r"|had|have|going|time) to (?:close|end|shut|retire|discontinue"
    r"|dissolve|stop)|stop (?:providing|offering|supporting)|took (?:[\w']+ ){1,3}down"
    r"|taken (?:[\w']+ ){1,3}down|ended"
    r"|retir(?:ed|ing)"
    r"|sunset\w*|discontinu\w+|dissolv\w+|(?:switch|turn)ed (?:.{3,30} )?off|pulled the plug|wound (?:up"
    r"|down)"
    r"|(?:stopped|stopping) running|eingestellt|abgeschaltet|geschlossen|aufgelost|beendet|abgestellt"
    r"|cerrad[oa]"
    r"|cerrar|chius[oa]|chiudere|zu schliessen|einzustellen|abzuschalten|aufzulosen|gestopt met"
    r"|gesloten|opgeheven|beeindigd)\b"
)
#: Said of themselves, whole.
WE_END = re.compile(
    r"\b(?:nous (?:fermons|arretons|cessons)|we(?: are|'re) (?:shutting down|closing down|winding up"
    r"|disbanding)"
    r"|we(?: have|'ve) (?:shut down|closed down|disbanded|wound up)|wir (?:horen|schliessen"
    r"|machen) (?:auf|ganz|dicht|zu)"
    r"|nos despedimos|cerramos|chiudiamo|encerramos|wij stoppen|we stoppen)"
    r"(?: definitivement| permanently| for good| endgultig| definitivamente| definitief)?(?=\s*(?:$"
    r"|[.,;:!…]))"
)
OURS = re.compile(
    rf"\b(?:{_OWN}|{_THE}) ?(?:\w+ )?(?:{WHAT}(?:\s\w+)?|portes|doors|pforten|tore|turen|puertas|porte"
    rf"|portas|deuren)"
    rf"{_KIND}(?: (?:eingestellt|abgeschaltet|geschlossen|aufgelost|beendet|gestopt|gesloten)\b)?{_AFTER}"
)
#: The end as a thing: "dissolution de l'association", "end of this community".
NOUN = re.compile(
    r"\b(?:dissolution|arret(?: definitif)?|fermeture definitive|fin|cessation|mise en sommeil|closure|end"
    r"|shutdown|termination|retirement|auflosung|einstellung|abschaltung|schliessung|ende"
    r"|cierre definitivo|disolucion"
    r"|chiusura definitiva|scioglimento|encerramento|dissolucao|opheffing|sluiting) (?:d[eu]s?|of|des|der"
    rf"|del?|dell?a?|d[oa]|van)? ?(?:l'|la |{_OWN} |{_THE} )?{WHAT}(?=\s*(?:$|[.,;:!…(]))"
)
#: What goes on, or will: a life beside the end, an end that is not one, or one still to come.
GOES_ON = re.compile(
    r"\b(?:montags|dienstags|mittwochs|donnerstags|freitags|samstags|sonntags|(?:lun|mar|mercre|jeu"
    r"|vendre|same)di"
    r"|dimanche|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b"
    r"|\b(?:chaque|every|each|jede[nrs]?|cada|ogni|elke?) (?:\w+ )?(?:jour|soir|semaine|mois|an(?:nee)?"
    r"|\w{2,4}di"
    r"|dimanche|day|week|month|year|evening|\w{3,6}day|tag|abend|woche|monat|jahr|\w{3,7}tag|mittwoch"
    r"|dia|semana"
    r"|mes|ano|lunes|martes|miercoles|jueves|viernes|giorno|settimana|mese|anno|sera|dag|avond|maand|jaar"
    r"|\w{3,6}dag)s?\b|\bprochain\w*|\btou(?:s|tes) les (?:jours|soirs|mois|ans|semaines|\w{2,4}dis"
    r"|dimanches)"
    r"|prochain rendez-vous|rendez-vous (?:le|chaque|tous|a|au) |\breprise|\breprend|rouvr|reouv"
    r"|\bchantier|travaux|vacances|conges|maintenance"
    r"|provisoire"
    r"|temporaire|momentane|\bbientot\b|continu|\binscrivez|\badherez|\bretrouvez[- ]nous|\brejoignez"
    r"|repetition"
    r"|\bcotisation|\bpermanence|\bseances?\b|\baccueil(?:le|lons)\b|\bcours de|(?:ferm|clos|suspend"
    r"|arret|indisponib|absent)\w*,? (?:[\w']+ ){0,4}jusqu'(?:a|au|en) "
    r"|\bpendant\b"
    r"|\bsera\b|\bseront\b|\bvenez\b|\bnext\b|\bweekly\b|\bmeet(?:s|ings?)?\b|new members|join us|\breopen"
    r"|\bback (?:on|in)|\bsoon\b|temporar|holiday|until|upgrade|\bif\b|\bwill be\b|\bregister\b|sign up"
    r"|\bcome and"
    r"|campaign|nachste[nrs]?\b|treffen|willkommen|wieder\b|vorubergehend|urlaub|wartung|\bbis (?:zum"
    r"|auf)|\buhr\b"
    r"|proxim[oa]|todos los (?:dias|lunes|martes|miercoles|jueves|viernes|sabados|domingos|meses|anos"
    r"|fines)|vacaciones|temporal|reabr|bienvenid|prossim[oa]|\bferie|riapr|benvenut"
    r"|temporane"
    r"|\btodas as (?:segundas|tercas|quartas|quintas|sextas|noites|semanas)|ferias|bem-vind|provisori"
    r"|volgende|tijdelijk|vakantie|welkom|tijdens|feestdagen"
    r"|\btot (?:en|nader"
    r"|[a-z]+ (?:maart|mei))|\btot (?!ziens)|heropen|\b\d{1,2} ?h(?: ?\d\d)?\b"
    r"|\b\d{1,2}[:.]\d\d\b(?![./]\d)"
    r"|\b(?:tel|telephone|phone|fon)\b"
)
#: Said of what has ended for good: no return.
NEVER_AGAIN = re.compile(
    r"\b(?:(?:will|would) (?:not|never) (?:be (?:re-?open\w*|coming back|back|available|updated)|re-?open"
    r"|return|come back)(?: again)?|won't (?:be back|re-?open|return|be coming back)"
    r"|ne (?:rouvrira|reviendra|sera) (?:pas|plus|jamais)(?: de retour)?|nicht (?:wieder|mehr) (?:offnen"
    r"|eroffnet|geoffnet)"
    r"|no (?:volvera|reabrira)\w*(?: a \w+)?|non (?:riaprira|tornera)|nao (?:voltara|reabrira))\b"
)
#: Not the site, not surely, or not an end.
NOT_IT = re.compile(
    r"(?<!\d )\bmay\b(?! \d)|\b(?:might|could|peut|peut-etre|pourrait|konnte|vielleicht|puede|podria"
    r"|quizas|potrebbe|forse"
    r"|pode"
    r"|talvez|kan|misschien|mais|but|aber|pero|maar|dit-on|voisin\w*|anew|founded|re-?founded|refond\w+"
    r"|recre\w+|erneut|neu gegrundet|old|former|ancien(?:ne)?s?|precedente?"
    r"|alte[nrs]?|ehemalige\w*|viej[oa]|antig[uo]\w*|antic[oa]|vecchi[oa]|oude|by accident|par erreur"
    r"|inscriptions?|concours|sondages?|enquetes?|petitions?|billetterie|contest|poll|survey|umfrage|wettbewerb"
    r"|concurso|encuesta|concorso|sondaggio|prijsvraag"
    r"|registrations?|anmeldung|section|antenne|boutique|shop|here now|invitation|projet de|project to"
    r"|saison|season|temporada|stagione)\b"
)
QUOTED = re.compile(r"«[^»]*»|“[^”]*”|„[^“”]*[“”]|\"[^\"]*\"")
#: "Since 30 June 2022" before the subject, without a comma.
TIME = re.compile(
    r"^(?:dal|depuis|desde|seit|since|as of|from|ab|sinds|vanaf|per|a partir d[eu]|a compter d[eu]|le"
    r"|on|am|el|il"
    r"|em|op|zum|fin|end of|ende|im|en|in) (?:le |dem |el |o )?[^,.;:]{0,20}\b(?:19|20)\d\d,? "
)
CLAUSE = re.compile(r"[,;:–—]\s+|\s+(?:et|and|und|y|e|en|que|that|dass|che|dat)\s+")
#: Words of the shortest clause: "Forum fermé" may be taken back by what follows.
CLAUSE_WORDS = 4
