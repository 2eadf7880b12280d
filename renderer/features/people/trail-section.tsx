import type { ObservationLine } from '#shared/contract/job-seekers.ts';
import { OBSERVATION_SOURCE_NAMES } from '#shared/domain/words/names.ts';
import { formatChinaTime } from '#shared/kernel/instant.ts';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { allSaidWords } from './said-words.ts';

const COLUMNS: readonly Column<ObservationLine>[] = [
  { key: 'at', title: '时间', width: 140, least: 132, always: true, render: (line) => formatChinaTime(line.at) },
  { key: 'by', title: '登记人', width: 90, least: 64, render: (line) => line.by },
  { key: 'source', title: '来源', width: 90, least: 76, render: (line) => OBSERVATION_SOURCE_NAMES[line.source] },
  { key: 'fair', title: '场次', width: 200, least: 110, yields: true, render: (line) => line.fairTitle },
  {
    key: 'said',
    title: '登记内容',
    width: 480,
    least: 200,
    always: true,
    render: ({ values }) => <span title={allSaidWords(values)}>{allSaidWords(values)}</span>,
  },
  { key: 'of', title: '所属登记', width: 96, render: (line) => (line.ofMerged ? '并入的登记' : '本登记') },
];

/** 登记轨迹: what was said of a person, by whom, when and where; the newest of each shows. */
export function TrailSection({ trail }: { readonly trail: readonly ObservationLine[] }) {
  return <DataTable name="person-trail" columns={COLUMNS} rows={trail} rowKey={(line) => line.id} empty={<p>还没有登记内容。</p>} />;
}
