import { Alert } from 'antd';
import type { EnteredRow, EnteredRows } from '#shared/contract/paper.ts';
import { SCAN_REASON_NAMES } from '#shared/domain/signups/signup-words.ts';
import { formatChinaTime } from '#shared/kernel/instant.ts';

/** What became of the rows: how many came in, and each that did not, by name. */
export function EnteredResult({ entered }: { readonly entered: EnteredRows }) {
  const accepted = entered.rows.filter((row) => row.outcome === 'accepted');
  const others = entered.rows.filter((row) => row.outcome !== 'accepted');
  const duplicates = others.filter((row) => row.outcome === 'duplicate').length;
  return (
    <Alert
      type={others.length === 0 ? 'success' : 'info'}
      showIcon
      data-testid="paper-result"
      title={`已补录 ${accepted.length} 行，此前已签到 ${duplicates} 行，未通过 ${others.length - duplicates} 行`}
      description={
        others.length > 0 &&
        others.map((row) => (
          <div key={row.code}>
            {row.code}　{row.name}　{whyNot(row)}
          </div>
        ))
      }
    />
  );
}

function whyNot({ first, reason }: EnteredRow): string {
  if (first) return `已于 ${formatChinaTime(first.at)} 签到（${first.desk}），不重复计数`;
  return reason === undefined ? '' : SCAN_REASON_NAMES[reason];
}
