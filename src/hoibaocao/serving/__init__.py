"""The page behind a web server."""
