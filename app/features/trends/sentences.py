"""The sentence above a chart, in the languages the app speaks. Owns its words: no praise, no cause, no advice."""

from typing import Literal

from app.features.trends.slope import Slope

Direction = Literal["rising", "falling", "unclear", "too_few"]

_PRECISE_BELOW = 100  # from here on decimals claim more than a journal knows
_ENGLISH = {
    "trend": "About {slope} a week ({low} to {high}), {days} logged days",
    "unclear": "No clear trend yet, {days} logged days",
    "too_few": "No clear trend yet: {needs} more logged days",
    "too_few_one": "No clear trend yet: 1 more logged day",
    "prescribed": "Days: {taken} taken, {missed} missed, {different} different, {not_logged} not logged",
}
_SPANISH = {
    "trend": "Unos {slope} por semana (de {low} a {high}), {days} días anotados",
    "unclear": "Aún no hay una tendencia clara, {days} días anotados",
    "too_few": "Aún no hay una tendencia clara: faltan {needs} días anotados",
    "too_few_one": "Aún no hay una tendencia clara: falta 1 día anotado",
    "prescribed": "Días: {taken} con toma, {missed} sin toma, {different} distintos, {not_logged} sin anotar",
}
_LANGUAGES = {"en": _ENGLISH, "es": _SPANISH}


def direction_of(slope: Slope | None) -> Direction:
    """Which way, said only when the interval excludes zero, and what is printed of it does too."""
    if slope is None:
        return "too_few"
    if slope.low <= 0 <= slope.high or _decimals(slope) is None:
        return "unclear"
    return "rising" if slope.low > 0 else "falling"


def slope_sentence(slope: Slope | None, *, days: int, needs: int, language: str) -> str:
    """What can be said; English where the language is not spoken."""
    words = _LANGUAGES.get(language[:2], _ENGLISH)
    if slope is None:
        return words["too_few_one" if needs == 1 else "too_few"].format(needs=needs)
    decimals = _decimals(slope)
    if decimals is None or direction_of(slope) == "unclear":
        return words["unclear"].format(days=days)
    low, high = _printed(slope.low, decimals), _printed(slope.high, decimals)
    sign = "+" if slope.per_week > 0 else ""
    return words["trend"].format(slope=sign + _printed(slope.per_week, decimals), low=low, high=high, days=days)


def prescribed_sentence(*, taken: int, missed: int, different: int, not_logged: int, language: str) -> str:
    """Days of each sort. A count, never a share."""
    words = _LANGUAGES.get(language[:2], _ENGLISH)
    return words["prescribed"].format(taken=taken, missed=missed, different=different, not_logged=not_logged)


def _decimals(slope: Slope) -> int | None:
    """How many are needed for the end of the interval that is nearer to zero not to read as zero; two at most."""
    nearest = min(abs(slope.low), abs(slope.high))
    return next((decimals for decimals in (1, 2) if round(nearest, decimals)), None)


def _printed(number: float, decimals: int) -> str:
    text = f"{number:.{decimals}f}" if abs(number) < _PRECISE_BELOW else f"{number:.0f}"
    return text.replace("-", "\N{MINUS SIGN}")
