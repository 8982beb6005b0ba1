"""An answer that says 200 and means "not found": alone, in its site's own frame, or by comparison.

A part of the title or a heading says it whole, and a sentence says it again. The site's menu may stand
around them, so the length of a page proves nothing. A home page is never one for its name alone: a
collective may call itself "404 Not Found"; and where someone has posted on a day, there is a page.
"""

from __future__ import annotations

import re
from urllib.parse import quote, unquote, urlsplit

from crawler.faces.facts import LETTER, NOTICE, Sight, fold
from crawler.faces.finding import Finding
from crawler.faces.shell import script_only
from crawler.page import Page
from vocabulary.identity import compact
from vocabulary.items import Face

_THING = (
    r"(?:page|document|url|file|address|adresse|seite|pagina|obje[ck]t|ressource|resource|recurso|risorsa|content|topic|thread"
    r"|post|article|gruppo|grupo|gruppe|groep"
    r"|sujet|message|profile?|membre|member|group|groupe|forum|discussion|contenu|fichier|beitrag"
    r"|thema|inhalt"
    r"|tema|contenido|entrada|argomento|conteudo|topico|onderwerp|image|site|annonce|event|evenement)s?"
)
_MISSING = (
    r"(?:not (?:be )?found|can(?:'t| ?not) be found|couldn't be found|could not be found|not exist"
    r"|doesn't exist|does not exist|no longer exists?|non trouvee?|introuvable"
    r"|n'existe (?:pas|plus)|n'est plus (?:disponible|en ligne)|nicht gefunden|existiert nicht(?: mehr)?"
    r"|no longer available|ya no (?:esta )?disponible|non (?:e )?piu disponibile|nao (?:esta )?disponivel"
    r"|niet langer beschikbaar|non c'e piu|non e mai esistit[oa]|n'est plus la|gibt es nicht(?: mehr)?"
    r"|is gone|ya no esta|ya no existe|is er niet meer"
    r"|nicht (?:mehr )?(?:vorhanden|verfugbar)|no (?:se ha )?encontrad[oa]|no existe"
    r"|non trovat[oa]|non esiste"
    r"|nao (?:foi )?encontrad[oa]|nao existe|niet gevonden|bestaat niet(?: meer)?"
    r"|nie (?:zostala )?znaleziona|missing|absente|manquante?|inexistante?|ine(?:xi|si)stente|fehlt"
    r"|nao encontramos)"
)
_OOPS = r"(?:(?:404|oops|oups|ooops|whoops|ups|hoppla|uh[ -]?oh|zoinks|sorry|desolee?|perdu|lo sentimos)\W+)"
#: A whole part of a title, or a whole heading, folded.
_HEAD = re.compile(
    r"(?:(?:http )?(?:error|erreur|fehler|status|code)\W*(?:code\W*)?)?404\b"
    r"(?:\W*(?:error|erreur|fehler|not found|page|file|object|document|sorry|oops|oups"
    r"|you've reached an error.*"
    rf"|nicht gefunden|introuvable|non trouvee?|{_THING} {_MISSING}))*\W*1?"
    rf"|{_OOPS}?(?:(?:error|erreur|fehler)\W+(?:404\W+)?)?(?:the |this |that |cette |la |le |ce "
    rf"|die |der |das |dieses? |dieser |cet |esta |este |el |il "
    rf"|quest[ao] |deze |dit )?(?:requested |angeforderte )?"
    rf"{_THING}[ _](?:(?:demand|recherch)ee? |(?:richiest|solicitad)[ao] )?"
    rf"(?:(?:is|was|could|est|wurde|konnte|werd) )?"
    rf"{_MISSING}(?:[ _](?:werden|found))?[.!]?(?: .{{0,60}})?"
    rf"|{_OOPS}?(?:not found|introuvable|nicht gefunden|no encontrad[oa]|non trovat[oa])[.!]*"
    rf"|{_OOPS}?we (?:can't|cannot|couldn't|could not) (?:seem to )?find (?:that|the|this|your"
    rf"|what) ?.{{0,60}}"
    r"|(?:vaya,? |oups,? |oops,? |hoppla,? )?(?:nothing (?:to see )?here|there's nothing here|nada (?:por"
    r"|que ver) aqui"
    r"|(?:il n'y a )?rien (?:a voir )?(?:par )?ici|hier (?:ist|gibt es) nichts(?: zu sehen)?"
    r"|qui non c'e n(?:iente|ulla))[.!]*"
    r"|(?:(?:oups|oops|desole)\W+)?(?:on|nous) (?:ne trouve pas|ne trouvons pas"
    r"|n'a(?:vons)? pas trouve) (?:la|cette|votre) page.{0,30}"
    r"|(?:lien|link|enlace|collegamento) (?:mort|casse|dead|broken|expire|invalide|roto|interrotto)[.!]*"
    r"|can't find (?:that |the |this )?page|(?:nothing|no results?) (?:was |were )?found(?: here)?[.!]*"
    rf"|{_OOPS}(?:no results? found|you've (?:taken a wrong turn|reached our error page)).{{0,20}}"
    r"|(?:desole,? )?(?:aucun (?:contenu|resultat)|rien)(?: n'a ete)? trouve[.!]*"
    r"|(?:page )?(?:perdue?|egaree?)[ ?!.]*404",
)
#: A heading that says no more than that something is wrong.
_WRONG = re.compile(
    r"(?:informations?|erreur|error|fehler|message|hinweis|aviso|errore|erro|fout|meldung|attention|oops|oups"
    r"|whoops.{0,20}"
    r"|une erreur (?:s'est produite|est survenue)|an error (?:has )?occurred|es ist ein fehler aufgetreten"
    r"|ha ocurrido un error|si e verificato un errore|ocorreu um erro|er is een fout opgetreden"
    r"|vbulletin message|message vbulletin|nachricht)\W*|oops! we ran into some problems\.?"
    r"|(?:vous (?:etes|semblez|avez l'air) (?:perdue?s?|egaree?s?)\W*|(?:perdue?s?|egaree?s?) ?\?)"
    r"|(?:are you|you (?:are|seem)|you're) lost\W*"
    r"|(?:haben sie|hast du) (?:sich|dich) (?:verlaufen|verirrt)\W*|\W*(?:te has|se ha) perdido\W*"
    r"|ti sei pers[oa]\W*|accidenti\W*|(?:bent u|ben je) verdwaald\W*"
    r"|oups ?! nous avons rencontre (?:des|quelques) problemes\.?|hoppla!? .{0,60}"
    r"|sorry, something went wrong.{0,3}"
)
#: A sentence of the text that says it, folded.
_SENTENCE = re.compile(
    rf"\b{_THING}\b(?:[^.!?]{{0,80}}?) (?:{_MISSING}|(?:could|can) ?not be found|couldn't be found"
    r"|n'a (?:pas )?(?:pu etre|ete) trouvee?|a (?:peut-etre )?(?:pu )?(?:etre|ete) (?:deplacee?|supprimee?)"
    r"|(?:may|might) (?:have|not have) (?:been )?(?:moved|deleted|removed|existed)|has been (?:moved|deleted"
    r"|removed)|wurde (?:vielleicht |eventuell |moglicherweise )?(?:geloscht|verschoben|entfernt)"
    r"|konnte nicht gefunden|no (?:se )?(?:ha sido |pudo ser |puede ser )?(?:encontr|localiz)\w+"
    r"|is niet gevonden)"
    r"|\b(?:it|elle|il|sie|esta|essa) (?:may|might|a (?:peut-etre )?(?:pu )?ete|wurde (?:vielleicht"
    r"|eventuell)|puede)"
    r" (?:have been )?(?:moved|deleted|removed|deplacee?|supprimee?|verschoben|geloscht|haber)"
    r"|(?:lien|link) .{0,40}(?:casse|mort|perime|broken|expired|outdated)"
    r"|(?:can't|cannot|couldn't|could not|unable to) (?:seem to )?find (?:the |that |this |your |what )"
    r"|(?:nothing was|nothing) found at this (?:location|address)|there is no such (?:file|page"
    r"|topic|address)"
    r"|\b(?:rien|nothing|nichts|nada|nulla|niente|niets|aucune? (?:page|contenu)|no (?:page|content)"
    r"|keine (?:seite|inhalte)|ninguna pagina|nessuna pagina|geen pagina)\b.{0,30} "
    r"(?:a|at|unter|en|op) (?:cette|this|that|dieser|esta|questo|dit) (?:adresse|address|url|location"
    r"|direccion|indirizzo|adres)\b"
    r"|no such (?:file|page|topic|thread|forum)|rien ne correspond a votre|(?:elle|il) a (?:peut-etre|pu) "
    r"|\b(?:forse|potrebbe|quizas?|puede que|talvez|misschien) .{0,20}\b(?:rimoss|cancellat|eliminat|spostat"
    r"|eliminad|borrad|movid|removid|verwijder|verplaats)"
    r"|mistyped the (?:address|url)|address (?:is )?misspelled|probably been deleted|not found on this server"
    r"|invalid (?:forum|thread|user|post|link|topic) specified|if you followed a valid link"
    r"|did not find a current representation|reached (?:an|our) error|la page (?:demandee"
    r"|que vous (?:cherchez"
    r"|demandez|recherchez)) "
)
#: What MediaWiki says of a page that nobody has written.
_NO_TEXT = re.compile(
    r"aucun texte sur cette page|there is currently no text in this page"
    r"|diese seite enthalt (?:momentan|zurzeit|"
    r"derzeit) noch keinen text|no hay texto en esta pagina|actualmente no tiene contenido"
    r"|la pagina richiesta e vuota|deze pagina bevat geen tekst|nao existe texto nesta pagina"
)
_SEPARATOR = re.compile(r"\s+[-–—|•·]\s+|\s*[|»:]\s+|^")
#: Wordings that say it twice over.
_TWICE = 2
#: The title and the first sentence of a page.
_FIRST = 2
#: Characters besides a heading that add nothing to it.
_NEXT_TO_NOTHING = 80
#: Share of lines two answers have in common when they are one page.
ALIKE = 0.9
_HOME = re.compile(r"/(?:index\.\w{2,5}|home|accueil)?/?", re.IGNORECASE)
#: What changes from one answer to the next: times of day, durations, tokens.
_CHANGING = re.compile(
    r"\b\d{1,2}[:h]\d{2}(?::\d{2})?\b|\b\d+[.,]\d+ ?(?:ms|s|sec|seconds?|secondes?)\b"
    r"|\b\d+ ?(?:ms|sec|seconds?|secondes?)\b|\b(?=[\w-]{0,40}\d)[\w-]{16,}\b"
)
#: A part of an address shorter than this is also an ordinary piece of words.
_ECHO = 4


