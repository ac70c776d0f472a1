"""Links inside units: names, numbers and dates that several languages have in common; see `links`."""
