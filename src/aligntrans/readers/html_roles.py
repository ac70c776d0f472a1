"""What an element's tag, attributes and class names say that it is for. Names of sites and themes are not here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum, auto

CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
HIDDEN_NAMES = frozenset(
    "hidden d-none hide visually-hidden visuallyhidden sr-only screen-reader-text element-invisible invisible".split()
)


class Purpose(Enum):
    """What an element is for, as far as that keeps its text out of the body."""

    FURNITURE = auto()
    AUTHOR = auto()
    """A byline, or a box about the author: its text tells which."""
    DATE = auto()
    META = auto()
    """Small print about the page, beside its title or below it."""
    CAPTION = auto()
    PULL_QUOTE = auto()


def _names(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])(?:{'|'.join(words.split())})(?![a-z])")


# In this order: a "share-links author" is for sharing.
NAMED = (
    (Purpose.PULL_QUOTE, _names(r"pull-?quotes? pull_quotes? pulled-?quotes? quote-callout")),
    (
        Purpose.FURNITURE,
        _names(
            r"nav navbar navigation menus? breadcrumbs? pager pagination sidebar masthead branding logo topbar toolbar"
            r" site-(?:header|footer|title|description|name|branding|info|logo|navigation) footer colophon copyright"
            r" share sharing shares social socials? sharedaddy addtoany share-?(?:bar|links|buttons|tools)"
            r" follow-us print-?links? tools post-?actions"
            r" related related-?(?:posts|articles|content|links) recommended recommended-?\w* recirc read-?(?:next|more)"
            r" more-(?:from|on|like|stories|posts|articles) yarpp also-like up-next teasers? promo promos?"
            r" newsletter subscribe subscription sign-?up cookies? consent gdpr popup modal overlay lightbox"
            r" ads? advert advertisement advertising sponsor sponsored banner widgets? disqus comments comment-form"
            r" respond tags taglist tag-?links tagged topics keywords categories cat-?links taxonomy toc"
            r" table-of-contents languages? langs? language-switcher translations? wpml lang-?switch(?:er)? locales?"
            r" skip skip-?(?:link|to)\w* search donate login back-to-top"
            r" author-?(?:bio|box|info|profile|card|about|description) about-?(?:the-?)?authors? bio biography bios"
            r" field-tags field-topics views-related post-navigation"
        ),
    ),
    (Purpose.CAPTION, _names(r"captions? caption-text image-?credits? photo-?credits? credits?")),
    (Purpose.AUTHOR, _names(r"byline authors? byauthor written-by contributors? writer submitted")),
    (Purpose.DATE, _names(r"dates? dateline posted-on published pub-?date timestamp publish-date created updated")),
    (Purpose.META, _names(r"meta entry-?meta post-?meta article-?meta kicker eyebrow")),
)
NOTES = _names(r"footnotes? endnotes? references notes? citations?")
ROLES = frozenset(
    "navigation banner contentinfo search menu menubar dialog alertdialog toolbar tablist button complementary".split()
)
TAGS = {
    **dict.fromkeys(("nav", "footer", "button", "select", "textarea", "dialog", "menu"), Purpose.FURNITURE),
    **dict.fromkeys(("figcaption", "caption"), Purpose.CAPTION),
}
DOUBTFUL_TAGS = frozenset({"header", "aside", "form"})


def names_of(attributes: Mapping[str, str]) -> str:
    """Return the class names and the id of an element, lower case, words of camelCase apart."""
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}"
    return CAMEL.sub("-", names).lower().replace("_", "-")


def is_hidden(attributes: Mapping[str, str]) -> bool:
    """Tell whether an element is not seen on the page."""
    if "hidden" in attributes or HIDDEN_STYLE.search(attributes.get("style", "")):
        return True
    return not HIDDEN_NAMES.isdisjoint(attributes.get("class", "").lower().split())


def is_sure(tag: str, attributes: Mapping[str, str]) -> Purpose | None:
    """Return what an element is for whatever it holds, by its tag or because it is hidden."""
    if tag in TAGS:
        return TAGS[tag]
    if attributes.get("role", "").lower() in ("navigation", "contentinfo", "search", "alertdialog"):
        return Purpose.FURNITURE
    return Purpose.FURNITURE if is_hidden(attributes) else None


def is_likely(tag: str, attributes: Mapping[str, str]) -> Purpose | None:
    """Return what an element is probably for, unless it holds the text of the page."""
    names = names_of(attributes)
    if names.strip():
        for purpose, pattern in NAMED:
            if pattern.search(names):
                return purpose
    itemprop = attributes.get("itemprop", "").lower()
    if itemprop in ("author", "datepublished", "datemodified"):
        return Purpose.AUTHOR if itemprop == "author" else Purpose.DATE
    if attributes.get("rel", "") in ("author", "tag", "category tag"):
        return Purpose.AUTHOR if attributes["rel"] == "author" else Purpose.FURNITURE
    return Purpose.FURNITURE if attributes.get("role", "").lower() in ROLES else None


def has_notes(attributes: Mapping[str, str]) -> bool:
    """Tell whether an element holds foot notes, which are short and still text."""
    return NOTES.search(names_of(attributes)) is not None
