import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ImportOutcome } from '#shared/contract/imports.ts';
import type { FairId } from '#shared/kernel/ids.ts';
import { ImportSteps } from '../../../components/imports/import-steps.tsx';
import type { ImportSubject } from '../../../components/imports/import-subject.ts';
import { Page } from '../../../components/page.tsx';
import { jobImport } from '../../../features/job-import/job-import.ts';
import { rosterImport } from '../../../features/roster/roster-import.ts';
import { signupImport } from '../../../features/signup-import/signup-import.ts';
import { SignupImportButtons } from '../../../features/signup-import/signup-import-buttons.tsx';
import { orpc } from '../../../lib/orpc.ts';

export function ImportPage() {
  return <ImportInto title="导入名册" subject={rosterImport} section="roster" />;
}

export function ImportSignupsPage() {
  return (
    <ImportInto title="导入报名" subject={signupImport} section="signups" actionsOf={(fairId) => <SignupImportButtons fairId={fairId} />} />
  );
}

export function ImportJobsPage() {
  return <ImportInto title="导入岗位" subject={jobImport} section="jobs" />;
}

/** @param section of the fair's page that shows what was imported */
function ImportInto<Outcome extends ImportOutcome, Undone>({
  title,
  subject,
  section,
  actionsOf,
}: {
  readonly title: string;
  readonly subject: ImportSubject<Outcome, Undone>;
  readonly section: string;
  readonly actionsOf?: (fairId: FairId) => ReactNode;
}) {
  const navigate = useNavigate();
  const { fairId } = useParams({ strict: false });
  const id = fairId as FairId;
  const fair = useQuery(orpc.fairs.get.queryOptions({ input: { id } }));
  return (
    <Page
      title={title}
      actions={actionsOf?.(id)}
      trail={[
        { title: '招聘会', href: '/fairs' },
        { title: fair.data ? `${fair.data.fair.number} ${fair.data.fair.title}` : '招聘会', href: `/fairs/${id}/${section}` },
      ]}
    >
      <ImportSteps
        subject={subject}
        fairId={id}
        onOnward={() => void navigate({ to: '/fairs/$fairId/$section', params: { fairId: id, section } })}
      />
    </Page>
  );
}
