"""What a session is called in the list: browser and system in two words. Coarse on purpose; sealed when stored."""

_BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"),
             ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari"))  # fmt: skip
_SYSTEMS = (("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"),
            ("Mac OS X", "Mac"), ("CrOS", "Chromebook"), ("Linux", "Linux"))  # fmt: skip
UNKNOWN = "Unknown device"


def device_label(user_agent: str) -> str:
    """For example "Firefox on Android"; "Unknown device" for what is neither a known browser nor a known system."""
    browser = _first(_BROWSERS, user_agent)
    system = _first(_SYSTEMS, user_agent)
    if browser and system:
        return f"{browser} on {system}"
    return browser or system or UNKNOWN


def _first(known: tuple[tuple[str, str], ...], user_agent: str) -> str:
    # Order matters: every Chrome also says Safari, and every Android also says Linux.
    return next((name for mark, name in known if mark in user_agent), "")
