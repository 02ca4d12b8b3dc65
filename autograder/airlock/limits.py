"""The budget of a crossing: how much one value, or one call's arguments, may take.

A crossing is one tree of JSON and its binary parts, on the way from one side to the other. The
writer checks these limits (`values.encode`) and refuses what is larger, as it refuses any other
value that cannot cross; the reader checks them again, because it does not believe the writer.
"""

# The JSON text of the tree and all parts, together. A model of a lesson takes 250 kB.
MAX_CROSSING_BYTES = 64_000_000
MAX_PARTS = 10_000  # arrays, texts and other binary parts
MAX_TREE_NODES = 500_000
MAX_TREE_DEPTH = 40  # containers inside one another
# Commas and opening brackets of the tree's JSON text, those in its strings among them. What is read
# from it takes up to 100 bytes of memory for each. Hardly any node has more than five.
MAX_TREE_SEPARATORS = 10 * MAX_TREE_NODES

MAX_ITEMS = MAX_CROSSING_BYTES  # of an array, whose items take a byte at least, or of a range
MAX_TEXT_CHARACTERS = MAX_CROSSING_BYTES  # of one string: each takes a byte at least
MAX_MODEL_PARAMETERS = MAX_CROSSING_BYTES // 4  # each takes four bytes in float32
MAX_FILE_BYTES = 50_000_000  # of a file that a check reads, which crosses whole, with its name

# A message: a crossing, and what the transport puts around it. It holds a tree as one more part.
MAX_FRAME_BYTES = MAX_CROSSING_BYTES + 1_000_000
MAX_FRAME_PARTS = MAX_PARTS + 1
MAX_FRAME_SEPARATORS = MAX_TREE_SEPARATORS + 10_000


def megabytes(size: int) -> str:
    """Return a number of bytes in MB, rounded up to a tenth: what is too large never looks equal.

    Parameters
    ----------
    size : int
        Bytes.
    """
    tenths = -(-size // 100_000)
    return f"{tenths // 10:,} MB" if tenths % 10 == 0 else f"{tenths // 10:,}.{tenths % 10} MB"
