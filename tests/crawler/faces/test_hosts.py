"""Hosts' own pages in a site's place, and the living pages that resemble them."""

from __future__ import annotations

# ruff: noqa: E501 - one case a line
import pytest

from crawler.faces import look
from crawler.page import Page
from tests.crawler.faces.pages import answer, is_proven, raw
from vocabulary.items import Face

GITHUB = "<h1>404</h1><p><strong>There isn't a GitHub Pages site here.</strong></p><p>If you're trying to publish one, <a href='https://help.github.com/pages/'>read the full documentation</a>.</p>"
HEROKU = "<iframe src='//www.herokucdn.com/error-pages/no-such-app.html'></iframe>"
S3 = "<?xml version='1.0'?><Error><Code>NoSuchBucket</Code><Message>The specified bucket does not exist</Message></Error>"
WORDPRESS = "<h1>leclub.wordpress.com doesn&#8217;t exist</h1><p>Do you want to register <em>leclub.wordpress.com</em>?</p>"
TUMBLR = "<h1>There's nothing here.</h1><p>Whatever you were looking for doesn't currently exist at this address.</p>"
AZURE = "<h1>404 Web Site not found.</h1><p>Custom domain has not been configured inside Azure.</p>"
WIX = "<h1>Looks like this domain isn't connected to a website yet</h1>"
PANTHEON = (
    "<h1>404 Unknown Site</h1><p>The gods are wise, but do not know of the site which you seek.</p>"
)
BLOGGER = "<h1>Blog not found</h1><p>Sorry, the blog you were looking for does not exist. However, the name leclub is available to register!</p>"

UNCLAIMED = {
    "GitHub Pages": answer(GITHUB, "Site not found · GitHub Pages", 404, server="GitHub.com"),
    "Heroku": answer(HEROKU, "No such app", 404, server="Cowboy"),
    "Amazon S3": raw(S3, 404, server="AmazonS3", content_type="application/xml"),
    "Netlify": raw("Not Found - Request ID: 01JDX2M9QK7V", 404, server="Netlify"),
    "Vercel": raw("The deployment could not be found on Vercel.\n\nDEPLOYMENT_NOT_FOUND\n\ncdg1::x", 404, server="Vercel", x_vercel_error="DEPLOYMENT_NOT_FOUND"),
    "WordPress.com": answer(WORDPRESS, "WordPress.com", 200, "https://wordpress.com/typo/?subdomain=leclub"),
    "WordPress.com, deleted": answer("<p>leclub.wordpress.com is no longer available.</p><p>The authors have deleted this site.</p>", "leclub", 410, "https://leclub.wordpress.com/"),
    "Blogger": answer(BLOGGER, "Blog not found", 404, "https://leclub.blogspot.com/"),
    "Tumblr": answer(TUMBLR, "Not found.", 404, "https://leclub.tumblr.com/"),
    "Fastly": raw("Fastly error: unknown domain: club.example. Please check that this domain has been added to a service.", 500, x_served_by="cache-cdg-1"),
    "Azure": answer(AZURE, "Microsoft Azure Web App - Error 404", 404),
    "Squarespace": answer("<p>No Such Account</p>", "Squarespace - No Such Account", 404, server="Squarespace"),
    "Wix": answer(WIX, "Error ConnectYourDomain", 404, x_wix_request_id="1732"),
    "Pantheon": answer(PANTHEON, "404 Error Unknown Site!", 404),
    "Surge": answer("<h1>project not found</h1>", "project not found", 404, server="SurgeCDN/1"),
}  # fmt: skip


@pytest.mark.parametrize("page", UNCLAIMED.values(), ids=UNCLAIMED)
def test_a_hosts_answer_for_a_site_it_does_not_have(page: Page) -> None:
    found = look(page)
    assert found.face is Face.UNCLAIMED_HOST
    assert is_proven(found)


THREAD = "<p>Bonjour, mon domaine affiche ce message, que faire ?</p><a href='/forum'>Forum</a>"


@pytest.mark.parametrize("host", UNCLAIMED)
def test_a_living_page_that_quotes_a_hosts_answer_is_ok(host: str) -> None:
    page = UNCLAIMED[host]
    quote = page.text.replace("<h1>", "<p>").replace("</h1>", "</p>")
    quoted = answer(f"{quote}{THREAD}", "Mon site a disparu", server="nginx")
    assert look(quoted).face is Face.OK


