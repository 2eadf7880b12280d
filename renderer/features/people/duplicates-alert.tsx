import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import type { DuplicateSign } from '#shared/domain/people/duplicates.ts';
import { maskDocument, maskPhone } from '#shared/domain/people/masking.ts';
import type { JobSeekerId } from '#shared/kernel/ids.ts';
import { orpc } from '../../lib/orpc.ts';

const SIGN_WORDS: Readonly<Record<DuplicateSign, string>> = { namePhone: '姓名、电话相同', nameBirthDate: '姓名、出生日期相同' };

/** 疑似重复: others who may be the same person, each one click from being compared. */
export function DuplicatesAlert({ id, onCompare }: { readonly id: JobSeekerId; readonly onCompare: (other: JobSeekerId) => void }) {
  const { data: duplicates = [] } = useQuery(orpc.jobSeekers.findDuplicates.queryOptions({ input: { id } }));
  if (duplicates.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title="可能有重复登记，请核对是否同一人"
      description={duplicates.map(({ person, signs }) => (
        <div key={person.id}>
          {person.name}，{person.documentTail === undefined ? '无证件' : maskDocument(person.documentTail)}
          {person.phoneTail === undefined ? '' : `，${maskPhone(person.phoneTail)}`}：{signs.map((sign) => SIGN_WORDS[sign]).join('；')}
          <Button type="link" size="small" onClick={() => onCompare(person.id)}>
            核对合并
          </Button>
        </div>
      ))}
    />
  );
}
