import { useNavigate, useParams } from '@tanstack/react-router';
import { Segmented, Spin } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { FairOverview } from '#shared/contract/fairs.ts';
import { JobImportButtons } from '../../../features/job-import/job-import-buttons.tsx';

const RosterSection = lazy(() =>
  import('../../../features/roster/roster-section.tsx').then((module) => ({ default: module.RosterSection })),
);
const BoothSection = lazy(() => import('../../../features/booths/booth-section.tsx').then((module) => ({ default: module.BoothSection })));
const ArrivalSection = lazy(() =>
  import('../../../features/arrivals/arrival-section.tsx').then((module) => ({ default: module.ArrivalSection })),
);
const JobsSection = lazy(() => import('../../../features/jobs/jobs-section.tsx').then((module) => ({ default: module.JobsSection })));

const VIEWS = { roster: RosterSection, booths: BoothSection, jobs: JobsView, arrivals: ArrivalSection } as const;
type View = keyof typeof VIEWS;

const OPTIONS: { readonly value: View; readonly label: string }[] = [
  { value: 'roster', label: '名册' },
  { value: 'booths', label: '展位图' },
  { value: 'jobs', label: '岗位' },
  { value: 'arrivals', label: '到场' },
];

function JobsView({ overview }: { readonly overview: FairOverview }) {
  const navigate = useNavigate();
  const fairId = overview.fair.id;
  const openImport = () => void navigate({ to: '/fairs/$fairId/import-jobs', params: { fairId } });
  return <JobsSection overview={overview} actions={<JobImportButtons fairId={fairId} onImport={openImport} />} />;
}

/** 单位与展位: who comes, where they stand, what they offer, and that they came. */
export function UnitsTab({ overview }: { readonly overview: FairOverview }) {
  const { section } = useParams({ strict: false });
  const [view, setView] = useState<View>(section === 'jobs' ? 'jobs' : 'roster');
  const Section = VIEWS[view];
  return (
    <>
      <div>
        <Segmented<View> aria-label="视图" options={OPTIONS} value={view} onChange={setView} />
      </div>
      <Suspense fallback={<Spin delay={300} style={{ margin: 48 }} />}>
        <Section overview={overview} />
      </Suspense>
    </>
  );
}
