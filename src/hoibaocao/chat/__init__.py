"""From answers to what people see."""
