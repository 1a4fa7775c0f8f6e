// Owns putting a copy together with the page that opens it.
import type { ExportRequest } from "#api/exports.ts";
import { sealedPage } from "#locales/en/copies.ts";
import { savePlain, saveSealed } from "#store/copies.ts";
import script from "./page/opener.js?raw";
import style from "./page/page.css?raw";

export const save = (asked: ExportRequest, seal: string | null): Promise<void> =>
  seal === null
    ? savePlain(asked)
    : saveSealed(asked, { passphrase: seal, code: { script, style }, words: sealedPage });
