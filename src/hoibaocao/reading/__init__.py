"""From a report file to a `Report`: clean text, addresses, metadata."""
