// Owns the list of places where the journal is open, and closing it there.
import { useEffect, useState } from "preact/hooks";
import { dayLabel } from "#lib/time.ts";
import { account as t } from "#locales/en/account.ts";
import {
  endOtherSessions,
  endSession,
  listSessions,
  type SessionView,
} from "#store/own-account.ts";
import { say } from "#store/toast.ts";
import { Card } from "#ui/card.tsx";
import { toYou } from "./back.ts";
import "./sessions.css";

function Session({ session, onEnd }: { session: SessionView; onEnd: () => void }) {
  const { label, current, created_on, last_seen_on } = session;
  return (
    <li class="session">
      <div>
        <p class="session-label">{label}</p>
        {current && <p>{t.sessionHere}</p>}
        <p class="soft">{t.sessionSeen(dayLabel(created_on), dayLabel(last_seen_on))}</p>
      </div>
      {!current && (
        <button
          type="button"
          class="button-soft"
          aria-label={`${t.sessionEnd}: ${label}`}
          onClick={onEnd}
        >
          {t.sessionEnd}
        </button>
      )}
    </li>
  );
}

function useSessions() {
  const [sessions, setSessions] = useState<SessionView[] | "loading" | "unreachable">("loading");
  const load = () => void listSessions().then(setSessions, () => setSessions("unreachable"));
  useEffect(load, []);
  const end = async (work: Promise<void>, done: string) => {
    await work.then(
      () => say(done),
      () => say(t.notDone),
    );
    load();
  };
  return { sessions, load, end };
}

/** The one in the person's hand first. */
const hereFirst = (sessions: SessionView[]) =>
  [...sessions].sort((one, other) => Number(other.current) - Number(one.current));

export function SessionsScreen() {
  const { sessions, load, end } = useSessions();
  if (sessions === "loading") return <p class="soft">{t.loading}</p>;
  if (sessions === "unreachable") {
    return (
      <Card>
        <p>{t.sessionsUnreachable}</p>
        <button type="button" class="button-soft" onClick={load}>
          {t.tryAgain}
        </button>
      </Card>
    );
  }
  return (
    <>
      <Card hint={t.sessionsHint}>
        <ul>
          {hereFirst(sessions).map((each) => (
            <Session
              key={each.id}
              session={each}
              onEnd={() => void end(endSession(each.id), t.sessionEnded)}
            />
          ))}
        </ul>
        {sessions.length === 1 ? (
          <p class="soft">{t.sessionsOnlyHere}</p>
        ) : (
          <button
            type="button"
            class="button-soft"
            onClick={() => void end(endOtherSessions(), t.sessionsEnded)}
          >
            {t.sessionsEnd}
          </button>
        )}
      </Card>
      <a class="button-quiet" href={toYou().href}>
        {toYou().label}
      </a>
    </>
  );
}
