"""The papers of filings: summary, dossier, and the archives of one filing and of a whole call."""

from reports.documents import archive, cover, dossier, public_report, summary

__all__ = ["archive", "cover", "dossier", "public_report", "summary"]
