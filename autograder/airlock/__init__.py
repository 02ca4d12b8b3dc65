"""The only way from a student's process to the process that judges: values, never objects."""
