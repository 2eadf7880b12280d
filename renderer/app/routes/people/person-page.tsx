import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Button, Tabs } from 'antd';
import { useState } from 'react';
import type { JobSeekerPage } from '#shared/contract/job-seekers.ts';
import type { JobSeekerId } from '#shared/kernel/ids.ts';
import { Loaded } from '../../../components/failure.tsx';
import { Page } from '../../../components/page.tsx';
import { OutcomeSection } from '../../../features/outcomes/outcome-section.tsx';
import { CorrectDialog } from '../../../features/people/correct-dialog.tsx';
import { DocumentDialog } from '../../../features/people/document-dialog.tsx';
import { DuplicatesAlert } from '../../../features/people/duplicates-alert.tsx';
import { MergeDialog } from '../../../features/people/merge-dialog.tsx';
import { MergeSection } from '../../../features/people/merge-section.tsx';
import { PersonFacts } from '../../../features/people/person-facts.tsx';
import { SignupSection } from '../../../features/people/signup-section.tsx';
import { TrailSection } from '../../../features/people/trail-section.tsx';
import { TripSection } from '../../../features/people/trip-section.tsx';
import { orpc } from '../../../lib/orpc.ts';

/** What there is to a person beside who it is; each section is of a feature of its own or of this one. */
const SECTIONS = [
  { key: 'signups', label: ({ signups }: JobSeekerPage) => `报名（${signups.length}）`, Section: Signups },
  { key: 'trips', label: ({ trips }: JobSeekerPage) => `输送（${trips.length}）`, Section: Trips },
  { key: 'outcomes', label: () => '就业跟踪', Section: Outcomes },
  { key: 'trail', label: ({ trail }: JobSeekerPage) => `登记轨迹（${trail.length}）`, Section: Trail },
  { key: 'merges', label: ({ merges }: JobSeekerPage) => `合并记录（${merges.length}）`, Section: Merges },
] as const;

type Asking = 'correct' | 'document' | { readonly mergeWith: JobSeekerId | undefined };

/** One person for life: who it is, what was said and when, the fairs, the records that were merged. */
export function PersonPage() {
  const navigate = useNavigate();
  const { personId } = useParams({ strict: false });
  const query = useQuery(orpc.jobSeekers.get.queryOptions({ input: { id: personId as JobSeekerId } }));
  const [section, setSection] = useState<string>(SECTIONS[0].key);
  const [asking, setAsking] = useState<Asking>();
  const close = () => setAsking(undefined);
  const open = (id: JobSeekerId) => {
    close();
    void navigate({ to: '/people/$personId', params: { personId: id }, replace: true });
  };
  const { Section } = SECTIONS.find(({ key }) => key === section) ?? SECTIONS[0];
  return (
    <Loaded query={query}>
      {(page) => (
        <Page
          title={page.person.name}
          trail={[{ title: '求职者', href: '/people' }]}
          actions={
            <>
              <Button onClick={() => setAsking({ mergeWith: undefined })}>合并登记</Button>
              <Button onClick={() => setAsking('document')}>{page.person.documentKind ? '更正证件' : '补录证件'}</Button>
              <Button type="primary" onClick={() => setAsking('correct')}>
                更正登记
              </Button>
            </>
          }
        >
          <DuplicatesAlert id={page.person.id} onCompare={(other) => setAsking({ mergeWith: other })} />
          {/* Numbers shown of one person must not stand on the page of the next. */}
          <PersonFacts key={page.person.id} person={page.person} />
          <Tabs
            size="small"
            activeKey={section}
            items={SECTIONS.map(({ key, label }) => ({ key, label: label(page) }))}
            tabBarStyle={{ margin: 0 }}
            onChange={setSection}
          />
          <Section page={page} />
          {asking === 'correct' && <CorrectDialog person={page.person} onClose={close} />}
          {asking === 'document' && (
            <DocumentDialog person={page.person} onDone={open} onMerge={(other) => setAsking({ mergeWith: other })} onClose={close} />
          )}
          {typeof asking === 'object' && <MergeDialog person={page.person} other={asking.mergeWith} onMerged={open} onClose={close} />}
        </Page>
      )}
    </Loaded>
  );
}

function Signups({ page }: { readonly page: JobSeekerPage }) {
  return <SignupSection signups={page.signups} />;
}

function Trips({ page }: { readonly page: JobSeekerPage }) {
  return <TripSection trips={page.trips} />;
}

function Outcomes({ page }: { readonly page: JobSeekerPage }) {
  return <OutcomeSection jobSeekerId={page.person.id} />;
}

function Trail({ page }: { readonly page: JobSeekerPage }) {
  return <TrailSection trail={page.trail} />;
}

function Merges({ page }: { readonly page: JobSeekerPage }) {
  return <MergeSection merges={page.merges} />;
}
