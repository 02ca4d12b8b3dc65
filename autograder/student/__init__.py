"""What a student does besides solving: to start, to validate, to see how far they are."""
