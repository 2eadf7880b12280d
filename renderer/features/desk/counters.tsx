import type { DeskStatus } from '#shared/contract/desk.ts';
import { VERDICTS } from '#shared/domain/signups/signup.ts';
import { VERDICT_NAMES } from '#shared/domain/signups/signup-words.ts';

/** 本小时, 到场人数, and the sum that always holds: every scan has one of the four verdicts. */
export function Counters({ status }: { readonly status: DeskStatus | undefined }) {
  const tallies = status?.tallies;
  return (
    <div className="desk-counters" data-testid="desk-counters">
      <Counter label="本小时" value={status?.thisHour} />
      <Counter label="到场人数" value={status?.people} />
      <span className="desk-sum">
        {VERDICTS.map((verdict, index) => (
          <span key={verdict}>
            {index > 0 && <span className="muted"> + </span>}
            <Counter label={VERDICT_NAMES[verdict]} value={tallies?.[verdict]} />
          </span>
        ))}
        <span className="muted"> = </span>
        <Counter label="扫描" value={tallies?.scans} />
        {tallies !== undefined && tallies.undone > 0 && <span className="muted">（通过中已撤销 {tallies.undone}）</span>}
      </span>
    </div>
  );
}

function Counter({ label, value }: { readonly label: string; readonly value: number | undefined }) {
  return (
    <span className="desk-counter">
      <span className="muted">{label}</span> <strong className="figures">{value ?? '—'}</strong>
    </span>
  );
}
