"""A page that says an end and nothing else.

``closure`` asks for a known sentence: a subject, an end and what may follow it. Farewells are worded in more
ways than any list holds. Where a page has nothing of its own (no menu, no post, no form, few words), less
is enough: **one sentence has a word for the site or its people and a word for an end**, in any order, and
**nothing on the page goes on**: no next meeting, no weekday with an hour, no door to come in, no other thing
(a shop, an office, a section) that could be what has closed. All is folded: small letters, no accents.
"""

from __future__ import annotations

import re

from crawler.faces import farewell_words as words
from crawler.faces.closing_date import closing_date, printed_dates
from crawler.faces.closure import is_of_another, own_names, successor
from crawler.faces.facts import Sight, fold
from crawler.faces.finding import Finding
from crawler.speaker import letters
from vocabulary.items import Face

_STATUSES = frozenset({200, 403, 404, 410, 503})
#: The site or those who make it.
_WHO = re.compile(
    r"\b(?:(?:web ?)?sites?|forums?|reseau|communaute|plate-?forme|portail|blog(?:ue)?|wiki|service|serveurs?"
    r"|association|amicale|collectif|federation|projet|groupe|liste|aventure|activites?|equipe|nous|notre|nos"
    r"|community|communities|network|boards?|portal|project|platform|servers?|groups?|mailing list|society|we"
    r"|our|us|newsletter|seite|webseite|netzwerk|gemeinschaft|plattform|verein|dienst|projekt|portals|forums"
    r"|wir|unser\w*|betrieb|foro|sitio|pagina|comunidad|red|servicio|plataforma|asociacion|proyecto|grupo"
    r"|sito|comunita|rete|servizio|piattaforma|associazione|progetto|gruppo|comunidade|rede|servico"
    r"|associacao|projeto|gemeenschap|netwerk|vereniging|dienst|wij|ons|onze)\b"
)
#: Ends that have come, or come now.
_END = re.compile(
    r"\b(?:"
    # French
    r"(?:a|ont|ayant|avons|avoir|est|sont) (?:\w+ ){0,2}cesse\b|cesse (?:definitivement|toute?s?|son|ses)"
    r"|cessation (?:d.|de l.)?activites?"
    r"|n.(?:est|a|ont|sont|existe)\w* (?:\w+ )?(?:plus|jamais) (?:\w+ ){0,2}(?:mis a jour|mise a jour"
    r"|alimente|maintenu|actif|active|en ligne|en service|accessible|disponible|gere|entretenu|anime)\w*"
    r"|n.existe\w* (?:desormais )?plus|dissou(?:t|te|s|dre)\b|dissolution|autodissou\w+"
    r"|(?:ferme\w*|clos|arret\w+|termine\w*|supprime\w*) (?:\w+ )?definitive(?:ment)?"
    r"|definitive(?:ment)? (?:ferme|clos|arrete|supprime|cesse|hors ligne)\w*|fermeture definitive"
    r"|(?:a|ont|avons|est|sont) (?:ete |desormais |maintenant |malheureusement |donc )*(?:ferme|arrete|supprime"
    r"|liquide)(?:e|s|es)?\b(?! les? | a )"
    r"|(?:l.)?arret (?:definitif|du (?:site|forum|service|projet|reseau)|de (?:la|nos|notre|l.))"
    r"|(?:a|ont|avons) mis (?:un terme|fin)|mett\w+ (?:un terme|fin|la cle)|(?:a|ont) pris fin|prend fin"
    r"|(?:c.est|s.est) (?:la )?fini\b|a vecu|n.est plus$|bais\w+ le rideau|tourn\w+ la page"
    r"|clap de fin|point final|tire\w* sa reverence|fin de l.aventure|l.aventure (?:est|s.est|s.arrete)\w*"
    r"|depot de bilan|liquidation judiciaire|(?:est|a ete) (?:radiee?|retiree?)|debranch\w+|s.arrete\b"
    r"|s.est (?:arrete|eteint)e?"
    # English
    r"|shut(?:ting|s)? (?:down|its doors|our doors)|(?:clos(?:ed|ing)|shut) (?:its|our|the) doors"
    r"|(?:closed|gone|offline|closing|down|over|ended) (?:for good|forever|permanently)"
    r"|permanently (?:closed|offline|shut|removed|deleted)|(?:been|was|were|is|are|being|now) (?:\w+ )?"
    r"(?:sunset\w*|retired|discontinued|dissolved|disbanded|decommissioned|terminated|wound (?:up|down)"
    r"|defunct|closed(?! (?:to|on|for|at|in) (?!good))|deleted|abandoned)|winding (?:up|down)"
    r"|wound (?:up|down)|disbanded|ceased?(?: to exist| operations?| trading| all)?\b|no longer (?:in \w+"
    r"|active|maintained|updated|available|online|running|exists?|operat\w+|supported|with us|accessible"
    r"|being (?:maintained|updated))|(?:won.t|not|never) (?:be )?com(?:e|ing) back|come to an end"
    r"|(?:is|are) no more\b|pull(?:ed|ing) the plug|(?:switched|turned) off|out of business|end of an era"
    r"|(?:has|have) ended|call(?:ed|ing) it a day|went dark|gone dark|said? (?:our )?(?:goodbye|farewell)"
    # German
    r"|(?:betrieb|forum|seite|dienst|verein|netzwerk|plattform|arbeit|tatigkeit|projekt).{0,60} eingestellt"
    r"|aufgelost|abgeschaltet|stillgelegt|geschlossen|beendet|existiert nicht (?:mehr|langer)"
    r"|nicht (?:mehr|langer) (?:\w+ )?(?:verfugbar|gepflegt|aktualisiert|erreichbar|online|aktiv|betrieben"
    r"|weitergefuhrt|zur verfugung|in betrieb)|vom netz|ist schluss|fur immer"
    # Spanish
    r"|(?:ha|han|hemos|fue|esta|sido) (?:\w+ )?(?:cerrad[oa]|disuelt[oa]|clausurad[oa]|eliminad[oa])"
    r"|cerr(?:o|amos|aron) (?:\w+ )?(?:definitivamente|sus puertas|el|la)|definitivamente cerrad[oa]"
    r"|(?:dejo|dejado|dejamos|deja) de (?:existir|funcionar|estar|operar|prestar|actualizar)\w*"
    r"|ya no (?:\w+ ){0,3}(?:existe|disponible|activ[oa]|actualiza|funciona|operativ[oa]|posible)"
    r"|(?:ceso|cesado|cese)\b|llego a su fin|llegado a su fin|se despide|cierre definitivo"
    # Italian
    r"|(?:ha|abbiamo|e|stat[oa]) (?:\w+ )?(?:chius[oa]|cessato|sciolt[oa]|dismess[oa]|terminat[oa])"
    r"|non (?:e|sono) piu (?:\w+ )?(?:attiv|disponibil|aggiornat|online|raggiungibil|accessibil|in )\w*"
    r"|non esiste piu|chiude (?:definitivamente|i battenti)|cessata attivita|chiusura definitiva"
    # Portuguese
    r"|(?:foi|foram|esta|encontra-se|fomos) (?:\w+ )?(?:encerrad|fechad|desativad|extint|dissolvid"
    r"|descontinuad)\w+|encerr(?:ou|amos|aram|amento)\b|deix(?:ou|amos|aram) de (?:existir|funcionar|estar)"
    r"|ja nao (?:\w+ ){0,2}(?:existe|disponivel|ativ[oa]|funciona|online|atualizad[oa])|chegou ao fim"
    r"|nao (?:existe|funciona|esta) mais|cessou"
    # Dutch
    r"|(?:is|zijn|werd|wordt) (?:\w+ ){0,3}(?:gestopt|opgeheven|gesloten|beeindigd|stopgezet|ontbonden)"
    r"|(?:niet (?:meer|langer)) (?:\w+ )?(?:actief|bijgewerkt|beschikbaar|online|bereikbaar|onderhouden)"
    r"|bestaat niet (?:meer|langer)|gestaakt|ermee gestopt|stoppen ermee|houdt op te bestaan"
    # What follows would be what has ended: "fermé aux robots", "closed its shop".
    r")\b(?! (?:aux?|ses|nos|leurs?|to|its|our|their|seine[nr]?|ihre[nr]?|unsere[nr]?|sus|nuestr[ao]s|zijn|haar) "
    r"(?!portes|doors|activit|services?\b|pforten|turen|tore|betrieb|puertas|porte|portas|deuren|operations|sites?\b|forums?|servers?|serveurs?|boards?|network))"
)
#: What goes on, or will: a life beside the end, an end that is not one, or one still to come.
_GOES_ON = re.compile(
    r"\b(?:chaque|every|each|jede[nrs]?|cada|ogni|elke?) (?:\w+ )?(?:jour|soir|semaine|mois|an(?:nee)?|\w{2,4}di"
    r"|dimanche|day|week|month|year|evening|\w{3,6}day|tag|abend|woche|monat|jahr|\w{3,7}tag|mittwoch|dia|semana"
    r"|mes|ano|lunes|martes|miercoles|jueves|viernes|giorno|settimana|mese|anno|sera|dag|avond|maand|jaar"
    r"|\w{3,6}dag)s?\b|\bprochain\w*|\btou(?:s|tes) les (?!belles|membres|moments|annees|souvenirs|messages|contributeurs"
    r"|utilisateurs|participants|benevoles|adherents|personnes|amis)|rendez-vous|\breprise|\breprend|rouvr|reouv"
    r"|\bchantier|travaux|vacances|conges|maintenance|provisoire|temporaire|momentane|\bbientot\b|(?<!ne )continu"
    r"|\binscrivez|\badherez|\bretrouvez[- ]nous|\brejoignez|\brepetition|\bcotisation|\bpermanence|\bseances?\b"
    r"|\baccueil(?:le|lons)\b|\bcours de|jusqu.(?:a|au|en) |\bavant le|\bpendant\b|\bsera\b|\bseront\b"
    r"|\bnext\b|\bweekly\b|\bmeet(?:s|ings?)?\b|new members|join us|\breopen|\bback (?:on|in|soon)"
    r"|temporar|holiday|until|upgrade|\bif\b|\bwill be\b|\bregister\b|sign up|volunteers (?:are )?needed"
    r"|jeden|nachste[nrs]?\b|treffen|willkommen|wieder\b|vorubergehend|urlaub|wartung|\bbis (?:zum|auf)|\buhr\b"
    r"|proxim[oa]|todos los|vacaciones|temporal|reabr|bienvenid|prossim[oa]|\bferie|riapr"
    r"|benvenut|temporane|proximo|\btodas as|ferias|bem-vind|provisori|volgende|tijdelijk|vakantie|welkom"
    r"|\btot\b|heropen|\b\d{1,2} ?h(?: ?\d\d)?\b|\b\d{1,2}[:.]\d\d\b(?![./]\d)|\b(?:tel|telephone|phone|fon)\b"
)
#: What closes without the network: a thing of it, or of somebody else.
_OTHER = re.compile(
    r"\b(?:inscriptions?|registrations?|sign-?ups?|anmeldung|inscripcion\w*|iscrizion\w+|inscric\w+|secretariat"
    r"|bureaux?|offices?|locaux|salles?|magasins?|boutiques?|shops?|stores?|sections?|antennes?|piscine"
    r"|cinema|lycee|ecole|school|schule|musee|museum|bibliotheque|library|usine|factory|restaurant|bar|cafe"
    r"|clubhouse|clubhuis|vereinsheim|sede|ufficio|oficina|buro|gasthaus|route|rue|pont|gare|operation|campagne"
    r"|concours|petition|saison|season|festival|edition|exposition|sujet|topic|thread|beitrag|hilo"
    r"|tribun\w+|magazine|journal|revue|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday"
    r"|wednesday|thursday|friday|saturday|sunday|montags?|dienstags?|freitags?|lunes|martes|domingo|lunedi"
    r"|aout|ete|august|agosto|noel|paques|christmas|weihnacht\w*)\b"
)
#: Perhaps an end, perhaps a mistyped address; or one that something stands against.
_PERHAPS = re.compile(
    r"\b(?:mais|but|aber|pero|maar|dit-on|voisin\w*|may|might|could|peut|peut-etre|pourrait|konnte|vielleicht|puede|podria|quizas|potrebbe|forse|pode"
    r"|talvez|kan|misschien)\b"
)
#: Somebody else's end, told by one who goes on: "when the cinema closed, we founded".
_TOLD = re.compile(
    r"\b(?:quand|lorsque|apres que|depuis que|when|after|als|nachdem|cuando|quando|toen|nadat)\b.{0,120}"
    r"\b(?:cree|fonde|ne\b|founded|started|created|gegrundet|fundado|fundamos|fondato|nato|fundado|opgericht)"
)
#: Words in all: a farewell that is only that.
_WORDS = 120


