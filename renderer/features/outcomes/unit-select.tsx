import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import type { FairId } from '#shared/kernel/ids.ts';
import { orpc } from '../../lib/orpc.ts';

const OFFERED = 50;

/** A unit of the fair's roster; without a fair any unit, found by name or credit code. */
export function UnitSelect({
  value,
  onChange,
  id,
  fairId,
  label,
}: {
  readonly value?: string;
  readonly onChange?: (value: string | undefined) => void;
  readonly id?: string;
  readonly fairId: FairId | undefined;
  /** Where no label stands above it. */
  readonly label?: string;
}) {
  const [text, setText] = useState('');
  const wanted = text.trim();
  const roster = useQuery(orpc.roster.list.queryOptions({ input: { fairId: fairId as FairId }, enabled: fairId !== undefined }));
  const units = useQuery(
    orpc.units.list.queryOptions({
      input: { limit: OFFERED, ...(wanted === '' ? {} : { text: wanted }) },
      enabled: fairId === undefined,
      placeholderData: (before) => before,
    }),
  );
  const offered = fairId === undefined ? units.data?.units : roster.data;
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      value={value ?? null}
      allowClear
      showSearch={{
        onSearch: setText,
        filterOption: (input, option) => fairId === undefined || String(option?.label).includes(input.trim()),
      }}
      placeholder="单位名称或信用代码"
      options={(offered ?? []).map(({ unit }) => ({ value: unit.id as string, label: unit.name }))}
      onChange={(chosen: string | null | undefined) => onChange?.(chosen ?? undefined)}
      style={{ width: '100%' }}
    />
  );
}
