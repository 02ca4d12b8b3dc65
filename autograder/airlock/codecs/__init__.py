"""Codecs: how values of each family become a tree of JSON and binary parts, and values again."""
