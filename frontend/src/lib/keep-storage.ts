// Owns asking the browser not to throw away what waits on this phone; refuses to ask twice for what is granted.

/** True when it is promised, or when this browser knows no such promise and there is nothing to tell. */
export async function keepStorage(): Promise<boolean> {
  const { storage } = navigator;
  if (!storage?.persist) return true;
  try {
    return (await storage.persisted()) || (await storage.persist());
  } catch {
    return false;
  }
}
