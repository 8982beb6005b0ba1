"""The words with which a community says its own end, in French, English, German, Spanish, Italian.

Two halves make a sentence: a subject that can only be the site itself, and a predicate that says the
end. They are apart so that "Le forum voisin a fermé" and "Notre forum a fermé ses inscriptions",
which each have one half, are no ends.
"""

from __future__ import annotations

import re

WHAT = (
    r"(?:site|forum|réseau|serveur|service|communauté|plate-?forme|association|community|network|server"
    r"|website|board|wiki|instance|seite|webseite|netzwerk|gemeinschaft|plattform|foro|sitio|comunidad"
    r"|red|servicio|sito|comunità|rete|servizio|piattaforma)"
)
_DEICTIC = (
    r"(?:ce|cet|cette|notre|this|our|diese[srn]?|unsere?|este|esta|nuestr[oa]|questo|questa"
    r"|(?:il )?nostro|(?:la )?nostra)"
)
_ARTICLE = r"(?:le|la|l['’]|the|das|die|der|el|il|lo)"
#: "ce forum", "notre communauté", "the site": bare articles too, where no name follows.
SUBJECT = rf"(?:{_DEICTIC} |{_ARTICLE} ?)?{WHAT}(?: (?:web|internet|de discussions?|en ligne))?"
#: Where a clause may begin, so that "le magasin de ce site" is not "ce site".
_CLAUSE = r"(?:^|[.,;:!?…«»\"–—-]|\b(?:que|that|dass|et|and|und|e|y|che|hélas|sadly|aujourd['’]hui|regret))"
OWN_SUBJECT = re.compile(
    rf"{_CLAUSE}\s*(?P<subject>(?P<deictic>(?={_DEICTIC}\b))?{SUBJECT})\s*$", re.IGNORECASE
)
#: Articles before a name that is the site's own.
LEADING_ARTICLE = re.compile(rf"^\s*(?:{_ARTICLE} ?)?(?:{WHAT}\s+)?", re.IGNORECASE)

