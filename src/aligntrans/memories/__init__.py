"""Files of units that somebody paired: TMX, PO, XLIFF, tables. A reader each, and what all have in common."""
