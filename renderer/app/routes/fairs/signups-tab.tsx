import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { FairOverview } from '#shared/contract/fairs.ts';
import { CardDialog } from '../../../features/cards/card-dialog.tsx';
import { SignupImportButtons } from '../../../features/signup-import/signup-import-buttons.tsx';
import { SignupSection } from '../../../features/signups/signup-section.tsx';

/** 报名与签到: who is signed up, one by one and as a list, and what is printed for them. */
export function SignupsTab({ overview }: { readonly overview: FairOverview }) {
  const navigate = useNavigate();
  const [isPrinting, setIsPrinting] = useState(false);
  const { id: fairId, status } = overview.fair;
  const isLocked = status === 'cancelled';
  const openImport = () => void navigate({ to: '/fairs/$fairId/import-signups', params: { fairId } });
  return (
    <>
      <SignupSection
        overview={overview}
        actions={
          <>
            {!isLocked && <Button href={`#/fairs/${fairId}/paper`}>签到表与补录</Button>}
            {!isLocked && <Button onClick={() => setIsPrinting(true)}>打印卡证</Button>}
            <SignupImportButtons fairId={fairId} {...(isLocked ? {} : { onImport: openImport })} />
          </>
        }
      />
      {isPrinting && <CardDialog fairId={fairId} onClose={() => setIsPrinting(false)} />}
    </>
  );
}
