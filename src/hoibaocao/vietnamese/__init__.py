"""The Vietnamese language as both reports and questions use it: one normal form, one tokenizer."""
