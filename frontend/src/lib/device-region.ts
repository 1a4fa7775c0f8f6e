// Owns the country that the phone's languages name; refuses to break on a name that is none ("C" on some computers).

export function deviceRegion(languages: readonly string[] = navigator.languages ?? []): string {
  for (const language of languages) {
    try {
      const { region } = new Intl.Locale(language);
      if (region) return region;
    } catch {
      // Not a language anybody else knows either.
    }
  }
  return "";
}
