import { OUTCOME_NAMES, OUTCOMES } from '#shared/domain/exchange/exchange-words.ts';
import { type OutcomeCounts, sumOfOutcomes } from '#shared/domain/exchange/packages.ts';
import { recordName } from '../../lib/column-words.ts';
import { countWords } from './exchange-text.ts';

/** What a package comes to, by record and in all; the five add up to its rows. */
export function CountsTable({
  counts,
  byTable,
  rows,
}: {
  readonly counts: OutcomeCounts;
  readonly byTable: readonly { readonly table: string; readonly counts: OutcomeCounts }[];
  readonly rows: number;
}) {
  const listed = byTable.reduce((sum, one) => sum + sumOfOutcomes(one.counts), 0);
  const before = sumOfOutcomes(counts) - listed;
  return (
    <table className="exchange-counts" data-testid="outcome-counts">
      <thead>
        <tr>
          <th scope="col">记录</th>
          {OUTCOMES.map((outcome) => (
            <th key={outcome} scope="col">
              {OUTCOME_NAMES[outcome]}
            </th>
          ))}
          <th scope="col">合计</th>
        </tr>
      </thead>
      <tbody>
        {byTable.map(({ table, counts: of }) => (
          <CountsRow key={table} name={recordName(table)} counts={of} />
        ))}
        {before > 0 && byTable.length > 0 && (
          <CountsRow name="此前已接收" counts={{ accepted: 0, same: before, duplicate: 0, conflict: 0, refused: 0 }} />
        )}
      </tbody>
      <tfoot>
        <CountsRow name={`包内共 ${countWords(rows)} 条`} counts={counts} />
      </tfoot>
    </table>
  );
}

function CountsRow({ name, counts }: { readonly name: string; readonly counts: OutcomeCounts }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {OUTCOMES.map((outcome) => (
        <td key={outcome} className={counts[outcome] > 0 && (outcome === 'conflict' || outcome === 'refused') ? 'warning-words' : ''}>
          {countWords(counts[outcome])}
        </td>
      ))}
      <td>{countWords(sumOfOutcomes(counts))}</td>
    </tr>
  );
}

/** 接收 120，相同 3: in one line, without what is nil. */
export function countsWords(counts: OutcomeCounts): string {
  const words = OUTCOMES.filter((outcome) => counts[outcome] > 0).map(
    (outcome) => `${OUTCOME_NAMES[outcome]} ${countWords(counts[outcome])}`,
  );
  return words.length === 0 ? '没有变化' : words.join('，');
}
