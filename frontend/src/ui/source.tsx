// Owns where a statement comes from. The titles of sources are English, and said so in every language (WCAG 2.2, 3.1.2).

export function Source({ label, name }: { label: string; name: string }) {
  return (
    <>
      {label} <span lang="en">{name}</span>
    </>
  );
}
