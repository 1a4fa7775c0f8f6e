"""Path parameters beside fixed names: `/entries/{entry_id}` next to `/entries/batch`. Owns how names are kept free."""

import re

from starlette.convertors import Convertor, register_url_convertor
from typing_extensions import override


class _Segment(Convertor[str]):
    @override
    def convert(self, value: str) -> str:
        return value

    @override
    def to_string(self, value: str) -> str:
        return value


def reserve(kind: str, *names: str) -> str:
    """Registers a kind of path parameter that is one segment, but none of `names`; its own name again.

    So a wrong method at a fixed address is answered 405 with that address's methods, not with its neighbour's.
    """

    class AnythingElse(_Segment):
        regex = rf"(?!(?:{'|'.join(map(re.escape, names))})\Z)[^/]+"

    register_url_convertor(kind, AnythingElse())
    return kind
