"""Scrapy's settings: each value that differs from Scrapy's default, with the default and why."""

from __future__ import annotations

from vocabulary import promises

BOT_NAME = "vitality"
SPIDER_MODULES = ["crawler.spiders"]

# --- Who we are -----------------------------------------------------------------------------------
USER_AGENT = promises.USER_AGENT
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,application/json;q=0.9,*/*;q=0.8",
    "Accept-Language": "fr,en;q=0.7,*;q=0.3",  # default en: counsellors' networks are mostly French
}

# --- Politeness -----------------------------------------------------------------------------------
CONCURRENT_REQUESTS_PER_DOMAIN = 1  # default 8: one request at a time per host
#: Seconds between the end of an answer and the next request to its host (crawler/turns.py). Scrapy's own
#: delay counts from the start of a request: a slow server would be asked again the moment it has answered.
HOST_PAUSE = 1.0
DOWNLOAD_DELAY = 0  # default
SCHEDULER = "crawler.transport.first_come.FirstCome"
#: Networks under way at once; the others wait in the catalogue. More would take memory and no time away: a
#: network takes ten seconds at least, and this many keep a processor busy.
NETWORKS_AT_ONCE = 1_000
#: Seconds for the whole crawl; 0: no limit.
TIME_LIMIT = 0.0
#: Redirect hops followed per network on top of the budget.
REDIRECT_BUDGET = 4
# Default True, but the middleware keeps no record of what robots.txt said. The plan asks for
# robots.txt itself, obeys it for every address and keeps the answer as evidence (crawler/plan.py).
ROBOTSTXT_OBEY = False

# --- Our own connection ---------------------------------------------------------------------------
#: Addresses known to answer. If none of them does, nothing is visited: our own connection is down.
CANARIES: list[str] = []

# --- Limits against slow and hostile servers ------------------------------------------------------
CONCURRENT_REQUESTS = 200  # default 16: hosts are many and slow, each is asked one thing at a time
TWISTED_DNS_RESOLVER = "crawler.transport.address_guard.GuardedResolver"
ALLOW_PRIVATE = False
# Default: asyncio's own. This one counts what it waits: our time-outs are seconds of waiting, since while we
# read nobody else is heard (crawler/transport/patience.py).
ASYNCIO_EVENT_LOOP = "crawler.transport.patience.PatientLoop"
DNS_TIMEOUT = 8  # seconds, default 60; less than a connection may take, so that each is told apart
# Default 10. Names are looked up in threads, and a name whose servers are silent holds one for longer than
# we wait. With a thread to spare for each request none is ever left without: docs/performance.md.
REACTOR_THREADPOOL_MAXSIZE = 2 * CONCURRENT_REQUESTS
DOWNLOAD_HANDLERS = {
    "http": "crawler.transport.handler.Handler",
    "https": "crawler.transport.handler.Handler",
    "data": None,  # default on; only the web is read
    "file": None,
    "ftp": None,
    "s3": None,
}
# Whom to ask whose servers keep a domain ("address#port"); empty: whom this computer asks for addresses.
RESOLVERS: list[str] = []
CONNECT_TIMEOUT = 10.0  # seconds, ours
DOWNLOAD_TIMEOUT = 25  # seconds for the whole answer, default 180
DOWNLOAD_MAXSIZE = 5 * 1024 * 1024  # bytes, also after decompression; default 1 GiB
# Default 5,000,000: while so many bytes of answers are being read nothing more is asked of anybody, so that
# one large page held the whole crawl. What may be held is bounded by crawler/transport/room.py.
SCRAPER_SLOT_MAX_ACTIVE_SIZE = 64 * 1024 * 1024
DOWNLOAD_WARNSIZE = 0  # default 32 MiB: a size warning would repeat the limit's own record
# Default True, but a whole page with a wrong length is an answer: crawler/transport/transfer.py tells.
DOWNLOAD_FAIL_ON_DATALOSS = False
# Default False: a community with a lapsed certificate still lives, and is read all the same.
DOWNLOAD_VERIFY_CERTIFICATES = False

# --- Pages that are blank without their scripts ----------------------------------------------------
BROWSER = (
    ""  # command or file of a Chromium that shows them (extra [browser]); empty: they stay blank
)

# --- What the plan does itself (crawler/plan.py): one place for each, with a visit kept for each ---
REDIRECT_ENABLED = False  # each hop is a visit, and needs its own host's robots.txt
METAREFRESH_ENABLED = False
RETRY_ENABLED = False  # one late second try, in the plan
HTTPERROR_ALLOW_ALL = True  # every status is a fact
DUPEFILTER_CLASS = "scrapy.dupefilters.BaseDupeFilter"  # the plan never asks an address twice

# --- Parts switched off because nothing uses them; each costs CPU on every page -------------------
COOKIES_ENABLED = False
REFERER_ENABLED = False
HTTPPROXY_ENABLED = False  # a proxy would resolve names out of the address guard's sight
DOWNLOADER_STATS = False
DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware": None,
    "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,
    "crawler.transport.unpacking.Unpacking": 590,  # in its place
}
SPIDER_MIDDLEWARES = {
    "scrapy.spidermiddlewares.start.StartSpiderMiddleware": None,
    "scrapy.spidermiddlewares.httperror.HttpErrorMiddleware": None,
    "scrapy.spidermiddlewares.urllength.UrlLengthMiddleware": None,
    "scrapy.spidermiddlewares.depth.DepthMiddleware": None,
    "scrapy.spidermiddlewares.metacopy.MetaCopyDetectionMiddleware": None,  # answers yield no requests
}
# Named one by one: what is only left out of the usual ones is loaded all the same, among it two that run code
# which is sent to them (telnet, remote control) and what a web server of theirs needs.
EXTENSIONS_BASE = {
    "scrapy.extensions.corestats.CoreStats": 0,
    "scrapy.extensions.logcount.LogCount": 0,
    "scrapy.extensions.memusage.MemoryUsage": 0,
}
EXTENSIONS = {"crawler.transport.first_part.FirstPart": 0}
# Default 100: that many tasks are started for every answer, whatever it yields.
CONCURRENT_ITEMS = 1

# --- Keeping --------------------------------------------------------------------------------------
ITEM_PIPELINES = {
    "pipelines.validate.ValidatePipeline": 100,
    "pipelines.privacy.PrivacyPipeline": 200,
    "pipelines.keeping.StorePipeline": 300,
    "pipelines.log.LogPipeline": 400,
}

# --- Log ------------------------------------------------------------------------------------------
LOG_LEVEL = "ERROR"  # default DEBUG; what goes wrong on the web is a fact in the database
LOG_VERSIONS: list[str] = []  # default: a list of library versions at each start
STATS_DUMP = False
