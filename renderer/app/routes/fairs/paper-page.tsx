import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { useState } from 'react';
import type { FairId } from '#shared/kernel/ids.ts';
import { Loaded } from '../../../components/failure.tsx';
import { Page } from '../../../components/page.tsx';
import { EntrySection } from '../../../features/paper/entry-section.tsx';
import { SheetsSection } from '../../../features/paper/sheets-section.tsx';
import { orpc } from '../../../lib/orpc.ts';

type View = 'sheets' | 'entry';

const OPTIONS: { readonly value: View; readonly label: string }[] = [
  { value: 'sheets', label: '签到表' },
  { value: 'entry', label: '补录' },
];

/** 签到表与补录: printed before the fair, entered after it. */
export function PaperPage() {
  const { fairId } = useParams({ strict: false });
  const id = fairId as FairId;
  const [view, setView] = useState<View>('sheets');
  const overview = useQuery(orpc.fairs.get.queryOptions({ input: { id } }));
  return (
    <Page
      title="签到表与补录"
      trail={[
        { title: '招聘会', href: '/fairs' },
        { title: overview.data ? `${overview.data.fair.number} ${overview.data.fair.title}` : '招聘会', href: `/fairs/${id}/signups` },
      ]}
    >
      <div>
        <Segmented<View> aria-label="视图" options={OPTIONS} value={view} onChange={setView} />
      </div>
      <Loaded query={overview}>{({ fair }) => (view === 'sheets' ? <SheetsSection fairId={id} /> : <EntrySection fair={fair} />)}</Loaded>
    </Page>
  );
}
