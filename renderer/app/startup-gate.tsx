import { useQuery } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { Spin } from 'antd';
import { lazy, Suspense } from 'react';
import type { StartupState } from '#shared/contract/startup.ts';
import { Failure } from '../components/failure.tsx';
import { orpc } from '../lib/orpc.ts';
import { OperatorGate } from './operator-gate.tsx';
import { router } from './router.tsx';

const FirstRunPage = lazy(() => import('./routes/first-run-page.tsx').then((module) => ({ default: module.FirstRunPage })));
const RecoveryPage = lazy(() => import('./routes/recovery-page.tsx').then((module) => ({ default: module.RecoveryPage })));

/** Before the first page: can the database be opened, is the center set up, who is working. */
export function StartupGate() {
  const startup = useQuery(orpc.startup.status.queryOptions({ staleTime: Number.POSITIVE_INFINITY }));
  const isOpen = startup.data?.state === 'ready';
  const status = useQuery(orpc.centers.status.queryOptions({ enabled: isOpen }));
  const error = startup.error ?? (isOpen ? status.error : null);
  if (error) return <Stage content={<Failure error={error} onRetry={() => void startup.refetch().then(() => status.refetch())} />} />;
  if (startup.data && !isOpen)
    return <Waiting content={<RecoveryPage state={startup.data as Exclude<StartupState, { state: 'ready' }>} />} />;
  if (!status.data) return <Stage content={<Spin delay={300} />} />;
  if (status.data.state === 'needsSetup') return <Waiting content={<FirstRunPage today={status.data.today} />} />;
  return (
    <OperatorGate operators={status.data.operators}>
      <RouterProvider router={router} />
    </OperatorGate>
  );
}

function Stage({ content }: { readonly content: React.ReactNode }) {
  return (
    <div className="stage">
      <div style={{ width: 640, textAlign: 'center', marginTop: 80 }}>{content}</div>
    </div>
  );
}

function Waiting({ content }: { readonly content: React.ReactNode }) {
  return <Suspense fallback={<Stage content={<Spin delay={300} />} />}>{content}</Suspense>;
}
