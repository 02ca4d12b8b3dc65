"""Keras's `.keras` files, a zip archive of a configuration, weights and vocabularies.

Nothing in one is compressed, so that few bytes cannot become many, and everything is checked
before anything is built from it.
"""

import io
import json
import re
import stat
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from autograder.airlock.codecs.keras_config import DAMAGED_MODEL
from autograder.airlock.codecs.keras_size import TOO_MANY_PARAMETERS
from autograder.airlock.limits import MAX_CROSSING_BYTES, MAX_MODEL_PARAMETERS
from autograder.airlock.refusal import RefusedValue, too_large

CONFIG_NAME, METADATA_NAME, WEIGHTS_NAME = "config.json", "metadata.json", "model.weights.h5"
ASSET_NAME = re.compile(r"assets(/(?!\.)[\w.\-]{1,100}){1,12}")
MAX_MEMBERS = 60
MAX_WEIGHT_GROUPS = 20_000  # groups and arrays of an HDF5 file
MAX_WEIGHT_DEPTH = 30  # groups inside one another
MAX_WEIGHT_BYTES = 8  # of one number
OPTIMIZER_GROUP = "optimizer"  # of the HDF5 file


class Archive(NamedTuple):
    """What a `.keras` file holds.

    Attributes
    ----------
    config : bytes
        JSON.
    weights : bytes
        HDF5.
    assets : dict
        Vocabularies by their names in the archive.
    """

    config: bytes
    weights: bytes
    assets: dict[str, bytes]


def read_archive(data: bytes, max_bytes: int = MAX_CROSSING_BYTES) -> Archive:
    """Take a `.keras` file apart.

    Keras compresses nothing, so nothing in it may be larger than the file.

    Raises
    ------
    RefusedValue
        If it is too large, or holds anything else, compressed, twice, or by a link.
    """
    if len(data) > max_bytes:
        raise too_large(len(data))
    try:
        found = dict(_members(data))
    except RefusedValue:
        raise
    except Exception:
        raise RefusedValue(DAMAGED_MODEL) from None
    if CONFIG_NAME not in found or WEIGHTS_NAME not in found:
        raise RefusedValue(DAMAGED_MODEL)
    config, weights = found.pop(CONFIG_NAME), found.pop(WEIGHTS_NAME)
    found.pop(METADATA_NAME, None)
    return Archive(config, weights, found)


def _members(data: bytes) -> Iterator[tuple[str, bytes]]:
    seen: set[str] = set()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
        if len(members) > MAX_MEMBERS or sum(m.file_size for m in members) > len(data):
            raise RefusedValue(DAMAGED_MODEL)
        for member in members:
            name = member.filename
            known = name in (CONFIG_NAME, METADATA_NAME, WEIGHTS_NAME) or ASSET_NAME.fullmatch(name)
            plain = member.compress_type == zipfile.ZIP_STORED and not member.flag_bits & 1
            link = stat.S_IFMT(member.external_attr >> 16) not in (0, stat.S_IFREG)
            if not known or not plain or link or name in seen:
                raise RefusedValue(DAMAGED_MODEL)
            with archive.open(member) as file:
                content = file.read(member.file_size + 1)
            if len(content) > member.file_size:
                raise RefusedValue(DAMAGED_MODEL)
            seen.add(name)
            yield name, content


def write_archive(config: dict[str, Any], weights: bytes, assets: Mapping[str, bytes]) -> bytes:
    """Return a `.keras` file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(METADATA_NAME, "{}")
        archive.writestr(CONFIG_NAME, json.dumps(config))
        archive.writestr(WEIGHTS_NAME, weights)
        for name, data in assets.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def without_optimizer(weights: bytes) -> bytes:
    """Return an HDF5 file of weights without the optimizer's state, which nothing needs."""
    import h5py

    kept = io.BytesIO()
    with h5py.File(io.BytesIO(weights), "r") as source, h5py.File(kept, "w") as target:
        for name in source:
            if name != OPTIMIZER_GROUP:
                source.copy(name, target)
    return kept.getvalue()


def check_weights(data: bytes) -> None:
    """Refuse an HDF5 file with anything but groups and plain arrays of numbers.

    Each array must be stored in full, so no more memory is needed than the file has bytes.

    Raises
    ------
    RefusedValue
        If there is a link, a filter, a virtual or external array, or too much of anything.
    """
    import h5py

    try:
        with h5py.File(io.BytesIO(data), "r") as file:
            total = sum(_checked_sizes(file, set(), 0))
    except RefusedValue:
        raise
    except Exception:
        raise RefusedValue(DAMAGED_MODEL) from None
    if total > MAX_MODEL_PARAMETERS:
        raise RefusedValue(TOO_MANY_PARAMETERS)


def _checked_sizes(group: Any, seen: set[int], depth: int) -> Iterator[int]:
    """Yield how many numbers each array holds."""
    import h5py

    for name in group:
        if type(group.get(name, getlink=True)) is not h5py.HardLink:
            raise RefusedValue(DAMAGED_MODEL)
        found = group[name]
        address = h5py.h5o.get_info(found.id).addr
        if address in seen or len(seen) > MAX_WEIGHT_GROUPS or depth > MAX_WEIGHT_DEPTH:
            raise RefusedValue(DAMAGED_MODEL)
        seen.add(address)
        if isinstance(found, h5py.Group):
            yield from _checked_sizes(found, seen, depth + 1)
        elif isinstance(found, h5py.Dataset):
            _check_array(found)
            yield found.size
        else:
            raise RefusedValue(DAMAGED_MODEL)


def _check_array(found: Any) -> None:
    """Refuse an array whose numbers are not all in this file, as they are."""
    filters = found.id.get_create_plist().get_nfilters()
    plain = found.dtype.kind in "fiub" or (found.dtype.kind == "V" and not found.dtype.names)
    if found.is_virtual or found.external or filters or found.shape is None:
        raise RefusedValue(DAMAGED_MODEL)
    if not plain or found.dtype.itemsize > MAX_WEIGHT_BYTES:
        raise RefusedValue(DAMAGED_MODEL)
    if found.nbytes > found.id.get_storage_size():
        raise RefusedValue(DAMAGED_MODEL)
