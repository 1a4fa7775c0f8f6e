// Owns what travels together: whatever the first page needs is one file, which packs smaller than six.

type Context = {
  getModuleInfo(id: string): { isEntry: boolean; importers: readonly string[] } | null;
};

/** "core" for every module that the entry reaches without asking for more later; null for the others. */
export function firstLoad(id: string, graph: Context): string | null {
  const seen = new Set<string>();
  const isReached = (module: string): boolean => {
    if (seen.has(module)) return false;
    seen.add(module);
    const known = graph.getModuleInfo(module);
    return known !== null && (known.isEntry || known.importers.some(isReached));
  };
  return isReached(id) ? "core" : null;
}
