"""Help for a page without script: every number of every region, folded by region. Words in English and Spanish."""

from html import escape
from itertools import groupby

# Where, what it is for, who answers, what is known about it, the words of the link, and how a phone dials it.
HelpLine = tuple[str, str, str, str, str, str]
_Group = tuple[tuple[str, ...], str, str]

# In the order of the Help screen, with its words.
_GROUPS: tuple[_Group, ...] = (
    (("emergency",), "In danger now", "En peligro ahora"),
    (("overdose", "poison"), "Overdose and poison", "Sobredosis e intoxicación"),
    (("crisis",), "Someone to talk to", "Alguien con quien hablar"),
    (("substance",), "About substances", "Sobre sustancias"),
)
_FIRST = (
    (
        "Hard to wake, breathing slowly, a seizure, chest pain, or not safe with yourself: call the emergency number "
        "now. Stay with them, and use naloxone if it is there."
    ),
    (
        "Si alguien casi no despierta, respira despacio, convulsiona o tiene dolor en el pecho, o si no estás a salvo "
        "contigo: llama ahora al número de emergencias. Quédate a su lado y usa naloxona si la hay."
    ),
)
_ELSEWHERE = (
    "Somewhere else? Call the emergency number where you are.",
    "¿En otro lugar? Llama al número de emergencias de donde estás.",
)
_NONE = ("None listed here.", "Aquí no hay ninguno en la lista.")


def help_block(lines: tuple[HelpLine, ...], checked: str) -> str:
    """The whole of Help, ready to stand in a page."""
    regions = "\n".join(_region(place, list(found)) for place, found in groupby(lines, key=lambda line: line[0]))
    seen = _both(f"Numbers checked on {escape(checked)}.", f"Números comprobados el {escape(checked)}.")
    return f"{_paragraphs(_FIRST)}\n{regions}\n{_paragraphs(_ELSEWHERE)}\n<p>{seen}</p>"


def folded(block: str) -> str:
    """The same behind one tap, for a page that has something else to say."""
    return f"<details>\n<summary>{_both('Help now', 'Ayuda ahora')}</summary>\n{block}\n</details>"


def _region(place: str, lines: list[HelpLine]) -> str:
    groups = "\n".join(_group(group, [line for line in lines if line[1] in group[0]]) for group in _GROUPS)
    return f"<details>\n<summary>{escape(place)}</summary>\n{groups}\n</details>"


def _group(group: _Group, lines: list[HelpLine]) -> str:
    services = "\n".join(_service(list(found)) for _, found in groupby(lines, key=lambda line: line[2:4]))
    said = f"<ul>\n{services}\n</ul>" if services else f"<p>{_both(*_NONE)}</p>"
    return f"<h2>{_both(*group[1:])}</h2>\n{said}"


def _service(numbers: list[HelpLine]) -> str:
    _, _, name, about, _, _ = numbers[0]
    ways = " ".join(f'<a href="{escape(uri)}">{escape(words)}</a>' for *_, words, uri in numbers)
    said = [
        f"<strong>{escape(name)}</strong>" if name else "",
        ways,
        f"<small>{escape(about)}</small>" if about else "",
    ]
    return f"<li>{'<br>'.join(part for part in said if part)}</li>"


def _both(english: str, spanish: str) -> str:
    return f'{english} · <span lang="es">{spanish}</span>'


def _paragraphs(words: tuple[str, str]) -> str:
    english, spanish = words
    return f'<p>{english}</p>\n<p lang="es">{spanish}</p>'
