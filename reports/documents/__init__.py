"""The papers of filings: summary, dossier, and the archives of one filing and of a whole call."""

from reports.documents import archive, dossier, summary

__all__ = ["archive", "dossier", "summary"]
