"""Texts to unit vectors: the only folder that knows sentence-transformers."""
