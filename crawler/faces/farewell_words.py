"""The words with which a community says its own end: French, English, German, Spanish, Italian,
Portuguese, Dutch.

A sentence has parts. A **subject** that can only be the site itself, an **end** that has come or is to
come, and perhaps a **day** (``closing_date``). They are apart so that "Le forum voisin a fermé" and
"Notre forum a fermé ses inscriptions", which each lack one, are no ends; and so that one list serves
headings, sentences and announcements.
"""

from __future__ import annotations

import re

from vocabulary.needles import Sieve

WHAT = (
    r"(?:site|forum|forums|web|réseau|serveurs?|service|communauté|plate-?forme|association|amicale"
    r"|collectif"
    r"|blog|blogue|portail|wiki|projet|club|community|network|servers?|website|web ?site|board|portal"
    r"|project"
    r"|instance|platform|message board|mailing list|seite|webseite|netzwerk|gemeinschaft|plattform|verein"
    r"|dienst|projekt|foro|sitio|página|comunidad|red|servicio|plataforma|asociación|proyecto|sito"
    r"|comunità|rete|servizio|piattaforma|associazione|progetto|fórum|comunidade|rede|serviço|associação"
    r"|projeto|sítio|gemeenschap|netwerk|vereniging)"
)
DEICTIC = (
    r"(?:ce|cet|cette|notre|nos|this|our|these|diese[srn]?|unsere?[ns]?|este|esta|nuestr[oa]|questo"
    r"|questa|(?:il )?nostro|(?:la )?nostra|(?:o |a )?noss[oa]|deze|dit|onze|ons)"
)
ARTICLE = r"(?:le|la|les|l['’]|the|das|die|der|el|il|lo|o|a|de|het)"
_WEB = r"(?: (?:web|internet|de discussions?|en ligne))?"
#: "ce forum", "notre communauté", "the site": bare articles too, where no name follows.
SUBJECT = rf"(?:{DEICTIC} |{ARTICLE} ?)?{WHAT}{_WEB}"
#: Where a clause may begin, so that "le magasin de ce site" is not "ce site".
_CLAUSE = (
    r"(?:^|[.,;:!?…«»\"–—-]|\b(?:que|that|dass|et|and|und|e|y|en|che|hélas|sadly|hui|regret|dat))"
)
OWN_SUBJECT = re.compile(
    rf"{_CLAUSE}\s*(?P<subject>(?P<deictic>(?={DEICTIC}\b))?{SUBJECT})\s*$", re.IGNORECASE
)
#: A subject that names what kind of site it is, and then the site: "le service Pages Perso".
NAMED_SUBJECT = re.compile(rf"^\s*{ARTICLE} ?{WHAT} (?P<name>.{{3,60}})$", re.IGNORECASE)
#: Articles before a name that is the site's own.
LEADING_ARTICLE = re.compile(rf"^\s*(?:{ARTICLE} ?)?(?:{WHAT}\s+)?", re.IGNORECASE)

