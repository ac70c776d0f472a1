"""aligntrans pairs the English, Arabic and Farsi versions of a text and exports them aligned."""

__version__ = "0.1.0"
