"""The page that shows an alignment side by side: its parts, its style and its script."""
