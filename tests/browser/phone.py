"""What lies on a phone and on the server, read from outside: every byte the browser stores, every entry."""

import time
from collections import Counter
from collections.abc import Callable, Sized
from typing import Any

from playwright.sync_api import Page, Request

from tests.browser.person import Person, body_of

BATCH = "**/api/v1/entries/batch"
SETTINGS = "**/api/v1/settings"


def sent_entry(request: Request) -> dict[str, Any]:
    """The one entry a batch carries."""
    (operation,) = body_of(request)["operations"]
    entry: dict[str, Any] = operation["entry"]
    return entry


# Bytes come back as latin-1 text, so that a planted word is found in them as it is.
_DUMP = """async () => {
  const text = (value, depth = 0) => {
    if (value instanceof ArrayBuffer) value = new Uint8Array(value);
    if (ArrayBuffer.isView(value)) return Array.from(value, (byte) => String.fromCharCode(byte)).join("");
    if (value === null || typeof value !== "object" || depth > 8) return String(value);
    if (value instanceof CryptoKey) return `key extractable=${value.extractable} ${value.type}`;
    return Object.entries(value).map(([name, part]) => `${name}=${text(part, depth + 1)}`).join(";");
  };
  const wait = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const found = {};
  for (const { name } of await indexedDB.databases()) {
    const db = await wait(indexedDB.open(name));
    for (const store of db.objectStoreNames) {
      const all = db.transaction(store).objectStore(store);
      const [keys, values] = [await wait(all.getAllKeys()), await wait(all.getAll())];
      found[`${name}/${store}`] = keys.map((key, n) => `${text(key)} ${text(values[n])}`);
    }
    db.close();
  }
  for (const [name, storage] of Object.entries({ localStorage, sessionStorage })) {
    found[name] = Object.entries(storage).map(([key, value]) => `${key}=${value}`);
  }
  for (const key of await caches.keys()) {
    const cache = await caches.open(key);
    found[`cache ${key}`] = [];
    for (const request of await cache.keys()) {
      const body = await (await cache.match(request)).text();
      found[`cache ${key}`].push(`${new URL(request.url).pathname} ${body}`);
    }
  }
  return found;
}"""


def stored_on(page: Page) -> dict[str, list[str]]:
    """Everything this browser keeps for us, place by place."""
    dump: dict[str, list[str]] = page.evaluate(_DUMP)
    return dump


def remembers_settings(page: Page) -> bool:
    """Whether the copy on this phone has come far enough to show without an answer what a person chose."""
    copies = [rows for place, rows in stored_on(page).items() if place.startswith("ebb-cache-")]
    return any(row.startswith("settings ") for rows in copies for row in rows)


def become(read: Callable[[], object], expected: object) -> None:
    """What is read becomes what is expected, soon."""
    end = time.monotonic() + 20
    found = read()
    while found != expected and time.monotonic() < end:
        time.sleep(0.1)
        found = read()
    assert found == expected, f"{found} is not {expected}"


def hears(page: Page, heard: Sized, count: int) -> None:
    """A listener has heard this often. Playwright tells listeners only while a page is spoken to, so it is."""

    def so_far() -> int:
        page.wait_for_timeout(20)
        return len(heard)

    become(so_far, count)


def databases(page: Page) -> set[str]:
    """The kinds of databases there are; the cache's random name is left out."""
    names: list[str] = page.evaluate("indexedDB.databases().then((all) => all.map((each) => each.name))")
    return {"ebb-cache" if name.startswith("ebb-cache-") else name for name in names}


def bearer_of(person: Person) -> dict[str, str]:
    """The header of a session of its own, beside the phone's."""
    form: dict[str, str | float | bool] = {
        "grant_type": "password",
        "username": person.login,
        "password": person.passphrase,
    }
    token = person.page.request.post("/api/v1/auth/token", form=form).json()["access_token"]
    return {"Authorization": f"Bearer {token}"}


def settings_on_server(person: Person) -> dict[str, Any]:
    """The settings as the server has them, with their revision."""
    document: dict[str, Any] = person.page.request.get("/api/v1/settings", headers=bearer_of(person)).json()
    return {"revision": document["revision"], **document["settings"]}


def on_server(person: Person) -> list[dict[str, Any]]:
    """Every entry the server has, read with a session of its own."""
    bearer = bearer_of(person)
    entries: list[dict[str, Any]] = []
    cursor = None
    while True:
        query = f"&cursor={cursor}" if cursor else ""
        answer = person.page.request.get(f"/api/v1/entries?limit=100{query}", headers=bearer).json()
        entries += answer["entries"]
        cursor = answer["next_cursor"]
        if cursor is None:
            return entries


def told(entry: dict[str, Any]) -> str:
    """An entry in one word, whatever its kind."""
    match entry["kind"]:
        case "journal":
            return str(entry["text"])
        case "craving":
            return f"craving {entry['intensity']}"
        case "intake":
            return "used none" if entry["none"] else f"used {entry['amount']} {entry['unit']}"
        case _:
            noticed = sorted(f"{name} {rating}" for name, rating in entry["ratings"].items() if rating)
            return ", ".join(noticed) or "body none"


def told_by_server(person: Person) -> Counter[str]:
    return Counter(told(entry) for entry in on_server(person))


def arrives(person: Person, expected: Counter[str]) -> None:
    """What waits is sent, and the server then holds exactly this: nothing missing, nothing twice."""
    become(lambda: told_by_server(person), expected)
    person.all_saved()
    assert told_by_server(person) == expected
