"""Scores of search and answers against gold questions."""
