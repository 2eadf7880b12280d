import { Button } from 'antd';
import type { Arrival } from '#shared/domain/arrivals/arrival.ts';
import { ARRIVAL_WAY_NAMES } from '#shared/domain/words/names.ts';
import type { ParticipationId } from '#shared/kernel/ids.ts';
import { formatChinaTime } from '#shared/kernel/instant.ts';

const SHOWN = 10;

interface LastArrivalsProps {
  /** Latest first. */
  readonly arrivals: readonly Arrival[];
  readonly unitNames: ReadonlyMap<ParticipationId, string>;
  readonly isLocked: boolean;
  readonly onUndo: (arrival: Arrival) => void;
}

/** The last ten, with those that were taken back. */
export function LastArrivals({ arrivals, unitNames, isLocked, onUndo }: LastArrivalsProps) {
  return (
    <section className="sheet" aria-label="最近到场">
      <h2>最近到场</h2>
      {arrivals.length === 0 && <div className="muted">还没有单位登记到场。</div>}
      <ul className="arrival-last figures">
        {arrivals.slice(0, SHOWN).map((arrival) => (
          <li key={arrival.id} className={arrival.undone ? 'arrival-line muted' : 'arrival-line'}>
            <span>{formatChinaTime(arrival.at)}</span>
            <span className={arrival.undone ? 'struck' : ''}>{unitNames.get(arrival.participationId)}</span>
            <span>{arrival.staff === undefined ? '' : `${arrival.staff} 人`}</span>
            <span>
              {ARRIVAL_WAY_NAMES[arrival.way]} · {arrival.by}
            </span>
            {arrival.undone ? (
              <span>已撤销：{arrival.undone.reason}</span>
            ) : (
              !isLocked && (
                <Button size="small" onClick={() => onUndo(arrival)}>
                  撤销
                </Button>
              )
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