def plain_end(facts: Sight) -> Finding | None:
    """Recognise a page with nothing of its own whose one message is an end."""
    page = facts.page
    if page.status not in _STATUSES or not page.is_html or not facts.is_brief or facts.site_links:
        return None
    if len(facts.text.split()) > _WORDS or _GOES_ON.search(facts.folded):
        return None
    if words.NOT_AN_END.search(facts.said) or is_of_another(facts):
        return None
    said = next((each for each in facts.sentences if _says_an_end(each, facts)), "")
    if not said:
        return None
    days = printed_dates(said) or printed_dates(facts.text)
    day = closing_date(said) or (days[0] if len(set(days)) == 1 else "")
    if day > page.fetched_at.date().isoformat()[: len(day)]:
        return None
    signs = ("one sentence of site and end", "nothing of its own, nothing goes on")
    return Finding(Face.CLOSURE_NOTICE, signs, said[:200], day, successor(facts), notice="closed")


def _says_an_end(sentence: str, facts: Sight) -> bool:
    folded = fold(sentence)
    if "?" in sentence or not _END.search(folded):
        return False
    if any(other.search(folded) for other in (_OTHER, _PERHAPS, _TOLD)):
        return False
    return bool(_WHO.search(folded)) or any(
        len(name) > 3 and name in letters(sentence) for name in own_names(facts)
    )
