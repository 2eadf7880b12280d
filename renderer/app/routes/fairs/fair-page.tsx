import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Spin, Tabs } from 'antd';
import { lazy, Suspense } from 'react';
import type { FairId } from '#shared/kernel/ids.ts';
import { Loaded } from '../../../components/failure.tsx';
import { Page } from '../../../components/page.tsx';
import { FairStatusTag, ZoneTag } from '../../../components/status-tag.tsx';
import { FairActions } from '../../../features/fairs/fair-actions.tsx';
import { missingSentence } from '../../../features/fairs/missing-words.ts';
import { orpc } from '../../../lib/orpc.ts';

const OverviewSection = lazy(() =>
  import('../../../features/fairs/overview-section.tsx').then((module) => ({ default: module.OverviewSection })),
);
const RosterSection = lazy(() =>
  import('../../../features/roster/roster-section.tsx').then((module) => ({ default: module.RosterSection })),
);
const VoucherSection = lazy(() =>
  import('../../../features/vouchers/voucher-section.tsx').then((module) => ({ default: module.VoucherSection })),
);
const SettlementSection = lazy(() =>
  import('../../../features/settlements/settlement-section.tsx').then((module) => ({ default: module.SettlementSection })),
);
const PrintAndStatistics = lazy(() => import('./print-and-statistics.tsx').then((module) => ({ default: module.PrintAndStatistics })));

/** The life of a fair in order. */
const SECTIONS = [
  { key: 'overview', label: '概况', Section: OverviewSection },
  { key: 'roster', label: '单位与展位', Section: RosterSection },
  { key: 'vouchers', label: '费用凭证', Section: VoucherSection },
  { key: 'settlement', label: '结算', Section: SettlementSection },
  { key: 'print', label: '打印与统计', Section: PrintAndStatistics },
] as const;

/** Addresses that lie inside a section. */
const SECTION_OF: Readonly<Record<string, string>> = { statistics: 'print', feedback: 'print' };

/** One fair: what it is, what is missing for the next step, and its sections. */
export function FairPage() {
  const navigate = useNavigate();
  const { fairId, section = 'overview' } = useParams({ strict: false });
  const id = fairId as FairId;
  const fair = useQuery(orpc.fairs.get.queryOptions({ input: { id } }));
  const tab = SECTION_OF[section] ?? section;
  const { Section } = SECTIONS.find(({ key }) => key === tab) ?? SECTIONS[0];
  return (
    <Loaded query={fair}>
      {(overview) => {
        const missing = missingSentence(overview);
        return (
          <Page
            title={
              <>
                {overview.fair.title}{' '}
                <span style={{ fontWeight: 400, fontSize: '0.75em' }}>
                  <span className="muted">
                    {overview.fair.number} · {overview.fair.startsOn}
                  </span>{' '}
                  <FairStatusTag status={overview.fair.status} />
                  <ZoneTag zone={overview.zone} />
                </span>
              </>
            }
            actions={<FairActions overview={overview} />}
            {...(missing === undefined ? {} : { missing })}
          >
            <Tabs
              size="small"
              activeKey={tab}
              items={SECTIONS.map(({ key, label }) => ({ key, label }))}
              tabBarStyle={{ margin: 0 }}
              onChange={(key) => void navigate({ to: '/fairs/$fairId/$section', params: { fairId: id, section: key } })}
            />
            <Suspense fallback={<Spin delay={300} style={{ margin: 48 }} />}>
              <Section overview={overview} />
            </Suspense>
          </Page>
        );
      }}
    </Loaded>
  );
}
