import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { FairId } from '#shared/kernel/ids.ts';
import { Loaded } from '../../../components/failure.tsx';
import { Page } from '../../../components/page.tsx';
import { FairEntry } from '../../../features/outcomes/fair-entry.tsx';
import { orpc } from '../../../lib/orpc.ts';

/** 会后录入 of one fair. */
export function FairOutcomesPage() {
  const { fairId } = useParams({ strict: false });
  const fair = useQuery(orpc.fairs.get.queryOptions({ input: { id: fairId as FairId } }));
  return (
    <Loaded query={fair}>
      {(overview) => (
        <Page
          title="会后录入"
          trail={[
            { title: '台账与报表', href: '/ledgers' },
            { title: overview.fair.title, href: `/fairs/${overview.fair.id}` },
          ]}
        >
          <FairEntry fair={overview.fair} />
        </Page>
      )}
    </Loaded>
  );
}
