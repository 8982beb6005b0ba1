"""Class names and addresses that speak for a date being that of a contribution, or against it. Data only.

They are English (or French, German, ...) whatever the page's language. All is searched for in lower-case
text, anywhere in a word unless a part says otherwise, in one pass.
"""

from __future__ import annotations

import re
from typing import Final

from crawler.readers.phrases import any_part

#: Class names and identifiers of dates that are never a contribution's.
NEVER: Final = any_part(
    r"join regist inscri visit(?!ors?-comment) last-?seen last-?active birth anniv geburt countdown",
    r"rebours clock(?<!fa-clock)(?<!icon-clock) horloge copyright tweet twitter deadline horaire opening",
    r"duration length expir calend(?<!fa-calend)(?<!icon-calend)(?<!bi-calend)",
    r"(?:users?|members?|membres?|who|is|stat\w{0,5})-?online(?!group)",
    r"online-?(?:list|user|member|stat|record|today) whoson poll\b sondage",
    r"cookie price prix (?<!date)modified widget.archive",
    r"(?<!portable-)archive-?(?:link|list|menu) arch(?:link|li|ul)\b (?<![a-z])sub-?menu",
    r"(?:^|\s)products?(?:$|\s)",
    r"member-?list user.?list current-?(?:date|time) today-?date",
)
#: Class names of happenings, whose dates are announced.
EVENTS: Final = any_part(
    r"event(?<!prevent) evenement agenda termin(?!al|at) veranstalt rendez-?vous concert program meetup",
    r"schedule rencontre",
)
#: Class names of what people write: a date within is when they wrote it.
WRITTEN: Final = any_part(
    r"(?<![a-z])responses?(?![a-z])",
    r"comment kommentar repl(?:y|ies) answer reponse message mess(?:case|table) beitrag thread topic",
    r"\bpost(?!er|al|e?-?code|-?type-(?:page|event)) sujet discussion forum review activity feed-story",
    r"shout bbp- guestbook testimonial changeslist comentario commenti reactie (?<!d)river t[ée]moignage",
    r"(?<![a-z])msg(?![a-z]) livre-?d-?or g[äa]e?stebuch",
)
#: Class names of those that are comments whoever signed them.
COMMENTS: Final = any_part(
    r"(?<![a-z])responses?(?![a-z])",
    r"comment kommentar comentario reactie shout guestbook t[ée]moignage testimonial",
    r"livre-?d-?or g[äa]e?stebuch",
)
#: Class names of pieces a site publishes.
PUBLISHED: Final = any_part(
    r"publi post pubdate creat entry news nieuws actu article artikel blog announ annonce release",
    r"byline submitted meldung aktuell notici notizi press story issue author auteur autor last latest",
    r"recent dernier excerpt teaser communiqu bulletin gazette newsletter parution nyhet senest senast",
)
#: Class names of a date's own element, or the one around it, that say when a piece was published.
OWN: Final = any_part(
    r"publi pubdate posted creat(?!ive) fecha postmetadata date-?time byline",
    r"entry-(?:date|meta|time) post-?(?:card-|item-)?(?:date|meta|time|info)",
    r"submitted news-?(?:card-|item-)?(?:date|datum|time|meta) article-?(?:date|info|meta|time)",
    r"meta-*date date-?posted",
    r"announ blog-?date info-?(?:date|meta) author odate thetime item-?date datum release",
)
#: Class names of an article among others.
ENTRY: Final = re.compile(r"hentry|type-post|blog-?post|post-?card|news-?item")
#: Class name of a date that needs words to say what it is of.
DATE: Final = re.compile(r"(?:^|[\s_-])(?:dat(?:e|um|a)|fecha)(?:$|[\s_-])")
#: Class names of the line that says who wrote and when.
SIGNING: Final = re.compile(r"(?<![a-z])(?:meta|footer|infos?|byline|autor|author|auteur)(?![a-z])")
#: Marks of a stream of everything that happens, happenings among it: its dates are when it was told.
FED: Final = any_part(r"feed-story activity")
#: A row that was put on top, whatever its age.
PINNED: Final = any_part(r"(?<!not-)(?<!non-)sticky pinned announcement epingl angepinnt fijado")
ANNOUNCED: Final = re.compile(r"(?<!\w)announcement(?!\w)")
PINNED_SIGNS: Final = ", ".join(
    f'[class*="{word}" i]:not([class*="not-{word}" i]), img[src*="{word}" i]'
    for word in ("sticky", "pinned", "announce")
)
#: The element of a date on which a piece was changed, beside that of its publication.
CHANGED: Final = re.compile(
    r"(?<![\w-])updated(?![\w-])(?<!published updated)(?<!date updated)|datemodified"
)
#: Class names of the day on which a piece was brought up to date.
RENEWAL: Final = re.compile(r"modif(?:y|ied)-?date")
#: What stands beside it where a piece shows both.
FIRST_PUBLISHED: Final = (
    '.published:not(.updated), .entry-date:not(.updated), [itemprop="datePublished"]'
)
#: Class names of running text: a date in it is part of what is told.
PROSE: Final = re.compile(
    r"(?:^|[\s_-])(?:content|contenu|text(?!-)|texte|body|signature|sig|quote|description|desc|excerpt"
    r"|summary|chapo)\b"
)
#: Class names of the one who wrote.
AUTHOR: Final = any_part(
    r"author auteur autor user-?name poster sender post-?user byline nickname pseudo signed"
)
#: Addresses of single contributions, or of the boards that hold them.
TOPICS: Final = any_part(
    r"thread topic sujet discussion viewforum forumdisplay (?<![a-z])boards?(?![a-z]) forum message msg",
    r"(?<![a-z])(?:show|view|get|find|last|new|blog)?posts?(?:ings?|id)?(?![a-z]) question answer",
    r"beitrag thema comment kommentar",
    r"[?&;](?:t|p|tid|pid)=[0-9] /t/ [/-][tf][0-9]+(?:[-./p#]|$) (?<![a-z])foros?(?![a-z]) debate",
    r"rubrique (?<![a-z])tema(?:s|t|ty)?(?![a-z]) onderwerp diskus[se]",
    r"(?<![a-z])(?:konu|emne)(?![a-z]) (?:^|/)[0-9]{4,6}\.html?$",
)
#: Addresses of one topic: what is dated and signed on such a page are its posts.
TOPIC_PAGE: Final = any_part(
    r"(?<![a-z])thread topic(?!s\b) (?<![a-z])sujet(?!s\b) (?<![a-z])thema(?!t) discussion(?!s\b)",
    r"question(?!s\b) onderwerp(?!en) (?<![a-z])temat?/ /t/ [?&;](?:t|tid)=[0-9]",
)
#: Where a link leads on a page: to one post of a thread.
POST_ANCHOR: Final = re.compile(
    r"#(?:(?:p|post|msg|message|comment|commentaire|kommentar|reply|answer|beitrag)[_-]?[0-9]+|[0-9]{5,})$"
)
#: Addresses of the pieces that a site publishes.
ARTICLES: Final = any_part(
    r"article[s/0-9_-] actu news nouvelle blog billet breve notici notizi aktuell nachricht nieuws",
    r"artik(?:el|ler) artyku haber /(?:19|20)[0-9]{2}/(?:0?[1-9]|1[0-2])/",
)
#: Addresses of people, and of happenings.
PEOPLE: Final = re.compile(
    r"(?:^|[/?&=;._-])(?:members?|membres?|profiles?|profils?|users?|utilisateurs?|authors?|auteurs?"
    r"|autor|mitglied(?:er)?|miembros?|membro|utent[ei]|usuarios?|people|viewprofile|showuser"
    r"|leden|medlem(?:mer|mar)?|membri|uzytkownik|uye"
    r"|memberlist|userinfo|u|benutzer(?:in)?)(?:[/?&=;.:_-]|%3a|$)"
)
HAPPENINGS: Final = any_part(
    r"agenda (?<!news-)(?<!news-and-)(?<!actualites-)events?\b (?<!actualites-)evenements?\b",
    r"calend[ae]r calendrier termine?\b rendez-?vous veranstaltung eventi eventos",
)
#: Addresses that lead to no piece of their own.
NO_PIECE: Final = any_part(
    r"^(?:#|javascript:|mailto:|tel:|data:) /(?:tags?|category|categorie|label)/ [?&]share=",
    r"(?:log|sign)-?(?:in|out|up) \.(?:jpe?g|png|gif|webp|svg)(?:$|\?)",
)
#: Hosts by which a service of feeds or mails leads to a site's own pieces.
FEED_SERVICES: Final = any_part(r"feedproxy feedburner eepurl mailchi\.mp campaign-archive")
