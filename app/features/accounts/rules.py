"""What a login name and a password may be. Pure: no clock, database, web or keys."""

import unicodedata

from zxcvbn import zxcvbn

MIN_LOGIN_CHARACTERS = 3
MAX_LOGIN_CHARACTERS = 64
MIN_PASSWORD_CHARACTERS = 12  # NIST SP 800-63B-4 section 3.1.1.2 asks for 8, advises 15; 12 with a strength check
MAX_PASSWORD_BYTES = 1024
MIN_STRENGTH = 3  # zxcvbn scale 0-4: 3 is "safely unguessable", >= 10^8 guesses (Wheeler, USENIX Security 2016)
_STRENGTH_CHARACTERS = 72  # zxcvbn is quadratic and worse: 800 characters took 5.2 s (measured)
_LOGIN_PUNCTUATION = frozenset("-_.@+")
_LOGIN_CATEGORIES = frozenset({"Ll", "Lo", "Lm", "Mn", "Mc", "Nd"})
_REFUSED_IN_PASSWORDS = frozenset({"Cn", "Cs", "Cc"})  # unassigned code points may normalise otherwise tomorrow


def normalise_login(login: str) -> str:
    """The spelling that is compared: NFKC, case folded, NFKC again (Unicode TR15, TR36)."""
    folded = unicodedata.normalize("NFKC", login).strip().casefold()
    return unicodedata.normalize("NFKC", folded)


def login_problem(login: str) -> str | None:
    """What is wrong with a normalised login name, or None. Invisible and direction characters are refused."""
    if not MIN_LOGIN_CHARACTERS <= len(login) <= MAX_LOGIN_CHARACTERS:
        return f"use {MIN_LOGIN_CHARACTERS} to {MAX_LOGIN_CHARACTERS} characters"
    if any(c not in _LOGIN_PUNCTUATION and unicodedata.category(c) not in _LOGIN_CATEGORIES for c in login):
        return "use letters, digits and - _ . @ +"
    return None


def password_problem(password: str, login: str) -> str | None:
    """What is wrong with a new password, or None.

    Length, characters, then zxcvbn's guess estimate with its own list of 30,000 leaked passwords; the login
    name counts as something an attacker tries.
    """
    normal = unicodedata.normalize("NFKC", password)
    if len(normal) < MIN_PASSWORD_CHARACTERS:
        return f"use {MIN_PASSWORD_CHARACTERS} characters or more"
    if len(normal.encode(errors="surrogatepass")) > MAX_PASSWORD_BYTES:
        return f"use {MAX_PASSWORD_BYTES} bytes or fewer"
    if any(unicodedata.category(c) in _REFUSED_IN_PASSWORDS for c in normal):
        return "leave out characters that keyboards do not write the same way twice"
    if not _is_hard_to_guess(normal, login):
        return "this one is easy to guess; a few unrelated words make a good password"
    return None


def _is_hard_to_guess(password: str, login: str) -> bool:
    score: int = zxcvbn(password[:_STRENGTH_CHARACTERS], user_inputs=[login, "ebb", "journal"])["score"]
    return score >= MIN_STRENGTH
