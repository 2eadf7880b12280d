import type { CostItem } from '#shared/domain/costs/cost-item.ts';
import { differingColumns } from '#shared/domain/exchange/arriving-change.ts';
import type { Conflict, NamedConflict, VoucherItems } from '#shared/domain/exchange/conflict.ts';
import { maskDocument, maskNumbersIn, maskPhone } from '#shared/domain/people/masking.ts';
import { COST_CATEGORY_NAMES } from '#shared/domain/words/names.ts';
import { formatChinaTime } from '#shared/kernel/instant.ts';
import { formatYuan, sumMoney } from '#shared/kernel/money.ts';
import { cellWords, columnName, isSealedColumn, SEALED_COLUMNS } from '../../lib/column-words.ts';

type Cell = string | number | null;
type Row = NonNullable<Conflict['ours']>;

/** In which a person may have written a number of somebody. */
const FREE_TEXT = new Set(['phone', 'contact', 'note', 'remark', 'content', 'observed_by']);

/** Columns that name another record, by what that is called. */
const REFERENCE_NAMES: Readonly<Record<string, string>> = {
  fair_id: '招聘会',
  unit_id: '单位',
  participation_id: '单位',
  job_seeker_id: '求职者',
  voucher_id: '支出凭证',
};

interface Line {
  readonly column: string;
  readonly name: string;
  readonly ours: string;
  readonly theirs: string;
  readonly differs: boolean;
}

/** Both sides, with who said it, when and where; what differs first. */
export function ConflictSides({ conflict }: { readonly conflict: NamedConflict }) {
  const { ours, theirs, oursBy, oursAt, theirsBy, theirsAt, kind, from, items } = conflict;
  const lines = linesOf(conflict);
  return (
    <table className="compare">
      <thead>
        <tr>
          <th />
          <th>{kind === 'proposal' ? '现在的记录' : '中心'}</th>
          <th>{kind === 'proposal' ? `${from}的建议` : from}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th>何人何时</th>
          <td>{ours ? `${oursBy ?? '—'}　${oursAt === undefined ? '' : formatChinaTime(oursAt)}` : '没有这条记录'}</td>
          <td>{`${theirsBy}　${formatChinaTime(theirsAt)}`}</td>
        </tr>
        {items && <ItemsLine items={items} hasOurs={ours !== undefined} />}
        {lines.map((line) => (
          <tr key={line.column} className={line.differs ? 'conflict-differs' : ''}>
            <th>
              {line.name}
              {line.differs && <span className="warning-words">（不同）</span>}
            </th>
            <td>{ours ? line.ours : ''}</td>
            <td>{theirs ? line.theirs : kind === 'proposal' ? '删除这条记录' : '删除'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** 费用: the items of both vouchers with their amounts and what they come to. */
function ItemsLine({ items: { ours, theirs }, hasOurs }: { readonly items: VoucherItems; readonly hasOurs: boolean }) {
  const differs = hasOurs && ours.map(identityOf).join() !== theirs.map(identityOf).join();
  return (
    <tr className={differs ? 'conflict-differs' : ''}>
      <th>
        费用
        {differs && <span className="warning-words">（不同）</span>}
      </th>
      <td>{hasOurs && <Items items={ours} />}</td>
      <td>
        <Items items={theirs} />
      </td>
    </tr>
  );
}

function Items({ items }: { readonly items: readonly CostItem[] }) {
  if (items.length === 0) return '空';
  return (
    <div className="figures">
      {items.map((item) => (
        <div key={item.id}>
          {COST_CATEGORY_NAMES[item.category]} {formatYuan(item.amount)} 元 <span className="conflict-date">{item.serviceDate}</span>
        </div>
      ))}
      <div>合计 {formatYuan(sumMoney(items, ({ amount }) => amount))} 元</div>
    </div>
  );
}

/** What makes two items the same to a reader. */
function identityOf({ category, amount, serviceDate }: CostItem): string {
  return `${category} ${amount} ${serviceDate}`;
}

/** The columns that have a name. A change brings only what it changed; the rest is as it is here. */
function linesOf({ table, ours, theirs, fields, names }: NamedConflict): readonly Line[] {
  const asked = new Set(fields.length > 0 ? fields : ours && theirs ? differingColumns(ours, theirs) : []);
  const isWhole = fields.length === 0;
  const columns = [...new Set([...Object.keys(ours ?? {}), ...Object.keys(theirs ?? {})])];
  const lines: Line[] = [];
  for (const column of columns) {
    const name = nameOf(table, column);
    if (name === undefined) continue;
    const there = isWhole || (theirs && column in theirs) ? theirs : (ours ?? theirs);
    const differs = asked.has(column) || asked.has(column.replace(/_tail$/, ''));
    const [left, right] = [wordsOf(table, column, ours, names), wordsOf(table, column, there, names)];
    if (left === '空' && right === '空') continue;
    lines.push({
      column,
      name,
      ours: left,
      theirs: right,
      differs: differs && (ours === undefined || theirs === undefined || left !== right || asked.has(column)),
    });
  }
  return lines.toSorted((a, b) => Number(b.differs) - Number(a.differs));
}

/** A sealed number is shown by its tail alone. */
function nameOf(table: string, column: string): string | undefined {
  if (isSealedColumn(table, column)) return undefined;
  const sealed = column.endsWith('_tail') ? SEALED_COLUMNS[column.slice(0, -'_tail'.length)] : undefined;
  return sealed ?? columnName(table, column) ?? REFERENCE_NAMES[column];
}

function wordsOf(table: string, column: string, row: Row | undefined, names: NamedConflict['names']): string {
  const cell: Cell = row?.[column] ?? null;
  if (cell === null || cell === '') return '空';
  if (column in REFERENCE_NAMES) return names[String(cell)] ?? '不在本机';
  if (column === 'document_tail') return maskDocument(String(cell));
  if (column === 'phone_tail') return maskPhone(String(cell));
  const words = cellWords(table, column, cell);
  return FREE_TEXT.has(column) ? maskNumbersIn(words) : words;
}
