import { Button } from 'antd';
import type { ScanLine } from '#shared/contract/desk.ts';
import { SCAN_REASON_NAMES, SCAN_WAY_NAMES, VERDICT_NAMES } from '#shared/domain/signups/signup-words.ts';
import { formatChinaTime } from '#shared/kernel/instant.ts';
import { factsOf } from './verdict-panel.tsx';

/** Fixed, so that nothing moves sideways from scan to scan. */
const WIDTHS = [
  ['time', '5em'],
  ['verdict', '7em'],
  ['name', '12em'],
  ['facts', undefined],
  ['way', '5em'],
  ['desk', '10em'],
  ['undo', '5em'],
] as const;

/** 最近十次, of all desks. */
export function LastScans({
  lines,
  canUndo,
  onUndo,
}: {
  readonly lines: readonly ScanLine[];
  readonly canUndo: (line: ScanLine) => boolean;
  readonly onUndo: (line: ScanLine) => void;
}) {
  return (
    <table className="desk-last" aria-label="最近十次">
      <colgroup>
        {WIDTHS.map(([column, width]) => (
          <col key={column} style={{ width }} />
        ))}
      </colgroup>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id} className={line.isUndone ? 'struck' : undefined}>
            <td className="figures">{formatChinaTime(line.at).slice(-5)}</td>
            <td className={`desk-tag desk-tag-${line.verdict}`}>{wordsOf(line)}</td>
            <td title={line.person?.name}>
              <strong>{line.person?.name ?? '—'}</strong>
            </td>
            <td className="desk-last-facts">{line.person && factsOf(line.person)}</td>
            <td>{SCAN_WAY_NAMES[line.way]}</td>
            <td>{line.desk}</td>
            <td>
              {canUndo(line) && (
                <Button type="link" size="small" tabIndex={-1} onClick={() => onUndo(line)}>
                  撤销
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function wordsOf({ verdict, reason, isUndone }: ScanLine): string {
  if (isUndone) return '已撤销';
  return reason ? SCAN_REASON_NAMES[reason] : VERDICT_NAMES[verdict];
}
