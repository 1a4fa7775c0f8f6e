// Owns the words on the screen: English, and laid over it word by word what another language has for it.

export type Group = Record<string, unknown>;
/** What a language has for the words of one group. */
export type Speech = (group: string, english: Group) => Group;

type Word<W> = W extends (...given: infer Given) => string
  ? (...given: Given) => string
  : W extends readonly string[]
    ? { readonly [K in keyof W]: string }
    : string;

/** A group in another language, complete. */
export type Whole<T> = { readonly [K in keyof T]: Word<T[K]> };

/** A group in another language as far as it goes. Sentences around a value are never left out: see `locales/overlay`. */
export type Part<T> = Partial<Whole<T>> & {
  readonly [K in keyof T as T[K] extends (...given: never[]) => string ? K : never]: Word<T[K]>;
};

let speech: Speech = () => ({});
const known: [string, Group, Group][] = [];

/** A group of words in English. The object stays the same in every language, so read it when drawing, not before. */
export function words<const T extends object>(group: string, english: T): T {
  const shown = { ...english, ...speech(group, english as Group) };
  known.push([group, english as Group, shown]);
  return shown;
}

export function speak(next: Speech): void {
  speech = next;
  for (const [group, english, shown] of known) {
    // The language before may have had words that English has not (the texts of help lines).
    for (const key of Object.keys(shown)) delete shown[key];
    Object.assign(shown, english, speech(group, english));
  }
}
