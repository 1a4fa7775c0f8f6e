// Owns a labelled field with its error beside it; never a placeholder.
import type { InputHTMLAttributes } from "preact";
import { useId } from "preact/hooks";

// Preact's types want one literal `type` each; ours is chosen by the caller.
type InputAttributes = InputHTMLAttributes<HTMLInputElement>;

type TextFieldProps = {
  label: string;
  value: string;
  onInput: (value: string) => void;
  onBlur?: (() => void) | undefined;
  type?: "text" | "password" | "date" | "time" | "search";
  inputMode?: "text" | "decimal" | "numeric" | "tel";
  autoComplete?: string;
  autoCapitalize?: "characters";
  spellcheck?: boolean;
  maxLength?: number;
  lines?: boolean;
  hint?: string | undefined;
  error?: string | undefined;
};

export function TextField({ label, hint, error, lines, onInput, type, ...rest }: TextFieldProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  const shared = {
    ...rest,
    "aria-describedby": described || undefined,
    "aria-invalid": error ? true : undefined,
    onInput: (event: { currentTarget: { value: string } }) => onInput(event.currentTarget.value),
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {lines ? (
        <textarea id={id} {...shared} />
      ) : (
        <input {...({ id, type: type ?? "text", ...shared } as InputAttributes)} />
      )}
      {hint && (
        <p class="soft" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}
