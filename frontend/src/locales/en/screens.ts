// Owns the names of the screens.
export const screens = {
  today: "Today",
  help: "Help",
} as const;