MISSING_PAGES = {
    "GitHub Pages": answer("<h1>404</h1><p>The site configured at this address does not contain the requested file.</p>", "Page not found · GitHub Pages", 404, "https://club.example/a", server="GitHub.com"),
    "Heroku": answer("<h1>The page you were looking for doesn't exist.</h1>", "404", 404, server="Cowboy"),
    "Amazon S3": raw("<Error><Code>NoSuchKey</Code></Error>", 404, server="AmazonS3"),
    "Netlify": raw("Not Found - Request ID: 01JDX2M9QK7V", 404, "https://club.example/photo.jpg", server="Netlify"),
    "Vercel": raw("The page could not be found\n\nNOT_FOUND", 404, server="Vercel", x_vercel_error="NOT_FOUND"),
    "WordPress.com": answer("<h1>Oops! That page can't be found.</h1>", "Page not found", 404, "https://leclub.wordpress.com/a"),
    "Blogger": answer("<p>Sorry, the page you were looking for in this blog does not exist.</p>", "Le club", 404, "https://leclub.blogspot.com/a"),
    "Tumblr": answer(TUMBLR, "Not found.", 404, "https://leclub.tumblr.com/post/12"),
    "Ghost": answer("<p>The thing you were looking for is no longer here, or never was</p>", "404", 404, server="openresty"),
    "Webflow": answer("<h2>Page Not Found</h2><p>The page you are looking for doesn't exist or has been moved</p>", "Not Found", 404, x_wf_region="eu"),
    "Read the Docs": answer("<p>The page you requested does not exist or may have been removed.</p>", "Not Found", 404, x_rtd_domain="club.example"),
    "Wix": answer("<h1>Cette page est introuvable</h1>", "404", 404, x_wix_request_id="1732"),
    "a forum's own words": answer("<p>Ce forum n'existe pas.</p>", "Information", 404, "https://club.example/viewforum.php?f=9", server="nginx"),
}  # fmt: skip


@pytest.mark.parametrize("page", MISSING_PAGES.values(), ids=MISSING_PAGES)
def test_a_missing_page_of_a_living_site_is_not_a_missing_site(page: Page) -> None:
    assert look(page).face is Face.OK


SUSPENDED = {
    "cPanel's address": answer("<h1>Account Suspended</h1><p>This Account has been suspended.</p>", "Account Suspended", 200, "https://club.example/cgi-sys/suspendedpage.cgi"),
    "cPanel's pictures": answer("<img src='/img-sys/headerbg.jpg'><h1>This Account has been suspended.</h1><p>Contact your hosting provider for more information.</p>", "Account Suspended"),
    "cPanel's redirection": answer("<p>Please wait</p>", "Account Suspended", head="<meta http-equiv='refresh' content='0; url=/cgi-sys/suspendedpage.cgi'>"),
    "a host's address": answer("<h1>Website suspended</h1>", "Website suspended", 200, "https://suspended-website.com/index.php?host=club.example"),
    "a refusal in English": answer("<h1>Account Suspended</h1><p>Contact your hosting provider for more information.</p>", "club.example", 403),
    "a refusal in French": answer("<p>Contactez votre hébergeur.</p>", "Compte suspendu", 503),
    "DirectAdmin": answer("<h1>Your site has been suspended</h1><p>Either the domain has been overused, or the reseller ran out of resources.</p>", "Suspended", 403),
}  # fmt: skip


@pytest.mark.parametrize("page", SUSPENDED.values(), ids=SUSPENDED)
def test_an_account_suspended_by_its_host(page: Page) -> None:
    found = look(page)
    assert found.face is Face.SUSPENDED
    assert is_proven(found)
    assert found.quote


NOT_SUSPENDED = {
    "a web hosting forum's thread": answer("<h1>Account suspended</h1><p>My hosting provider suspended me. Contact your hosting provider, they said. Which web host is better?</p>", "Account suspended"),
    "a thread that links to the panel's page": answer("<h1>Account suspended</h1><p>I see <a href='/cgi-sys/suspendedpage.cgi'>this</a>. Contact your web host?</p>", "Account suspended"),
    "a thread under a refusal, with a menu": answer("<h1>Account suspended</h1><p>Contact your web host.</p><a href='/forum'>Forum</a><a href='/faq'>FAQ</a>", "Account suspended", 403),
    "a question": answer("<p>Contact your hosting provider.</p>", "Account suspended?", 403),
    "engineers": answer("<h1>Suspended bridges</h1><p>Find a web host for your page.</p>", "Suspended bridges"),
    "a meeting": answer("<h1>Activité suspendue</h1><p>Les réunions du club sont suspendues jusqu'à janvier.</p>", "Activité suspendue", 200),
    "a member's account": answer("<p>Votre compte a été bloqué par un modérateur.</p>", "Compte suspendu", 403),
}  # fmt: skip


@pytest.mark.parametrize("page", NOT_SUSPENDED.values(), ids=NOT_SUSPENDED)
def test_a_page_that_speaks_of_a_suspension_is_ok(page: Page) -> None:
    assert look(page).face is Face.OK
