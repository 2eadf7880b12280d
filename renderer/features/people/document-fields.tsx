import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { DOCUMENT_KINDS, type DocumentKind, parseDocument, personOf } from '#shared/domain/people/identity-document.ts';
import { DOCUMENT_KIND_NAMES, SEX_NAMES } from '#shared/domain/words/names.ts';

export interface TypedDocument {
  readonly documentKind?: DocumentKind | undefined;
  readonly documentNumber?: string | undefined;
}

/** Kind and number of a document; what the number tells shows while one types. */
export function DocumentFields({
  typed,
  known,
  required,
}: {
  readonly typed: TypedDocument;
  readonly known?: ReactNode;
  readonly required: boolean;
}) {
  const document = parseDocument(typed.documentKind ?? 'residentId', typed.documentNumber ?? '');
  const told = document.ok ? personOf(document.value) : undefined;
  return (
    <>
      <Form.Item
        name="documentNumber"
        label="证件号码"
        required={required}
        style={{ gridColumn: 'span 7' }}
        extra={known ?? (told && `${SEX_NAMES[told.sex]}，${told.birthDate} 出生`)}
      >
        <Input autoFocus maxLength={40} className="figures" autoComplete="off" />
      </Form.Item>
      <Form.Item name="documentKind" label="证件类型" required={required} style={{ gridColumn: 'span 5' }}>
        <Select options={DOCUMENT_KINDS.map((value) => ({ value, label: DOCUMENT_KIND_NAMES[value] }))} />
      </Form.Item>
    </>
  );
}
