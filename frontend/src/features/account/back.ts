// Owns the way back from every screen of the account.
import { account as t } from "#locales/en/account.ts";

export const toYou = () => ({ href: "/you", label: t.back });
