declare module "virtual:crisis-texts/es" {
  /** What is worded by us, by what it is in English. */
  export const crisis: Record<string, string>;
}

declare module "virtual:crisis-resources" {
  type Line = {
    id: string;
    name: string;
    kind: string;
    call: string | null;
    text: string | null;
    keyword: string | null;
    url: string | null;
    hours: string | null;
    note: string | null;
  };
  type Region = { emergency: { call: string; for: string }[]; items: Line[] };
  export const resources: { collected: string; regions: Record<string, Region> };
}
