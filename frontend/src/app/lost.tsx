// Owns the answer to an address that leads nowhere.
import { shell } from "#locales/en/shell.ts";
import { Card } from "#ui/card.tsx";

export function Lost() {
  return (
    <Card>
      <p>{shell.lostText}</p>
      <div class="button-row">
        <a class="button" href="/">
          {shell.toToday}
        </a>
      </div>
    </Card>
  );
}
