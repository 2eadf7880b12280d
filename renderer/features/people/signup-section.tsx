import { useNavigate } from '@tanstack/react-router';
import type { PersonSignup } from '#shared/contract/job-seekers.ts';
import { formatChinaTime } from '#shared/kernel/instant.ts';
import { type Column, DataTable } from '../../components/data-table.tsx';

const COLUMNS: readonly Column<PersonSignup>[] = [
  { key: 'startsOn', title: '举办日期', width: 110, least: 92, render: (line) => line.startsOn },
  { key: 'number', title: '场次编号', width: 110, least: 84, render: (line) => line.fairNumber },
  { key: 'title', title: '招聘会', width: 360, least: 160, always: true, render: (line) => line.fairTitle },
  { key: 'signedUpAt', title: '报名时间', width: 140, least: 132, render: (line) => formatChinaTime(line.signedUpAt) },
  { key: 'by', title: '经办人', width: 90, least: 64, yields: true, render: (line) => line.signedUpBy },
  {
    key: 'state',
    title: '状态',
    width: 200,
    least: 90,
    render: ({ cancelReason }) => (cancelReason === undefined ? '有效' : <span className="struck">已取消：{cancelReason}</span>),
  },
];

/** 报名记录 of a person under any of its records, latest first; a row opens the fair. */
export function SignupSection({ signups }: { readonly signups: readonly PersonSignup[] }) {
  const navigate = useNavigate();
  return (
    <DataTable
      name="person-signups"
      columns={COLUMNS}
      rows={signups}
      rowKey={(line) => line.id}
      onOpen={(line) => void navigate({ to: '/fairs/$fairId', params: { fairId: line.fairId } })}
      empty={<p>还没有报名记录。在招聘会的“报名与签到”中报名后列入这里。</p>}
    />
  );
}
