// Owns English words on a page in another language: they are said in English (WCAG 2.2, 3.1.2), wherever they stand.
// Only whole words can be known again; a sentence with a value in it is therefore always translated (lib/words, `Part`).
import { h, options, type VNode } from "preact";
import type { Group, Speech } from "#lib/words.ts";

type Translated = Record<string, Group>;
type Props = { children?: unknown; lang?: string; "aria-label"?: unknown };

const english = new Set<unknown>();

function leave(word: unknown): void {
  for (const each of Array.isArray(word) ? word : [word]) english.add(each);
}

/** The groups as far as they are translated; remembers what is left in English. */
export function layOver(translated: Translated): Speech {
  return (name, group) => {
    const own = translated[name] ?? {};
    for (const key in group) if (!(key in own)) leave(group[key]);
    return own;
  };
}

const marked = (child: unknown) =>
  english.has(child) ? h("span", { lang: "en" }, String(child)) : child;

function mark(props: Props): void {
  const children = [props.children].flat();
  const isText = children.every(
    (child) => typeof child === "string" || child == null || child === false,
  );
  const words = children.filter((child) => english.has(child));
  const isNamed = children.length === 0 || isText;
  if (isText && words.length > 0 && words.length === children.filter(Boolean).length)
    props.lang = "en";
  else if (isNamed && english.has(props["aria-label"])) props.lang = "en";
  else if (words.length > 0) props.children = children.map(marked);
}

/** Looks at every element as it is made; in English this code is never loaded. */
function watch(): void {
  const before = options.vnode;
  options.vnode = (vnode: VNode) => {
    const props = vnode.props as Props;
    if (typeof vnode.type === "string" && !props.lang && document.documentElement.lang !== "en")
      mark(props);
    before?.(vnode);
  };
}

watch();
