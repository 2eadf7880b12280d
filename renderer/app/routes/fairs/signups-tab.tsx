import { useNavigate } from '@tanstack/react-router';
import type { FairOverview } from '#shared/contract/fairs.ts';
import { SignupImportButtons } from '../../../features/signup-import/signup-import-buttons.tsx';
import { SignupSection } from '../../../features/signups/signup-section.tsx';

/** 报名与签到: who is signed up, one by one and as a list. */
export function SignupsTab({ overview }: { readonly overview: FairOverview }) {
  const navigate = useNavigate();
  const fairId = overview.fair.id;
  const openImport = () => void navigate({ to: '/fairs/$fairId/import-signups', params: { fairId } });
  return (
    <SignupSection
      overview={overview}
      actions={<SignupImportButtons fairId={fairId} {...(overview.fair.status === 'cancelled' ? {} : { onImport: openImport })} />}
    />
  );
}
