// Owns tags as typed: words with commas between.

export const tagList = (typed: string): string[] => [
  ...new Set(
    typed
      .split(",")
      .map((tag) => tag.trim())
      .filter(Boolean),
  ),
];

export const tagText = (tags: string[]): string => tags.join(", ");
