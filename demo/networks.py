"""The networks of the demo web, as a table: what each is, how it posts, and what is true of it.

Days count back from ``as_of``, so the truth holds on any day. Rhythms stand far from the thresholds
of the rhythm model (p >= .75 alive, .40 slowing, .10 dormant, else dead).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from demo.site import Site
from demo.sites import (
    discourse,
    elsewhere,
    ended,
    failing,
    mastodon,
    odd,
    phpbb,
    plain,
    walls,
    wordpress,
)

#: Posts a site has written, and so can show.
POSTS = 40


@dataclass(frozen=True, slots=True)
class DemoNetwork:
    """One network: its site, its rhythm and its truth."""

    id: str  # also its host: <id>.localhost
    name: str
    site: Site
    state: str
    cause: str | None = None
    every: float | None = None  # days between posts; None: shows no dated post
    last: float = 0.0  # days since the newest post
    posts: int = POSTS
    members: int | None = None  # the figure its pages show
    sectors: str = "it"
    kind: str = "sector"
    region: str = ""
    url: str = "http://{host}:{port}/"
    seeds: str = ""
    disallow: tuple[str, ...] = ("/private/",)  # of its robots.txt
    crawl_delay: int = 0  # seconds, of its robots.txt
    why: str = ""

    @property
    def host(self) -> str:
        """The name in its address."""
        return f"{self.id}.localhost"

    def dates(self, as_of: datetime) -> tuple[datetime, ...]:
        """Return the times of its posts, newest first, whole seconds; the gaps wobble a little."""
        if self.every is None:
            return ()
        newest = as_of - timedelta(days=self.last)
        gap = timedelta(days=self.every)
        wobble = (0.0, 0.1, -0.1, 0.15, -0.05)
        steps = (n + wobble[n % 5] for n in range(self.posts))
        return tuple((newest - gap * step).replace(microsecond=0) for step in steps)


_N = DemoNetwork
_DAILY, _WEEKLY, _MONTHLY, _YEARLY = 1.0, 7.0, 30.0, 365.0

# fmt: off
NETWORKS: tuple[DemoNetwork, ...] = (
    # --- alive, one of each platform --------------------------------------------------------------
    _N("forum-bois", "Forum du bois", phpbb.forum, "alive", every=2, last=1, members=4812,
       sectors="craft",
       why="a phpBB forum with posts every other day"),
    _N("donnees", "Échanges Données", discourse.forum, "alive", every=_DAILY, last=0.5,
       members=12_840, disallow=("/admin/", "/u/", "/search"),
       why="a Discourse forum, daily posts"),
    _N("soignants", "soignants.social", mastodon.server, "alive", every=0.5, last=0.2,
       members=3120, sectors="health", disallow=("/media_proxy/", "/interact/"),
       why="a Mastodon server with public timeline and active members"),
    _N("asso-com", "Association des communicants", wordpress.association, "alive", every=_WEEKLY,
       last=4, sectors="communication", region="Bretagne", disallow=("/wp-admin/",),
       why="a WordPress site with a post a week"),
    _N("carnet-archeo", "Carnet d’archéologie", plain.blog, "alive", every=14, last=9,
       sectors="culture",
       why="a static blog with an Atom feed, every other week"),
    _N("atelier-design", "Atelier design", plain.json_feed, "alive", every=_WEEKLY, last=5,
       sectors="design",
       why="a JSON Feed with an item a week"),
    _N("rencontres-agri", "Rencontres agricoles", plain.agenda, "alive", every=_MONTHLY, last=12,
       sectors="agriculture", region="Occitanie", kind="local",
       why="no feed: monthly events in JSON-LD and a sitemap, the next one announced"),
    _N("amicale-poste", "Amicale des postiers", plain.hand_made, "alive", every=10, last=6,
       sectors="public", crawl_delay=1, kind="age",
       why="windows-1252 pages and feed, every ten days"),
    # --- alive, though hard to read ---------------------------------------------------------------
    _N("demenage-page", "Réseau des formateurs", odd.redirected, "alive", every=14, last=6,
       sectors="education",
       why="its home page redirects to another path"),
    _N("trop-demande", "Club des développeurs", odd.rate_limited, "alive", every=_WEEKLY, last=2,
       why="answers 429 with Retry-After once, then as usual"),
    _N("grosse-page", "Archives des métiers", odd.big_page, "alive", every=_WEEKLY, last=3,
       seeds="http://{host}:{port}/index.xml", sectors="documentation",
       why="its home page is too large to read; the feed among its seeds lives"),
    _N("bombe", "Réseau sécurité", odd.gzip_bomb, "alive", every=_WEEKLY, last=4,
       why="one feed is a compression bomb; the other lives"),
    _N("flux-casse", "Réseau logistique", odd.broken_feed, "alive", every=_WEEKLY, last=3,
       sectors="logistics",
       why="its feed is broken XML with readable dates"),
    _N("mille-liens", "Annuaire des métiers", odd.many_links, "alive", every=_WEEKLY, last=2,
       sectors="human-resources",
       why="5,000 links on its home page, and a living feed"),
    _N("titre-hostile", "Réseau des comptables", odd.hostile_title, "alive", every=_WEEKLY, last=2,
       sectors="finance",
       why="its title is a script and a formula; its feed lives"),
    # --- fading -----------------------------------------------------------------------------------
    _N("ralentit", "Réseau des graphistes", wordpress.association, "slowing", every=_WEEKLY,
       last=100, sectors="design", disallow=("/wp-admin/",),
       why="a post a week until silence fell 100 days ago"),
    _N("colloque", "Colloque annuel des géographes", plain.blog, "slowing", every=_YEARLY,
       last=200, posts=9, sectors="geography|research",
       why="one post a year: silent for 200 days and yet within its rhythm"),
    _N("sommeil", "Forum des hôteliers", phpbb.forum, "dormant", every=_WEEKLY, last=200,
       members=2236, sectors="hospitality",
       why="a post a week until silence fell 200 days ago"),
    # --- dead -------------------------------------------------------------------------------------
    _N("silence", "Blog des traducteurs", plain.blog, "dead", "silence", every=_WEEKLY, last=1300,
       sectors="translation",
       why="a post a week until silence fell three and a half years ago"),
    _N("neuf-cent-mille", "Grand Réseau Pro", plain.boaster, "dead", "silence", every=3, last=2200,
       members=900_000, kind="generalist", sectors="general",
       why="boasts 900 000 members and today's date, and has been silent for six years"),
    _N("ferme", "Réseau des libraires", ended.closed, "dead", "closure_notice", sectors="media",
       why="its home page says that it has closed for good"),
    _N("archive", "Forum des relieurs", ended.archived, "dead", "closure_notice", sectors="craft",
       why="a forum closed for good whose pages stay readable"),
    _N("envahi", "Forum des antiquaires", ended.overrun, "undetermined", sectors="sales",
       why="casinos and pills on its home page, seen for the first time"),
    _N("disparu", "Club export", ended.gone, "dead", "gone", sectors="sales",
       why="answers 410 to everything"),
    _N("parking", "Réseau immobilier", ended.parked, "unreachable", sectors="construction",
       why="the domain shows advertising and is for sale"),
    _N("suspendu", "Réseau du spectacle", ended.suspended, "unreachable", sectors="culture",
       why="its host has suspended the account"),
    _N("reseau-plus", "Réseau+", failing.nothing, "dead", "closure_notice",
       url="http://reseau-plus.invalid/", kind="generalist", sectors="general",
       why="its name no longer resolves, and the press told of its closure"),
    # --- moved ------------------------------------------------------------------------------------
    _N("ancien-nom", "Ancien Nom", ended.abroad, "moved", kind="alumni", sectors="engineering",
       why="renamed: an editorial record names the successor it redirects to"),
    _N("en-chemin", "Réseau des paysagistes", elsewhere.on_the_move, "undetermined",
       sectors="environment",
       why="redirects for good to another domain, seen for the first time"),
    # --- unobservable -----------------------------------------------------------------------------
    _N("robots", "Réseau discret", walls.closed_to_robots, "unobservable", "robots",
       disallow=("/",), sectors="management",
       why="robots.txt forbids everything"),
    _N("connexion", "Anciens de l’école", walls.login, "unobservable", "login", kind="alumni",
       sectors="engineering|management",
       why="every page leads to a login form"),
    _N("identite", "Anciens de la faculté", elsewhere.single_sign_on, "unobservable", "login",
       kind="alumni", sectors="research",
       why="sends every visitor to the login of another domain"),
    _N("interdit", "Réseau juridique", walls.forbidden, "unobservable", "blocked", sectors="law",
       why="answers 403 to everything"),
    _N("statut-999", "Très grand réseau", walls.status_999, "unobservable", "blocked",
       kind="generalist", sectors="general",
       why="refuses robots with the status 999"),
    _N("verification", "Réseau finance", walls.challenge, "unobservable", "blocked",
       sectors="finance", kind="employer-facing",
       why="a browser check stands before every page"),
    _N("coquille", "Communauté produit", walls.script_only, "unobservable", "script_only",
       why="an empty page filled by script"),
    # --- unreachable ------------------------------------------------------------------------------
    _N("refuse", "Réseau des cordistes", failing.nothing, "unreachable",
       url="http://{host}:{closed_port}/", sectors="construction",
       why="the connection is refused"),
    _N("sans-nom", "Réseau des bergers", failing.nothing, "unreachable",
       url="http://sans-nom.invalid/", sectors="agriculture",
       why="its name does not resolve"),
    _N("lent", "Réseau des notaires", failing.slow, "unreachable", sectors="law",
       why="never answers in time"),
    _N("erreur-500", "Réseau des chimistes", failing.server_error, "unreachable",
       sectors="research",
       why="answers 500 to everything"),
    _N("travaux", "Réseau des carreleurs", failing.maintenance, "unreachable", sectors="craft",
       why="is under maintenance"),
    _N("serveur-nu", "Réseau des doreurs", ended.bare_server, "unreachable", sectors="craft",
       why="its server shows the page it was installed with"),
    _N("introuvable", "Club des menuisiers", elsewhere.same_for_all, "unreachable",
       url="http://{host}:{port}/clubs/menuisiers", sectors="craft",
       why="its address shows what the site answers to any address"),
    _N("groupe-parti", "Groupe des verriers", elsewhere.group_that_left, "unreachable",
       url="http://{host}:{port}/groupes/verriers", sectors="craft",
       why="its platform sends its address to the platform's own front page"),
    _N("prete", "Réseau des forgerons", elsewhere.for_now, "unreachable", sectors="craft",
       why="redirects for the time being to a campaign on another domain"),
    _N("coupe", "Forum des soudeurs", failing.cut_off, "unreachable", sectors="craft",
       why="drops the connection in the middle of every page"),
    _N("boucle", "Réseau des luthiers", failing.redirect_loop, "unreachable", sectors="craft",
       why="its home page redirects in a circle"),
    _N("sans-tls", "Réseau des opticiens", failing.nothing, "unreachable",
       url="https://{host}:{port}/", sectors="sales",
       why="speaks no TLS where its address promises it"),
    # --- undetermined -----------------------------------------------------------------------------
    _N("sans-date", "Artisans de la vallée", plain.undated, "undetermined", sectors="craft",
       kind="local",
       why="shows no date anywhere"),
    _N("trop-jeune", "Nouveau réseau climat", wordpress.association, "undetermined", every=3,
       last=1, posts=3, disallow=("/wp-admin/",), sectors="environment",
       why="its first post is a week old"),
)
# fmt: on