_EN_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
#: Nothing, a date, a cause or "its doors": an object would be what has closed ("ses inscriptions").
END = (
    r"(?=[ \t]*\n|\s*(?:$|[.,;:!…)]"
    r"|définitivement|pour (?:de bon|toujours)|ses portes|depuis|après|(?:le|au) \d|à (?:partir|compter)"
    r"|en (?:\d{4}|[a-zûé]+ \d{4})|et |par (?:son|sa|ses|l['’]|notre|décision)|suite |faute |fin "
    r"|permanently|for good|its doors|since|after|at the request |(?:on|in|as of"
    r"|at the end of) (?:the )?(?:\d|"
    rf"{_EN_MONTH})|and |by (?:its|the|our)|per our|due |because|effective"
    r"|am \d|im |seit|nach|zum \d|und |ende "
    r"|definitivamente|sus puertas|desde|tras|el \d|y |por (?:su|la|falta)"
    r"|i battenti|le sue porte|dal|dopo|il \d|nel|ed? |(?:as )?(?:suas )?portas|em \d"
    r"|em [a-zç]+ de \d|no dia|a \d"
    r"|op \d|sinds))"
)
_FOREVER = r"(?:définitivement |permanently |endgültig |dauerhaft |definitivamente |definitief |permanent )"
_NOW = r"(?:maintenant |désormais |now |nun |jetzt |ahora |ora |agora |nu |inmiddels )"
#: Ends that have come. Each would take an object if another thing had ended: ``END`` follows.
_ENDED = (
    # French
    rf"(?:a|ont) (?:été )?{_FOREVER}?(?:fermée?s?|arrêtée?s?|dissoute?|supprimée?|désactivée?|liquidée?)"
    rf"|(?:est|sont) {_NOW}?{_FOREVER}(?:fermée?s?|arrêtée?s?|clos(?:es?)?)"
    rf"|(?:est|sont) {_NOW}?(?:fermée?s?|arrêtée?s?)"
    r"(?= (?:définitivement|pour toujours|pour de bon|depuis)|\s*(?:[.!\n]|$))"
    r"|(?:est|a été) (?:dissou(?:s|tes?)|placée? en liquidation(?: judiciaire)?)"
    r"|n['’]est plus (?:en activité|en ligne|en service|disponible|accessible|actife?|maintenue?)"
    r"|n['’]accueille plus (?:de (?:nouve(?:lles|aux) )?(?:contributions|messages|discussions|sujets)"
    r"|aucune? (?:nouve(?:lle|au) )?(?:contribution|message|discussion|sujet))"
    r"(?= depuis (?:\S{1,12} ){0,3}\S{0,8}\d{4}\s*(?:[.,;!]|$))"
    r"|n['’]existe plus|a cessé (?:son activité|ses activités|d['’]exister|de fonctionner)"
    r"|(?:a pris|prend) fin|tire sa révérence|(?:s['’]est|s['’]était) arrêtée?|a mis fin à ses activités"
    # English
    r"|(?:has|have) (?:now )?(?:been )?(?:permanently )?(?:closed|shut ?down|retired|discontinued|dissolved"
    r"|decommissioned|sunset(?:ted)?|terminated|disbanded|wound (?:up|down)|taken (?:down|offline)|ended)"
    r"|(?:was|were) (?:permanently )?(?:closed|shut ?down|retired|discontinued|dissolved|terminated)"
    r"|closed (?:permanently|for good)|(?:is|are) (?:now )?(?:permanently )?(?:closed|permanently offline)"
    r"|(?:is|are) (?:now )?(?:defunct|discontinued|dissolved|retired)"
    r"|(?:is|are) no longer (?:active|online|available|supported|maintained|operational|operating|running"
    r"|in (?:service|operation|use))|no longer exists|has ceased (?:operations?|to exist|trading|operating)"
    r"|ceased (?:operations?|to exist|trading|operating)|has (?:come to an end|gone offline)"
    # German
    r"|(?:wurden?|ist|sind) (?:am .{1,25} |seit .{1,20} |im .{1,20} |nun |zum .{1,25} )?"
    r"(?:endgültig|dauerhaft) (?:geschlossen|eingestellt|abgeschaltet|beendet|aufgelöst)"
    r"|wurden? (?:am|zum|im|ende) .{1,25} (?:geschlossen|eingestellt|abgeschaltet|aufgelöst|beendet)"
    r"|(?:am|zum|seit) .{1,25} (?:(?<=\d{4} )|endgültig |dauerhaft )(?:geschlossen|eingestellt"
    r"|abgeschaltet|aufgelöst|beendet) (?:wurden?|ist|sind)"
    r"|(?:wurde|ist) (?:aufgelöst|eingestellt|abgeschaltet|stillgelegt)|existiert nicht mehr"
    r"|ist (?:leider )?nicht (?:mehr|länger) (?:verfügbar|online|erreichbar|aktiv|in betrieb)"
    r"|hat (?:den betrieb|seinen betrieb|ihren betrieb|seine tätigkeit|ihre tätigkeit) "
    r"(?:\S+ ){0,5}eingestellt|hat (?:seine|ihre) (?:pforten|tore|türen) (?:\S+ ){0,3}geschlossen"
    # Spanish
    r"|(?:ha|se ha) cerrado|cerró|(?:está|ha sido|fue) cerrad[oa] definitivamente"
    r"|(?:está|ha sido|fue) definitivamente cerrad[oa]|(?:ha sido|fue) (?:clausurad[oa]"
    r"|disuelt[oa]|cerrad[oa]"
    r"|discontinuad[oa])|ya no (?:está (?:disponible|activ[oa]|operativ[oa]|en línea)|existe)"
    r"|(?:ha dejado|dejó) de (?:existir|funcionar|estar \S+)|(?:ha cesado|cesó) (?:en )?su actividad"
    r"|ha llegado a su fin"
    # Italian
    r"|ha chiuso|(?:è|è stat[oa]) chius[oa] definitivamente|(?:è|è stat[oa]) definitivamente chius[oa]"
    r"|è stat[oa] (?:chius[oa]|dismess[oa]|sciolt[oa])|non è più (?:disponibile|attiv[oa]|online|in linea"
    r"|raggiungibile)|non esiste più|ha cessato (?:l['’]attività|la sua attività|le attività|di esistere)"
    # Portuguese
    r"|foi (?:definitivamente )?(?:encerrad[oa]|fechad[oa]|desativad[oa]|descontinuad[oa]|extint[oa]"
    r"|dissolvid[oa])|(?:encerrou|cessou) (?:a sua atividade|as suas atividades|as atividades|atividades"
    r"|definitivamente)|está (?:definitivamente )?encerrad[oa]|já não (?:existe|está (?:disponível|ativ[oa]"
    r"|online))|não (?:está mais (?:disponível|ativ[oa]|no ar)|existe mais)|chegou ao fim"
    # Dutch
    rf"|is {_NOW}?(?:definitief |permanent )(?:gesloten|gestopt|offline)|is (?:opgeheven|stopgezet"
    rf"|beëindigd)"
    r"|(?:is|werd) (?:sinds|per|op) .{1,25} (?:gesloten|opgeheven|gestopt|beëindigd)|bestaat niet meer"
    r"|(?:per|op|sinds|vanaf) .{1,25} (?:(?<=\d{4} )|definitief |voorgoed )(?:gesloten|opgeheven"
    r"|gestopt|beëindigd|stopgezet) (?:is|zijn|werd|werden)"
    r"|is niet (?:meer|langer) (?:beschikbaar|actief|online|bereikbaar|in gebruik)"
    r"|heeft (?:zijn|haar) (?:deuren|activiteiten) (?:\S+ ){0,3}(?:gesloten|gestaakt|beëindigd)"
)
#: Ends that are to come: a day that is past by now makes them ends that have come.
_COMING = (
    r"fermera|ferme (?:définitivement|le \d)|ferme(?= ses portes)|cessera (?:son activité|ses activités"
    r"|d['’]exister)|cessera(?= (?:d['’]être|le))|sera (?:définitivement )?(?:fermée?|arrêtée?"
    r"|supprimée?|clos)"
    r"|s['’]arrêtera|prendra fin"
    r"|(?:is|are) (?:being )?(?:closing|shutting down|retired|discontinued|closed"
    r"|shut down)(?= (?:on|in|at|as) )"
    r"|(?:is|are) (?:closing|shutting down)|closes(?= on)|shuts down(?= on)"
    r"|will (?:be )?(?:permanently )?(?:closed?|closing|shut(?:ting)? down|retired?|discontinued"
    r"|taken offline"
    r"|terminated|cease to exist|cease operations?|go offline|end)|will no longer be (?:available"
    r"|supported)"
    r"|wird (?:am|zum|im|ende) .{1,25} (?:geschlossen|eingestellt|abgeschaltet|beendet|aufgelöst)"
    r"|schließt(?= (?:am|zum|im|seine|ihre|endgültig|ende))|stellt (?:am|zum|ende) .{1,25} (?:den"
    r"|seinen|ihren) "
    r"betrieb ein"
    r"|cerrará|será (?:cerrad[oa]|clausurad[oa])|dejará de (?:existir|funcionar|estar \S+)"
    r"|cierra(?= (?:sus|el))"
    r"|chiuderà|sarà chius[oa]|cesserà (?:l['’]attività|di esistere)|chiude(?= (?:i battenti"
    r"|definitivamente|il))"
    r"|encerrará|será (?:encerrad[oa]|fechad[oa]|desativad[oa])|(?:vai|irá) (?:encerrar|fechar)|fechará"
    r"|sluit(?= (?:op|zijn|haar|definitief|per))|wordt (?:op|per) .{1,25} (?:gesloten|opgeheven|stopgezet)"
    r"|zal (?:op .{1,25} )?(?:sluiten|stoppen)|stopt(?= (?:op|per|definitief))"
)
ENDED = re.compile(rf"\b(?:{_ENDED})\b{END}", re.IGNORECASE)
COMING = re.compile(rf"\b(?:{_COMING})\b{END}", re.IGNORECASE)
#: The people of the site say it themselves, or the subject stands within: no other is possible.
WE = re.compile(
    r"\b(?:(?:nous (?:fermons|avons (?:définitivement )?fermé)|nous avons décidé (?:de fermer|d['’]arrêter"
    r"|de cesser)|we(?: are|['’]re) (?:closing|shutting down)|we(?: have|['’]ve)? (?:permanently )?closed"
    r"|we(?: have|['’]ve)? shut down|we(?: have|['’]ve) decided to (?:close|shut down|end|retire)"
    r"|wir schließen|hemos (?:decidido )?(?:cerrado|cerrar)|cerramos|chiudiamo|abbiamo (?:deciso di )?"
    r"(?:chiuso|chiudere)|(?:decidimos )?encerr(?:ámos|amos|ar)|wij sluiten|we sluiten)"
    r" (?:definitivamente |permanently |définitivement |endgültig |definitief )?"
    rf"(?:(?:{DEICTIC} |{ARTICLE} ?){WHAT}|for good|pour de bon)"
    rf"|(?:wir haben|haben wir) (?:{DEICTIC}|{ARTICLE}) {WHAT} (?:[\w. ]{{1,30}} )?"
    r"(?:geschlossen|eingestellt|abgeschaltet)"
    rf"|(?:wurden?|ist|is|werd) {DEICTIC} {WHAT} (?:[\w. ]{{1,30}} )?(?:geschlossen|eingestellt"
    rf"|abgeschaltet|aufgelöst|gesloten|opgeheven|gestopt))\b{END}",
    re.IGNORECASE,
)
#: Any of the three in a text in small letters. Told apart from case it is thrice as slow, and nearly all
#: pages hold none.
ANY_END = re.compile("|".join(each.pattern for each in (ENDED, COMING, WE)))
MAY_END = Sieve(ANY_END)
#: What a title or heading says of an end without naming who.
HEAD = re.compile(
    rf"(?:annonce de )?fermeture(?: définitive)?(?: d(?:u|e la|e|e ce|es|e notre) {WHAT}(?: \S+){{0,3}})?"
    r"(?: le .{4,20})?"
    rf"|(?:{SUBJECT} )?(?:définitivement )?fermée?(?: définitivement)?|nous fermons(?: .{{2,40}})?"
    rf"|(?:{SUBJECT} )?(?:ferme|fermera)(?: définitivement| ses portes)*(?: le .{{4,20}})?|clap de fin"
    r"|c['’]est la fin|fin de (?:l['’]aventure|partie|service|la communauté)"
    r"|la fin d['’]une (?:aventure|époque)"
    r"|liquidation(?: judiciaire)?|dissolution(?: de l['’]association)?|merci (?:à tous"
    r"|et au revoir).{0,40}"
    rf"|(?:{SUBJECT} )?(?:est |a )(?:maintenant |définitivement "
    rf"|désormais )*fermée?(?: définitivement| ses portes)*"
    rf"|(?:{SUBJECT} )?(?:is |has |was |are |have )?(?:now |been |permanently )*(?:closed|closing"
    rf"|shut ?down"
    r"|shutting down|retired|discontinued|dissolved|defunct)(?: down| permanently| for good)?"
    rf"|we(?: are|['’]re| have|['’]ve) clos(?:ing|ed)(?: .{{2,40}})?|end of (?:service|life)"
    rf"|closure(?: notice)?"
    rf"|closing (?:{SUBJECT}|down)|the end of {SUBJECT}|so long.{{0,40}}|(?:service"
    rf"|project) (?:ended|retired)"
    r"|(?:farewell|goodbye|good bye|adieu|au revoir|abschied|auf wiedersehen|despedida|adiós|addio"
    r"|tot ziens"
    r"|vaarwel|adeus)(?: .{1,30})?"
    rf"|(?:{SUBJECT} )?(?:wurde |ist |wird )?(?:dauerhaft |endgültig )?(?:geschlossen|eingestellt"
    rf"|abgeschaltet|aufgelöst)|schließung(?: (?:des|der) {WHAT}s?)?|wir schließen(?: .{{2,40}})?"
    rf"|cierre(?: definitivo)?(?: del? (?:la )?{WHAT})?|(?:{SUBJECT} )?(?:ha |está )?cerrad[oa]"
    rf"(?: definitivamente)?|cerramos(?: .{{2,40}})?|chiusura(?: definitiva)?(?: del(?:la)? {WHAT})?"
    rf"|(?:{SUBJECT} )?(?:ha chiuso|(?:è )?(?:definitivamente )?chius[oa])(?: definitivamente)?"
    r"|chiudiamo(?: .{2,40})?"
    rf"|encerramento(?: definitivo)?(?: d[oa] {WHAT})?|(?:{SUBJECT} )?(?:foi |está )?encerrad[oa]"
    rf"|(?:{SUBJECT} )?(?:is )?(?:definitief )?(?:gesloten|gestopt|opgeheven)|wij stoppen(?: .{{2,40}})?"
    rf"|(?:{SUBJECT} )(?:{_ENDED}|{_COMING})(?: .{{0,60}})?",
    re.IGNORECASE,
)
#: A head that says an end of someone it names: another than the site, unless the name is its own.
NAMED_HEAD = re.compile(
    r"(?P<name>.{2,80}?) (?:a (?:définitivement )?fermé|est (?:maintenant |définitivement )*fermée?"
    rf"|ferme|fermera|is (?:now |permanently )*closed|{_ENDED}|{_COMING}"
    r"|(?:wurde|ist) (?:endgültig |dauerhaft )?geschlossen|è (?:definitivamente )?chius[oa]"
    r"|is (?:definitief )?gesloten)(?: .{0,60})?",
    re.IGNORECASE,
)
#: The object of a predicate may also follow its date: "a fermé le 3 mai 2024 sa section ventes".
LATE_OBJECT = re.compile(
    r"\d{4} (?:s(?:a|on|es)|leurs?|its|their|the|l(?:a|es?|os|as)|las?|sus?|i|il|seine?)\s",
    re.IGNORECASE,
)
_GOES_ON = r"(?:se poursui\w*|gaat door|(?:geht|gehen) weiter|(?:goes|lives|carries) on)\b"
#: "The conversation carries on over at forum.example": elsewhere, so not here.
_ELSEWHERE = (
    r"(?:\s+\w+)?\s+(?:sur|chez|at|on|auf|unter|bei|en|su|op|bij|em)\s+(?:https?://)?"
    r"(?:[\w-]{1,63}\.){1,4}[a-z]{2,15}\b"
)
#: A move is an end here only if the notice says where to.
MOVED = re.compile(
    r"nouve(?:au|l) (?:site|forum)|nouvelle (?:plate-?forme|adresse)|déménag|new (?:site|forum|home)"
    rf"|(?:{_GOES_ON}|\bcontinue[srn]?\b){_ELSEWHERE}"
    r"|\bmoved\b|neue[sn]? (?:forum|seite|adresse)|umgezogen|nuevo (?:sitio|foro)|nuovo (?:sito|forum)",
    re.IGNORECASE,
)
#: A door that will open again, a part that goes on, a rescue or a rumour is not an end.
NOT_AN_END = re.compile(
    r"\brepris\b(?!es)|\breprend\b|relanc|sauv[ée](?!g)|sursis|renaît|reviv|relaunch|restart|resum|rescue"
    r"|\bsaved\b|recréé|refond|refound|neu gegründet|refundad|rifondat|ne fermera pas|won.t close"
    r"|not closing"
    r"|(?:ferm\w+|clôture|arrêt|décision|closure|closing|shut ?down|cierre|chiusura|schließung)"
    r"\W+(?:\w+\W+){0,4}?(?:cancel|annul|anul|zurückgenommen)|gerettet|neustart|salvad|salvat"
    r"|reactiv(?!ate your)|riattiv"
    r"|temporair|provisoir|momentan|maintenance|travaux|congés|vacances|rouvr|réouv|de retour"
    r"|migration(?! guide)"
    r"|temporar|reopen|back (?:soon|on)\b|holiday|upgrade|vorübergehend|wartung|wieder(?:er)?öffn"
    r"|temporal|vuelta|reabr|vacaciones|riapr|\bferie\b|tijdelijk|heropen|onderhoud|férias"
    r"|vous (?:accueill|attend)|rest(?:e|ent|ons) ouvert|still open"
    rf"|{_GOES_ON}(?!{_ELSEWHERE})"
    r"|(?:macht|machen|spielen) weiter"
    r"|prosegu|sigue adelante"
    r"|remains? open|bleibt (?:geöffnet|offen)|sigue abiert|resta apert|\bcontinue[srn]?\b"
    r"(?! (?:to (?:work|be (?:available|accessible|readable|online))|à l['’]adresse|ici\b)"
    rf"|{_ELSEWHERE})"
    r"|rumeur|rumou?r|hoax|gerücht|\bbulo\b|bufala|poisson d['’]avril|april fool|aprilscherz"
    r"|\bif (?:this|our|the)\b|\bsi (?:ce|notre|le|este|nuestro|questo)\b|\b(?:falls|wenn|ob) "
    r"(?:diese|unser|das)"
    r"|(?:pendant|durant|for|während|durante|per|por) \S{1,10} (?:heures?|minutes?|jours?|hours?|days?"
    r"|stunden|tage|horas|minutos|días|ore|minuti|giorni)\b",
    re.IGNORECASE,
)
#: An end that the people of a site announce for themselves; without a full date nobody can tell when.
WE_TO_COME = re.compile(
    r"\b(?:fermons|are|['’]re|schließen|cerramos|chiudiamo|sluiten|encerramos)\b", re.IGNORECASE
)
#: The verb before its subject: "wird dieses Forum geschlossen", "stopt dit forum".
INVERTED = re.compile(
    rf"\b(?:wird|werden) {DEICTIC} {WHAT} (?:[\w. ]{{1,30}} )?(?:geschlossen|eingestellt|abgeschaltet"
    rf"|aufgelöst|beendet)\b{END}|\b(?:stopt|sluit|verdwijnt|wordt) {DEICTIC} {WHAT}\b"
    rf"(?: (?:definitief |voorgoed )?(?:gesloten|opgeheven|stopgezet|offline gehaald))?{END}"
    rf"|\b(?:stellt|schließt) {DEICTIC} {WHAT} (?:den|seinen|ihren|seine|ihre|endgültig)\b"
    r"|\b(?:we|we['’]ll|we will|we['’]re going to) (?:be )?(?:clos(?:e|ing) (?:our doors|down|the site)"
    rf"|shut(?:ting)? down)\b{END}",
    re.IGNORECASE,
)
#: What tells an end from a day off: "fermera le 25 décembre" says no more than that nobody is there.
FOR_GOOD = re.compile(
    r"définitiv|pour (?:de bon|toujours)|ses portes|cesse|supprim|arrêt|prendra fin|dissou"
    r"|permanent|for good|forever|our doors|its doors|shut|retire|discontinu|terminat|cease|offline"
    r"|no longer|\bend\b|endgültig|dauerhaft|für immer|eingestellt|abgeschaltet|aufgelöst|beendet|betrieb"
    r"|definitiv|para siempre|sus puertas|clausur|dejará|battenti|per sempre|dismess|cesser|desativ"
    r"|definitief|voorgoed|deuren|stop|opgeheven|verdwijnt|beëindigd"
    r"|\b(?:export|sauvegard|récupér|copies?\b|backup|sichern\b|descarg|esport)|(?:save|download) your",
    re.IGNORECASE,
)
#: What has no closing days.
ONLINE = re.compile(
    rf"\b(?:forums?|board|foro|fórum|plate-?forme|platt?form|plataforma|piattaforma|wiki|blog|mailing list"
    r"|liste de (?:diffusion|discussion)|instance|web ?sites?|webseite|website"
    rf"|{DEICTIC} (?:site|seite|sitio|sito|web))\b",
    re.IGNORECASE,
)
#: Closed on a day, in a sentence folded: of a house it says no more than that nobody is there.
CLOSED_THEN = re.compile(
    r"\b(?:(?:sera|seront|est|sont|will be|is|are|ist|sind|bleibt|bleiben|wird|esta|estara|permanecera|e|sara"
    r"|rimarra|blijft|zijn|wordt|zal)\b(?: \S+){0,6}? "
    r"(?:fermee?s?|closed|geschlossen|cerrad[oa]s?|chius[oaie]|fechad[oa]s?|encerrad[oa]s?|gesloten)"
    r"|fermera|closes|will close|schliesst|cerrara|cierra|chiudera"
    r"|chiude|fechara|encerrara|sluit|zal sluiten)\b"
)
