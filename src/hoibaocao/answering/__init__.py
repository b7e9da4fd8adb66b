"""From passages to an answer in which every statement cites a sentence."""