def soft_404(facts: Sight) -> Finding | None:
    """Recognise a page that says of itself, with status 200, that it does not exist."""
    if facts.page.status != 200 or not facts.is_within(LETTER):
        return None
    if found := _unwritten(facts):
        return found
    said_by = _saying_heads(facts)
    if facts.has("time[datetime]") or not (said_by or _is_message(facts)):
        return None
    sentence = _sentence(facts, said_by)
    if not said_by:
        is_told = bool(sentence) and facts.is_within(NOTICE) and not facts.is_home
        return (
            Finding(Face.SOFT_404, ("heading of an error", "sentence"), sentence)
            if is_told
            else None
        )
    if facts.is_home:
        if facts.is_no_host_s or (facts.is_brief and any(map(facts.is_a_name, said_by))):
            return None
        is_missing = _is_missing_home(facts, said_by, sentence)
    else:
        is_missing = bool(sentence) or len(said_by) >= _TWICE or facts.is_notice
    second = "sentence" if sentence else "short page or said twice"
    return Finding(Face.SOFT_404, ("title or heading", second), said_by[0]) if is_missing else None


def _unwritten(facts: Sight) -> Finding | None:
    """Recognise a page of a MediaWiki that nobody has written."""
    if facts.is_home or b"ediawiki" not in facts.page.body or not facts.is_within(NOTICE):
        return None
    said = _NO_TEXT.search(facts.folded)
    return Finding(Face.SOFT_404, ("words of MediaWiki", "no text"), said.group()) if said else None


