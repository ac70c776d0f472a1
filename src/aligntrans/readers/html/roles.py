"""What an element's tag, attributes and class names say that it is for. No names of sites."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
HIDDEN_NAMES = {
    "hidden",
    "d-none",
    "hide",
    "sr-only",
    "screen-reader-text",
    "invisible",
    "element-invisible",
} | {
    "visually-hidden",
    "visuallyhidden",
}


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
    (Purpose.PULL_QUOTE, _names("pull-?quotes? pulled-?quotes? quote-callout")),
    (
        Purpose.FURNITURE,
        _names(
            r"nav navbar navigation menus? breadcrumbs? pager pagination sidebar masthead branding"
            r" logo topbar site-(?:header|footer|title|description|name|branding|info|logo|navigation)"
            r" toolbar footer colophon share sharing shares social socials? sharedaddy addtoany"
            r" share-?(?:bar|links|buttons|tools) copyright follow-us print-?links? tools post-?actions"
            r" post-navigation table-of-contents toc back-to-top related"
            r" related-?(?:posts|articles|content|links) recommended recommended-?\w* recirc also-like"
            r" yarpp more-(?:from|on|like|stories|posts|articles) read-?(?:next|more) up-next teasers?"
            r" promos? views-related newsletter subscribe subscription sign-?up cookies? consent gdpr"
            r" popup modal overlay lightbox login ads? advert advertisement advertising sponsor"
            r" sponsored banner widgets? disqus comments comment-form respond tags taglist tag-?links"
            r" tagged topics keywords categories cat-?links taxonomy search donate languages? langs?"
            r" language-switcher translations? wpml lang-?switch(?:er)? locales? skip"
            r" skip-?(?:link|to)\w* author-?(?:bio|box|info|profile|card|about|description)"
            r" about-?(?:the-?)?authors? bio biography bios"
        ),
    ),
    (Purpose.CAPTION, _names("captions? caption-text image-?credits? photo-?credits? credits?")),
    (Purpose.AUTHOR, _names("byline authors? byauthor written-by contributors? writer submitted")),
    (
        Purpose.DATE,
        _names("dates? dateline posted-on published pub-?date timestamp publish-date created updated"),
    ),
    (Purpose.META, _names("meta entry-?meta post-?meta article-?meta kicker eyebrow")),
)
NOTES = _names(r"footnotes? endnotes? references notes? citations?")
ROLES = re.compile(
    r"navigation|banner|contentinfo|search|menu|menubar|dialog|alertdialog|toolbar|tablist|button"
    r"|complementary"
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


def is_likely(attributes: Mapping[str, str]) -> Purpose | None:
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
    return Purpose.FURNITURE if ROLES.fullmatch(attributes.get("role", "").lower()) else None


def has_notes(attributes: Mapping[str, str]) -> bool:
    """Tell whether an element holds foot notes, which are short and still text."""
    return NOTES.search(names_of(attributes)) is not None
