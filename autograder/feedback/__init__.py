"""The page that a student gets back: rendering, sanitising, links to lessons, release."""
