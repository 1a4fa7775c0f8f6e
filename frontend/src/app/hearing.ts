// Owns listening to what is saved; the code that understands it comes with the first entry, and is kept for offline.
import { saved } from "#lib/saved.ts";

export function startHearing(): void {
  saved.subscribe((entry) => {
    if (!entry) return;
    // Without it Help is still at the top of every screen.
    import("#features/heard/hear.tsx").then(({ hear }) => hear(entry)).catch(() => undefined);
  });
}
