// Owns a list of ways onward, each as wide as a thumb needs.
import { Icon } from "./icon.tsx";
import "./link-list.css";

type Way = { href: string; label: string; note?: string | undefined };

export function LinkList({ links }: { links: Way[] }) {
  return (
    <ul class="link-list">
      {links.map(({ href, label, note }) => (
        <li key={href}>
          <a href={href}>
            <span>
              {label}
              {note && <span class="soft">{note}</span>}
            </span>
            <Icon name="next" size={20} />
          </a>
        </li>
      ))}
    </ul>
  );
}
