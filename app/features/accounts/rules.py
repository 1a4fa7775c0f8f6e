"""What a login name and a password may be. Pure: no clock, database, web or keys."""

import math
import threading
import unicodedata

MIN_LOGIN_CHARACTERS = 3
MAX_LOGIN_CHARACTERS = 64
MIN_PASSWORD_CHARACTERS = 12  # NIST SP 800-63B-4 section 3.1.1.2 asks for 8, advises 15; 12 with a strength check
MAX_PASSWORD_BYTES = 1024
MIN_STRENGTH = 3  # zxcvbn scale 0-4: 3 is "safely unguessable", >= 10^8 guesses (Wheeler, USENIX Security 2016)
_STRENGTH_CHARACTERS = 72  # zxcvbn is quadratic and worse: 800 characters took 5.2 s (measured)
# zxcvbn tries every way of reading "p4$$w0rd": letters with more than one disguise multiply. 72 characters with all of
# them took 8.2 s (measured); above 8 readings each letter keeps one disguise, and the same words are still found.
_DISGUISES = ("4@", "({[<", "69", "1!|", "1|7", "$5", "+7")
_MAX_READINGS = 8
_ONE_DISGUISE = str.maketrans("@{[<!|$+", "4(((1157")
# zxcvbn keeps the login name it is given in a table all threads share: two at once raised, or took one another's name.
_ONE_AT_A_TIME = threading.Lock()
_LOGIN_PUNCTUATION = frozenset("-_.@+")
_LOGIN_CATEGORIES = frozenset({"Ll", "Lo", "Lm", "Mn", "Mc", "Nd"})
# Letters and marks that show nothing (Default_Ignorable_Code_Point, Unicode 15 DerivedCoreProperties.txt).
_INVISIBLE = frozenset(map(chr, (0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0))).union(
    *(map(chr, block) for block in (range(0x180B, 0x1810), range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0)))
)
_REFUSED_IN_PASSWORDS = frozenset({"Cn", "Cs", "Cc"})  # unassigned code points may normalise otherwise tomorrow


def normalise_login(login: str) -> str:
    """The spelling that is compared: NFKC, case folded, NFKC again (Unicode TR15, TR36)."""
    folded = unicodedata.normalize("NFKC", login).strip().casefold()
    return unicodedata.normalize("NFKC", folded)


def login_problem(login: str) -> str | None:
    """What is wrong with a normalised login name, or None. Invisible and direction characters are refused."""
    if not MIN_LOGIN_CHARACTERS <= len(login) <= MAX_LOGIN_CHARACTERS:
        return f"use {MIN_LOGIN_CHARACTERS} to {MAX_LOGIN_CHARACTERS} characters"
    if not all(map(_is_for_names, login)):
        return "use letters, digits and - _ . @ +"
    return None


def _is_for_names(character: str) -> bool:
    is_letter = unicodedata.category(character) in _LOGIN_CATEGORIES and character not in _INVISIBLE
    return is_letter or character in _LOGIN_PUNCTUATION


def is_possible_password(password: str) -> bool:
    """Whether an account can have this password. NFKC makes up to 18 characters of one, so 1,024 may become 18,432."""
    return len(_normal_bytes(password)) <= MAX_PASSWORD_BYTES


def password_problem(password: str, login: str) -> str | None:
    """What is wrong with a new password, or None.

    Length, characters, then zxcvbn's guess estimate with its own list of 30,000 leaked passwords; the login
    name counts as something an attacker tries.
    """
    normal = unicodedata.normalize("NFKC", password)
    if len(normal) < MIN_PASSWORD_CHARACTERS:
        return f"use {MIN_PASSWORD_CHARACTERS} characters or more"
    if not is_possible_password(password):
        return f"use {MAX_PASSWORD_BYTES} bytes or fewer"
    if any(unicodedata.category(c) in _REFUSED_IN_PASSWORDS for c in normal):
        return "leave out characters that keyboards do not write the same way twice"
    if not _is_hard_to_guess(normal, login):
        return "this one is easy to guess; a few unrelated words make a good password"
    return None


def _normal_bytes(password: str) -> bytes:
    return unicodedata.normalize("NFKC", password).encode(errors="surrogatepass")


def _is_hard_to_guess(password: str, login: str) -> bool:
    # Here: its word lists are 12 MiB and 20 ms of every start, for whoever chooses a password (measured).
    from zxcvbn import matching, zxcvbn  # noqa: PLC0415

    beginning = password[:_STRENGTH_CHARACTERS]
    readings = math.prod(max(1, len(set(disguises) & set(beginning))) for disguises in _DISGUISES)
    if readings > _MAX_READINGS:
        beginning = beginning.translate(_ONE_DISGUISE)
    with _ONE_AT_A_TIME:
        try:
            score: int = zxcvbn(beginning, user_inputs=[login, "ebb", "journal"])["score"]
        finally:
            matching.RANKED_DICTIONARIES.pop("user_inputs", None)  # where zxcvbn leaves the last name it was given
    return score >= MIN_STRENGTH
