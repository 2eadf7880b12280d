import { Button, Descriptions } from 'antd';
import { useEffect, useState } from 'react';
import type { JobSeekerLine, RevealedNumbers } from '#shared/contract/job-seekers.ts';
import { divisionPath } from '#shared/domain/divisions/divisions.ts';
import { maskDocument, maskPhone } from '#shared/domain/people/masking.ts';
import { inGroups } from '#shared/domain/people/number-groups.ts';
import { DOCUMENT_KIND_NAMES, EDUCATION_NAMES, PERSON_GROUP_NAMES, SEX_NAMES } from '#shared/domain/words/names.ts';
import { formatChinaTime } from '#shared/kernel/instant.ts';
import { Amount } from '../../components/money.tsx';
import { RevealDialog } from './reveal-dialog.tsx';

/** Long enough to read a number out or to copy it down, too short to be left open. */
const SHOWN_SECONDS = 60;
const NONE = '—';

/** Who a person is and what is known of them; numbers are masked until somebody says why they must be seen. */
export function PersonFacts({ person }: { readonly person: JobSeekerLine }) {
  const [asks, setAsks] = useState(false);
  const [revealed, setRevealed] = useState<RevealedNumbers>();
  useEffect(() => {
    if (!revealed) return;
    const timer = setTimeout(() => setRevealed(undefined), SHOWN_SECONDS * 1000);
    return () => clearTimeout(timer);
  }, [revealed]);
  const canReveal = person.documentTail !== undefined || person.phoneTail !== undefined;
  return (
    <div className="sheet">
      <Descriptions
        size="small"
        column={3}
        bordered
        title="基本信息"
        extra={
          revealed ? (
            <>
              <span className="muted">{SHOWN_SECONDS} 秒后自动隐去</span> <Button onClick={() => setRevealed(undefined)}>隐去号码</Button>
            </>
          ) : (
            canReveal && <Button onClick={() => setAsks(true)}>查看号码</Button>
          )
        }
        items={[
          { label: '姓名', children: person.name },
          { label: '证件类型', children: person.documentKind ? DOCUMENT_KIND_NAMES[person.documentKind] : '无证件' },
          {
            label: '证件号码',
            children: <SomeNumber clear={revealed?.documentNumber} masked={maskDocument(person.documentTail)} />,
          },
          { label: '性别', children: person.sex ? SEX_NAMES[person.sex] : NONE },
          { label: '出生年份', children: person.birthYear ?? NONE },
          { label: '电话', children: <SomeNumber clear={revealed?.phone} masked={maskPhone(person.phoneTail)} /> },
          { label: '户籍地', children: person.region ? (divisionPath(person.region) ?? person.region) : NONE },
          { label: '学历', children: person.education ? EDUCATION_NAMES[person.education] : NONE },
          { label: '人员类别', children: person.groups.map((group) => PERSON_GROUP_NAMES[group]).join('、') || NONE },
          { label: '期望岗位', children: person.wishedJob ?? NONE },
          { label: '期望月薪', children: person.wishedWage === undefined ? NONE : <Wage person={person} /> },
          { label: '期望地点', children: person.wishedPlace ?? NONE },
          { label: '技能', children: person.skills ?? NONE },
          { label: '同意使用', children: person.consentOn ?? '未登记' },
          { label: '登记时间', children: formatChinaTime(person.registeredAt) },
        ]}
      />
      {asks && (
        <RevealDialog
          person={person}
          onRevealed={(numbers) => {
            setRevealed(numbers);
            setAsks(false);
          }}
          onClose={() => setAsks(false)}
        />
      )}
    </div>
  );
}

function SomeNumber({ clear, masked }: { readonly clear: string | undefined; readonly masked: string }) {
  if (clear === undefined) return masked === '' ? NONE : <span className="figures nowrap">{masked}</span>;
  return <strong className="figures nowrap">{inGroups(clear)}</strong>;
}

function Wage({ person: { wishedWage } }: { readonly person: JobSeekerLine }) {
  return wishedWage !== undefined && <Amount fen={wishedWage} />;
}
