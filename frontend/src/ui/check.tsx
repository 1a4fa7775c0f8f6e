// Owns the check box with its words beside it.
type CheckProps = {
  label: string;
  /** Read out with the label where the page shows it by its place alone. */
  about?: string;
  hint?: string;
  on: boolean;
  onToggle: (on: boolean) => void;
};

export function Check({ label, about, hint, on, onToggle }: CheckProps) {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={on}
        onChange={(event) => onToggle(event.currentTarget.checked)}
      />
      <span>
        {label}
        {about && <span class="visually-hidden">: {about}</span>}
        {hint && <span class="soft check-hint">{hint}</span>}
      </span>
    </label>
  );
}
