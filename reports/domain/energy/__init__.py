"""What enterprises of a zone declare of the energy they use, and what it comes to (HZ-08)."""
