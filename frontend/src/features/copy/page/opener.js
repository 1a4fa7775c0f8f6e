// The script inside a sealed file: opens the JWE that stands in the same page. It asks nothing of any network.
{
  const find = (id) => document.getElementById(id);
  const form = document.querySelector("form");
  const field = find("passphrase");
  const said = find("said");
  const utf8 = new TextEncoder();
  const bytes = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const [header, wrapped, nonce, body, tag] = find("sealed").textContent.trim().split(".");
  const head = JSON.parse(new TextDecoder().decode(bytes(header)));

  const wrappingKey = async (passphrase) => {
    const typed = utf8.encode(passphrase.normalize("NFKC"));
    const salt = Uint8Array.of(...utf8.encode(head.alg), 0, ...bytes(head.p2s));
    const material = await crypto.subtle.importKey("raw", typed, "PBKDF2", false, ["deriveKey"]);
    const pbkdf2 = { name: "PBKDF2", hash: "SHA-512", salt, iterations: head.p2c };
    const wrap = { name: "AES-KW", length: 256 };
    return crypto.subtle.deriveKey(pbkdf2, material, wrap, false, ["unwrapKey"]);
  };

  const open = async (passphrase) => {
    const wrapping = await wrappingKey(passphrase);
    const { subtle } = crypto;
    const key = await subtle.unwrapKey(
      "raw",
      bytes(wrapped),
      wrapping,
      "AES-KW",
      "AES-GCM",
      false,
      ["decrypt"],
    );
    const gcm = { name: "AES-GCM", iv: bytes(nonce), additionalData: utf8.encode(header) };
    const [one, other] = [bytes(body), bytes(tag)];
    const sealed = new Uint8Array(one.length + other.length);
    sealed.set(one);
    sealed.set(other, one.length);
    return subtle.decrypt(gcm, key, sealed);
  };

  const show = (content) => {
    const file = find("file");
    form.hidden = true;
    file.href = URL.createObjectURL(new Blob([content], { type: head.cty }));
    file.textContent = said.dataset.save;
    file.hidden = false;
    said.textContent = said.dataset.opened;
    if (!head.cty.includes("pdf")) {
      find("text").textContent = new TextDecoder().decode(content);
      find("text").hidden = false;
    }
    file.focus();
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!globalThis.crypto?.subtle) {
      said.textContent = said.dataset.old;
      return;
    }
    said.textContent = said.dataset.working;
    open(field.value).then(show, () => {
      said.textContent = said.dataset.wrong;
      field.focus();
      field.select();
    });
  });
}
