import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import type { FairId, UnitId } from '#shared/kernel/ids.ts';
import { orpc } from '../lib/orpc.ts';

const OFFERED = 50;

/** A unit of the fair's roster; without a fair any unit, found by name or credit code. */
export function UnitSelect({
  value,
  onChange,
  id,
  fairId,
  known,
  label,
}: {
  readonly value?: string;
  readonly onChange?: (value: string | undefined) => void;
  readonly id?: string;
  readonly fairId: FairId | undefined;
  /** The one that is chosen already, which the first of all units may not show. */
  readonly known?: { readonly id: UnitId; readonly name: string } | undefined;
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
      options={withKnown(
        (offered ?? []).map(({ unit }) => ({ value: unit.id as string, label: unit.name })),
        known && wanted === '' ? { value: known.id, label: known.name } : undefined,
      )}
      onChange={(chosen: string | null | undefined) => onChange?.(chosen ?? undefined)}
      style={{ width: '100%' }}
    />
  );
}

interface Option {
  readonly value: string;
  readonly label: string;
}

function withKnown(options: Option[], known: Option | undefined): Option[] {
  return !known || options.some(({ value }) => value === known.value) ? options : [known, ...options];
}