def _saying_heads(facts: Sight) -> list[str]:
    """Return what of title and headings says "not found": each wording once, whole or a whole part."""
    parts = [
        part for head in facts.folded_heads for part in (head, *_SEPARATOR.split(head)) if part
    ]
    said = {compact(part): part for part in reversed(parts) if _HEAD.fullmatch(part)}
    if not said and not facts.is_home and facts.is_brief and not facts.page.first("h1, h2, h3, h4"):
        # Without any heading, the first sentence is one.
        said = {each: each for each in facts.folded_sentences[:_FIRST] if _HEAD.fullmatch(each)}
    return list(reversed(said.values()))


def _is_message(facts: Sight) -> bool:
    """Whether a heading says that something is wrong, and not what."""
    return any(_WRONG.fullmatch(head) for head in facts.folded_heads)


def _sentence(facts: Sight, heads: list[str]) -> str:
    """Return the sentence of the text that says "not found", beside the headings that do."""
    lines = (fold(line) for line in facts.text.splitlines())
    text = "\n".join(line for line in lines if line not in heads)
    said = _SENTENCE.search(text)
    return said.group()[:200] if said else ""


def _is_missing_home(facts: Sight, said_by: list[str], sentence: str) -> bool:
    """Whether the root of a host is missing: it says so in two ways, or shows nothing else.

    The name of a site may say it, in title and heading; its whole title does not say it alone, then.
    """
    if facts.is_bare:
        return bool(sentence) or len(facts.text) <= sum(map(len, said_by)) + _NEXT_TO_NOTHING
    is_whole_title = fold(facts.title) in said_by
    return len(said_by) >= _TWICE or (bool(sentence) and is_whole_title)


