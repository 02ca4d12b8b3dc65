"""What leaves the house: the archive that students get, and the proof that no answer is in it."""
