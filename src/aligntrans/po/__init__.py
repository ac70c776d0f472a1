"""The syntax of gettext PO files, read without loss. Which entries are units, and what of them changes, is not here."""
