// Owns the words of choosing a name to sign in with.
export const names = {
  another: "Another suggestion",
  suggest: "Suggest one",
} as const;
