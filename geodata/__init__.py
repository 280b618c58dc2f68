"""Who and where: codes, registry, name resolution and boundaries of Japanese local governments."""

from geodata import files, lgcode
from geodata.boundaries import boundaries
from geodata.lgcode import LgcodeError
from geodata.registry import REGIONS, REGISTRY_DATE, TYPES, registry
from geodata.resolve import STATUSES, Resolution, resolve, resolve_many
from geodata.size_bands import SIZE_BANDS, SizeBand, size_band

__all__ = [
    "REGIONS",
    "REGISTRY_DATE",
    "SIZE_BANDS",
    "STATUSES",
    "TYPES",
    "LgcodeError",
    "Resolution",
    "SizeBand",
    "boundaries",
    "files",
    "lgcode",
    "registry",
    "resolve",
    "resolve_many",
    "size_band",
]
