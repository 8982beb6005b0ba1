"""A server without a site: the page it was installed with, or a bare list of its files."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from crawler.faces.facts import LETTER, Sight
from crawler.faces.finding import Finding
from crawler.faces.fingerprints import known_by
from vocabulary.items import Face

#: Such pages are small.
_SIZE = 60_000
_server_page = known_by("servers", "Recognise the page that came with a server or software.")


def default_page(facts: Sight) -> Finding | None:
    """Recognise the page that came with a server or an application."""
    page = facts.page
    if len(page.body) <= _SIZE and page.status in {200, 403} and facts.is_within(LETTER):
        if b"ordPress" in page.body and facts.has(f"{_POSTS}, {_BLOCKS}"):
            return _fresh_wordpress(facts)
        if b"Your first forum" in page.body or b"Welcome to phpBB3" in page.body:
            return _fresh_phpbb(facts)
    return _server_page(facts)


#: A post of a WordPress; in a theme of blocks, its title may be all there is of it.
_POSTS, _BLOCKS = "article, .post", ".wp-block-post-title"
#: The first words of WordPress' own first post, as its translations have them.
_FIRST_POST = re.compile(
    r"welcome to wordpress\. this is your first post"
    r"|bienvenue (?:sur|dans) wordpress\. ceci est votre premier (?:article|post)"
    r"|willkommen (?:bei|zu) wordpress\. dies ist (?:dein|ihr) erster beitrag"
    r"|(?:te damos la bienvenida|bienvenido) a wordpress\. (?:esta|este) es tu primera? (?:entrada|post)"
    r"|benvenut[oi] (?:in|su) wordpress\. questo è il tuo primo (?:articolo|post)"
    r"|(?:boas-vindas ao|bem-vindo ao) wordpress\. (?:esse|este) é o seu primeiro (?:post|artigo)"
    r"|welkom bij wordpress\. dit is je eerste bericht|wordpressie\. to jest twój pierwszy wpis"
    r"|välkommen till wordpress\. det(?:ta|ta här| här) är ditt första inlägg"
    r"|velkommen til wordpress\. dette er (?:dit første indlæg|ditt første innlegg)"
    r"|vítejte ve wordpressu\. to(?:to|hle) je váš první příspěvek"
    r"|добро пожаловать в wordpress\. это ваша первая запись",
    re.IGNORECASE,
)
#: What an untouched installation links to: one post, its lists, the sample page, feeds, the login.
_INSTALLED_PATH = re.compile(
    r"/(?:index\.php/)?(?:wp-|feed|comments|category/|author/|tag/|\d{4}/|xmlrpc"
    r"|hello-world|bonjour-tout-le-monde|hallo-welt|hola-mundo|ciao-mondo|ola-mundo|hallo-wereld"
    r"|witaj-swiecie|hej-varlden|hej-verden|hei-verden|sample-page|page-d-exemple|exemple-de-page|beispiel-seite|pagina-(?:de-)?ejemplo"
    r"|pagina-di-esempio|pagina-(?:de-)?exemplo|voorbeeld-pagina|przykladowa-strona)"
)


def _fresh_wordpress(facts: Sight) -> Finding | None:
    """Recognise a WordPress whose one post is the one it was installed with, and no page of its own."""
    page = facts.page
    posts = page.select(_POSTS) or page.select(_BLOCKS)
    if len({node.attributes.get("id") or str(node.mem_id) for node in posts}) != 1:
        return None
    found = _FIRST_POST.search(" ".join(facts.text.split()))
    root = urlsplit(page.url).path.rstrip("/")
    if not found or not all(
        _INSTALLED_PATH.match(path.removeprefix(root)) or not path.removeprefix(root).strip("/")
        for path in facts.own_paths
    ):
        return None
    return Finding(
        Face.DEFAULT_PAGE, ("first post of WordPress", "no other post or page"), found.group()
    )


#: What the board counts of itself.
_NO_MORE_POSTS = re.compile(
    r"(?:total posts|nombre total de messages|beitrage insgesamt) ?:? ?[01]\b"
)


def _fresh_phpbb(facts: Sight) -> Finding | None:
    """Recognise a phpBB whose one topic, in its one forum, is the one it was installed with."""
    page = facts.page
    topics = {
        node.attributes.get("title") or node.text().strip()
        for node in page.select("a.lastsubject, a.topictitle")
    }
    forums = {node.text().strip() for node in page.select("a.forumtitle")}
    posts = [node.text(deep=False).strip() for node in page.select("dd.posts")]
    is_first_forum = forums <= {"Your first forum", "Votre premier forum", "Dein erstes Forum"}
    has_one_post = [count for count in posts if count.isdigit() and count not in {"0", "1"}] == []
    is_first_topic = topics == {"Welcome to phpBB3"} or (
        not topics and _NO_MORE_POSTS.search(facts.folded) is not None
    )
    if not is_first_topic or not forums or not is_first_forum or not has_one_post:
        return None
    return Finding(Face.DEFAULT_PAGE, ("first topic of phpBB", "first forum of phpBB"), *forums)


_INDEX_TITLE = re.compile(
    r"(?:index of|directory listing for|listing directory) /\S*", re.IGNORECASE
)
#: What IIS calls its list of a folder, and what it writes before each name.
_IIS_TITLE = re.compile(r"(?P<host>[\w.-]{1,253})(?::\d{1,5})? - /\S*")
_IIS_ROW = re.compile(
    r"\d{1,4}[./-] ?\d{1,2}[./-] ?\d{1,4}\.?\s+\d{1,2}[:.]\d\d\b"
    r"|\b[A-Z]\w{2,8} \d{1,2}, \d{4}\s+\d{1,2}:\d\d\b"
)


def directory_index(facts: Sight) -> Finding | None:
    """Recognise a server's list of the files of a folder: its title and nothing but its own links."""
    page = facts.page
    is_titled = _INDEX_TITLE.fullmatch(facts.title) or _is_list_of_iis(facts)
    if page.status != 200 or not is_titled or facts.has_posts:
        return None
    if not page.links or facts.foreign_urls or facts.has("nav, form, article"):
        return None
    return Finding(Face.DIRECTORY_INDEX, ("title", "only links to files"), facts.title)


def _is_list_of_iis(facts: Sight) -> bool:
    """Whether the title is the page's own host and a folder, and a list of dates stands below it."""
    titled = _IIS_TITLE.fullmatch(facts.title)
    is_its_own = titled is not None and titled["host"].lower() == facts.page.host
    return is_its_own and facts.has("pre") and _IIS_ROW.search(facts.text) is not None
