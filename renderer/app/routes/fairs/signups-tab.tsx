import { Button } from 'antd';
import { useState } from 'react';
import type { FairOverview } from '#shared/contract/fairs.ts';
import { CardDialog } from '../../../features/cards/card-dialog.tsx';
import { SignupSection } from '../../../features/signups/signup-section.tsx';

/** 报名与签到: the sign-ups, and what is printed for them. */
export function SignupsTab({ overview }: { readonly overview: FairOverview }) {
  const [isPrinting, setIsPrinting] = useState(false);
  return (
    <>
      <SignupSection
        overview={overview}
        actions={
          <>
            <Button href={`#/fairs/${overview.fair.id}/paper`}>签到表与补录</Button>
            <Button onClick={() => setIsPrinting(true)}>打印卡证</Button>
          </>
        }
      />
      {isPrinting && <CardDialog fairId={overview.fair.id} onClose={() => setIsPrinting(false)} />}
    </>
  );
}
