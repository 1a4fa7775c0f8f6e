"""Words for suggested login names: calm, neutral, not about people or recovery."""

import secrets
from collections.abc import Iterator

_TRIES = 8
_FIRST = (
    "amber autumn brisk calm cedar clear cloudy copper distant early evening fern gentle golden granite green "
    "hazel hidden indigo ivory lantern late linen little lunar maple meadow mellow misty morning mossy northern "
    "olive open paper patient pebble plain quiet rainy river sandy silver slow soft southern steady still stone "
    "sunny tidal upland velvet warm western willow winding winter wooden"
).split()
_SECOND = (
    "acorn alder arch basin bay beach birch bridge brook canyon cliff clover coast cove creek delta drift dune "
    "elm field finch fjord forest garden glade glen grove harbor heron hill inlet island kettle lake lagoon larch "
    "lark leaf marsh mesa mill moor orchard otter path pine plover pond prairie quarry reed reef ridge river "
    "robin shore spruce stream summit swift thicket trail valley wren"
).split()


def suggested_names() -> Iterator[str]:
    """A few random names such as `quiet-river-4821`, the last with more digits: about 38 million at first."""
    for attempt in range(_TRIES):
        digits = 9_000 if attempt < _TRIES - 1 else 900_000_000
        number = secrets.randbelow(digits) + digits // 9
        yield f"{secrets.choice(_FIRST)}-{secrets.choice(_SECOND)}-{number}"