_EN_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
#: Nothing, a date, or "its doors": an object would be what has closed ("ses inscriptions").
END = (
    r"(?=\s*(?:$|[.,;:!…)]"
    r"|définitivement|pour (?:de bon|toujours)|ses portes|depuis|après|(?:le|au) \d"
    r"|en (?:\d{4}|[a-zûé]+ \d{4})|et "
    r"|permanently|for good|its doors|since|after|(?:on|in|as of) (?:the )?(?:\d|"
    rf"{_EN_MONTH})|and "
    r"|am \d|im |seit|nach|zum \d|und "
    r"|definitivamente|sus puertas|desde|tras|el \d|y "
    r"|i battenti|le sue porte|dal|dopo|il \d|nel|ed? ))"
)
PREDICATE = re.compile(
    r"\b(?:"
    # French
    r"(?:a|ont) (?:été )?(?:définitivement )?fermée?"
    r"|est (?:maintenant |désormais )?définitivement fermée?"
    r"|est (?:maintenant |désormais )?fermée?(?= (?:définitivement|pour toujours|pour de bon|depuis))"
    r"|n['’]est plus en activité|n['’]existe plus|a cessé (?:son activité|ses activités|d['’]exister)"
    r"|fermera|ferme définitivement|cessera (?:son activité|ses activités|d['’]exister)"
    # English
    r"|(?:has|have) (?:now )?(?:been )?(?:permanently )?(?:closed|shut down)"
    r"|was (?:permanently )?(?:closed|shut down)|closed (?:permanently|for good)"
    r"|is (?:now )?permanently closed|is no longer (?:active|online)|is (?:closing|shutting down)"
    r"|will (?:be )?(?:permanently )?(?:close|closed|closing|shut down|shutting down)"
    # German
    r"|(?:wurde|ist) (?:am .{1,25} |seit .{1,20} |im .{1,20} |nun )?(?:endgültig|dauerhaft) "
    r"(?:geschlossen|eingestellt|abgeschaltet)"
    r"|(?:wurde|wird) (?:am|zum|im) .{1,25} (?:geschlossen|eingestellt|abgeschaltet)"
    # Spanish, Italian
    r"|ha cerrado|cerró|cerrará|ha chiuso|chiuderà"
    r"|(?:está|ha sido|è|è stat[oa]) (?:cerrad[oa]|chius[oa]) definitivamente"
    r"|(?:está|ha sido|è|è stat[oa]) definitivamente (?:cerrad[oa]|chius[oa])"
    rf")\b{END}",
    re.IGNORECASE,
)
#: The people of the site say it themselves: no other subject is possible.
WE = re.compile(
    r"\b(?:(?:nous (?:fermons|avons (?:définitivement )?fermé)"
    r"|we(?: are|['’]re) (?:closing|shutting down)|we(?: have|['’]ve)? (?:permanently )?closed"
    r"|we(?: have|['’]ve)? shut down|wir schließen|hemos cerrado|cerramos|chiudiamo|abbiamo chiuso)"
    r" (?:definitivamente |permanently |définitivement |endgültig )?"
    rf"(?:(?:{_DEICTIC} |{_ARTICLE} ?){WHAT}|for good|pour de bon)"
    rf"|wir haben (?:{_DEICTIC}|{_ARTICLE}) {WHAT} (?:[\w. ]{{1,30}} )?"
    rf"(?:geschlossen|eingestellt|abgeschaltet))\b{END}",
    re.IGNORECASE,
)
#: What a title or first heading says of an end without naming who.
HEAD = re.compile(
    rf"(?:annonce de )?fermeture(?: définitive)?(?: d(?:u|e la|e|e ce|e notre) {WHAT})?(?: le .{{4,20}})?"
    rf"|(?:{SUBJECT} )?(?:définitivement )?fermée?(?: définitivement)?|nous fermons(?: .{{2,40}})?"
    rf"|(?:{SUBJECT} )?(?:ferme|fermera)(?: définitivement| ses portes)*|clap de fin|c['’]est la fin"
    rf"|(?:{SUBJECT} )?(?:est |a )(?:maintenant |définitivement )*fermée?(?: définitivement| ses portes)*"
    rf"|(?:{SUBJECT} )?(?:is |has |was )?(?:now |been |permanently )*(?:closed|closing|shut down"
    r"|shutting down)(?: down| permanently| for good)?"
    rf"|we(?: are|['’]re| have|['’]ve) clos(?:ing|ed)(?: .{{2,40}})?|end of (?:service|life)|closure"
    rf"|closing (?:{SUBJECT}|down)|the end of {SUBJECT}"
    r"|(?:farewell|goodbye|good bye|adieu|au revoir|abschied|auf wiedersehen|despedida|adiós|addio)"
    r"(?: .{1,30})?"
    rf"|(?:{SUBJECT} )?(?:wurde |ist |wird )?(?:dauerhaft |endgültig )?(?:geschlossen|eingestellt"
    rf"|abgeschaltet)|schließung(?: (?:des|der) {WHAT}s?)?|wir schließen(?: .{{2,40}})?"
    rf"|cierre(?: definitivo)?(?: del? (?:la )?{WHAT})?|(?:{SUBJECT} )?(?:ha )?cerrad[oa]"
    rf"(?: definitivamente)?|cerramos(?: .{{2,40}})?|chiusura(?: definitiva)?(?: del(?:la)? {WHAT})?"
    rf"|(?:{SUBJECT} )?(?:ha chiuso|(?:è )?(?:definitivamente )?chius[oa])(?: definitivamente)?"
    r"|chiudiamo(?: .{2,40})?",
    re.IGNORECASE,
)
#: A head that says an end of someone it names: another than the site, unless the name is its own.
NAMED_HEAD = re.compile(
    r"(?P<name>.{2,80}?) (?:a (?:définitivement )?fermé|est (?:maintenant |définitivement )*fermée?"
    r"|ferme|fermera|has (?:been )?(?:permanently )?(?:closed|shut down)|is (?:now |permanently )*closed"
    r"|is (?:closing|shutting down)|(?:wurde|ist) (?:endgültig |dauerhaft )?geschlossen|ha cerrado"
    r"|ha chiuso|è (?:definitivamente )?chius[oa])(?: .{0,40})?",
    re.IGNORECASE,
)
#: The object of a predicate may also follow its date: "a fermé le 3 mai 2024 sa section ventes".
LATE_OBJECT = re.compile(
    r"\d{4} (?:s(?:a|on|es)|leurs?|its|their|the|l(?:a|es?|os|as)|las?|sus?|i|il|seine?)\s",
    re.IGNORECASE,
)
#: A move is an end here only if the notice says where to.
MOVED = re.compile(
    r"nouve(?:au|l) (?:site|forum)|nouvelle (?:plate-?forme|adresse)|déménag|new (?:site|forum|home)"
    r"|\bmoved\b|neue[sn]? (?:forum|seite|adresse)|umgezogen|nuevo (?:sitio|foro)|nuovo (?:sito|forum)",
    re.IGNORECASE,
)
#: A door that will open again, a part that goes on, a rescue or a rumour is not an end.
NOT_AN_END = re.compile(
    r"\brepris|relanc|annul|sauv[ée]|sursis|renaît|reviv|relaunch|restart|resum|rescue|\bsaved\b"
    r"|cancel|gerettet|neustart|salvad|salvat|reactiv|riattiv"
    r"|temporair|provisoir|momentan|maintenance|travaux|congés|vacances|rouvr|réouv|de retour|migration"
    r"|temporar|reopen|back (?:soon|on)\b|holiday|upgrade|vorübergehend|wartung|wieder(?:er)?öffn"
    r"|temporal|vuelta|reabr|vacaciones|riapr|\bferie\b|rest(?:e|ent|ons) ouvert|still open"
    r"|remains? open|bleibt (?:geöffnet|offen)|sigue abiert|resta apert|\bcontinue[srn]?\b"
    r"|rumeur|rumou?r|hoax|gerücht|\bbulo\b|bufala|poisson d['’]avril|april fool|aprilscherz"
    r"|\bif (?:this|our|the)\b|\bsi (?:ce|notre|le|este|nuestro|questo)\b|\b(?:falls|wenn|ob) "
    r"(?:diese|unser|das)"
    r"|(?:pendant|durant|for|während|durante|per) \S{1,10} (?:heures?|minutes?|jours?|hours?|days?"
    r"|stunden|tage|horas|minutos|días|ore|minuti|giorni)\b",
    re.IGNORECASE,
)
#: An end announced may still be to come; without a full date nobody can tell.
TO_COME = re.compile(
    r"\b(?:fermera|ferme|fermons|cessera|will|is|are|['’]re|wird|schließen|cerrará|cerramos|chiuderà"
    r"|chiudiamo)\b(?! (?:no longer|now|permanently closed))",
    re.IGNORECASE,
)
