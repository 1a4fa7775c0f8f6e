// The script inside a sealed file: opens the JWE that stands in the same page. It asks nothing of any network.
(() => {
  const find = (id) => document.getElementById(id);
  const form = document.querySelector("form");
  const field = find("passphrase");
  const said = find("said");
  const file = find("file");
  const shown = find("text");
  const utf8 = new TextEncoder();
  const bytes = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const parts = find("sealed").textContent.trim().split(".");
  const head = JSON.parse(new TextDecoder().decode(bytes(parts[0])));

  async function open(passphrase) {
    const subtle = crypto.subtle;
    const salt = new Uint8Array([...utf8.encode(head.alg), 0, ...bytes(head.p2s)]);
    const typed = utf8.encode(passphrase.normalize("NFKC"));
    const material = await subtle.importKey("raw", typed, "PBKDF2", false, ["deriveKey"]);
    const pbkdf2 = { name: "PBKDF2", hash: "SHA-512", salt, iterations: head.p2c };
    const wrap = { name: "AES-KW", length: 256 };
    const wrapping = await subtle.deriveKey(pbkdf2, material, wrap, false, ["unwrapKey"]);
    const key = await subtle.unwrapKey("raw", bytes(parts[1]), wrapping, "AES-KW", "AES-GCM", false, [
      "decrypt",
    ]);
    const gcm = { name: "AES-GCM", iv: bytes(parts[2]), additionalData: utf8.encode(parts[0]) };
    return subtle.decrypt(gcm, key, new Uint8Array([...bytes(parts[3]), ...bytes(parts[4])]));
  }

  function show(content) {
    form.hidden = true;
    file.href = URL.createObjectURL(new Blob([content], { type: head.cty }));
    file.textContent = said.dataset.save;
    file.hidden = false;
    said.textContent = said.dataset.opened;
    if (!/pdf/.test(head.cty)) {
      shown.textContent = new TextDecoder().decode(content);
      shown.hidden = false;
    }
    file.focus();
  }

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
})();