def is_soft_404(page: Page, nonsense: Page) -> bool:
    """Whether ``page`` is what the site answers to the ``nonsense`` address too.

    Same status 200, same title, nearly the same lines of text, each without the address it was asked
    for and without what changes by itself. Two things say nothing and give ``False``: a home page,
    since many sites serve it for every unknown address, and a single-page application's shell.
    """
    if not (page.status == nonsense.status == 200 and page.is_html and nonsense.is_html):
        return False
    if _HOME.fullmatch(page.path) and not urlsplit(page.url).query:
        return False
    ours, theirs = Sight(page), Sight(nonsense)
    if script_only(ours) or script_only(theirs):
        return False
    echoes = _echoes(page.url, nonsense.url)
    first, second = _lines(ours, echoes), _lines(theirs, echoes)
    if first[:1] != second[:1]:  # the titles
        return False
    lines, others = set(first), set(second)
    return len(first) > 1 and len(lines & others) >= ALIKE * max(len(lines), len(others))


def _lines(facts: Sight, echoes: re.Pattern[str]) -> list[str]:
    """Return the title and the lines of text as far as they do not depend on the question."""
    lines = (facts.title, *facts.text.splitlines())
    return [_CHANGING.sub("", echoes.sub("", line)).strip() for line in lines]


def _echoes(*urls: str) -> re.Pattern[str]:
    """Return a pattern of the ways in which answers may repeat the addresses they were asked for.

    Of both answers, so that a menu's "Members" is left out of each when ``/members`` is asked.
    """
    pieces: set[str] = set()
    for url in urls:
        parts = urlsplit(url)
        asked = f"{parts.path}?{parts.query}"
        pieces |= {url, url.partition("://")[2], asked, parts.path, *parts.path.split("/")}
    pieces |= {piece.strip("/?") for piece in pieces}
    pieces |= {unquote(piece) for piece in pieces}
    pieces |= {re.sub(r"[-_+]", " ", piece) for piece in pieces}
    pieces |= {quote(piece, safe=safe, errors="replace") for piece in pieces for safe in ("", "/")}
    usable = sorted((piece for piece in pieces if len(piece) >= _ECHO), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, usable)) or r"(?!)", re.IGNORECASE)
