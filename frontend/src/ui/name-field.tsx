// Owns choosing a name to sign in with: one's own, or one that says nothing about anybody.
import { names as t } from "#locales/en/names.ts";
import { TextField } from "./text-field.tsx";

type NameFieldProps = {
  label: string;
  value: string;
  onInput: (value: string) => void;
  onSuggest: () => void;
  error?: string | undefined;
};

export function NameField({ onSuggest, ...field }: NameFieldProps) {
  return (
    <>
      <TextField {...field} autoComplete="username" maxLength={64} />
      <div class="button-row">
        <button type="button" class="button-quiet" onClick={onSuggest}>
          {field.value ? t.another : t.suggest}
        </button>
      </div>
    </>
  );
}
