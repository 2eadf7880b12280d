import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Spin, Tabs } from 'antd';
import { lazy, Suspense } from 'react';
import type { FairId } from '#shared/kernel/ids.ts';
import { Loaded } from '../../../components/failure.tsx';
import { Page } from '../../../components/page.tsx';
import { FairStatusTag, ZoneTag } from '../../../components/status-tag.tsx';
import { FairActions } from '../../../features/fairs/fair-actions.tsx';
import { missingSentence, nextSection } from '../../../features/fairs/missing-words.ts';
import { orpc } from '../../../lib/orpc.ts';

const OverviewSection = lazy(() =>
  import('../../../features/fairs/overview-section.tsx').then((module) => ({ default: module.OverviewSection })),
);
const SignupsTab = lazy(() => import('./signups-tab.tsx').then((module) => ({ default: module.SignupsTab })));
const UnitsTab = lazy(() => import('./units-tab.tsx').then((module) => ({ default: module.UnitsTab })));
const VoucherSection = lazy(() =>
  import('../../../features/vouchers/voucher-section.tsx').then((module) => ({ default: module.VoucherSection })),
);
const SettlementSection = lazy(() =>
  import('../../../features/settlements/settlement-section.tsx').then((module) => ({ default: module.SettlementSection })),
);
const PrintAndStatistics = lazy(() => import('./print-and-statistics.tsx').then((module) => ({ default: module.PrintAndStatistics })));

const TRAIL = [{ title: '招聘会', href: '/fairs' }];

/** The life of a fair in order. */
const SECTIONS = [
  { key: 'overview', label: '概况', Section: OverviewSection },
  { key: 'roster', label: '单位与展位', Section: UnitsTab },
  { key: 'signups', label: '报名与签到', Section: SignupsTab },
  { key: 'vouchers', label: '费用凭证', Section: VoucherSection },
  { key: 'settlement', label: '结算', Section: SettlementSection },
  { key: 'print', label: '打印与统计', Section: PrintAndStatistics },
] as const;

/** Addresses that lie inside a section. */
const SECTION_OF: Readonly<Record<string, string>> = { statistics: 'print', feedback: 'print' };

/** One fair: what it is, what is missing for the next step, and its sections. */
export function FairPage() {
  const navigate = useNavigate();
  const { fairId, section: place = 'overview' } = useParams({ strict: false });
  // The jobs are a view of 单位与展位 with a place of their own, so that an import of jobs leads back to them.
  const section = place === 'jobs' ? 'roster' : place;
  const id = fairId as FairId;
  const fair = useQuery(orpc.fairs.get.queryOptions({ input: { id } }));
  const tab = SECTION_OF[section] ?? section;
  const { Section } = SECTIONS.find(({ key }) => key === tab) ?? SECTIONS[0];
  const overview = fair.data;
  if (!overview) {
    return (
      <Page title="招聘会">
        <Loaded query={fair}>{() => null}</Loaded>
      </Page>
    );
  }
  const missing = missingSentence(overview);
  const next = nextSection(overview);
  return (
    <Page
      title={overview.fair.title}
      trail={TRAIL}
      note={
        <>
          <span className="muted figures">
            {overview.fair.number}　{overview.fair.startsOn}
          </span>
          <span className="nowrap">
            <FairStatusTag status={overview.fair.status} />
            <ZoneTag zone={overview.zone} />
          </span>
        </>
      }
      actions={<FairActions key={id} overview={overview} />}
      missing={
        missing !== undefined && (
          <>
            {missing}
            {next !== undefined && next !== tab && (
              <a className="page-missing-link" href={`#/fairs/${id}/${next}`}>
                前往
              </a>
            )}
          </>
        )
      }
    >
      <Tabs
        size="small"
        activeKey={tab}
        items={SECTIONS.map(({ key, label }) => ({ key, label }))}
        tabBarStyle={{ margin: 0 }}
        onChange={(key) => void navigate({ to: '/fairs/$fairId/$section', params: { fairId: id, section: key } })}
      />
      <Suspense fallback={<Spin delay={300} style={{ margin: 48 }} />}>
        {/* A form half filled in for one fair must not be saved into another. */}
        <Section key={id} overview={overview} />
      </Suspense>
    </Page>
  );
}
