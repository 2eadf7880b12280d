import { Alert, Button, Form, type FormInstance } from 'antd';
import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react';
import type { z } from 'zod';
import { readRemembered, writeRemembered } from '../lib/remembered.ts';
import { Failure } from './failure.tsx';
import { draftKeyOf, useLeaveForm } from './leave-form.ts';

interface CommandFormProps<Schema extends z.ZodType> {
  /** Of the contract: what the backend will check, checked here first and said in words under the field. */
  readonly schema: Schema;
  readonly initial: Partial<z.input<Schema>>;
  readonly form: FormInstance;
  readonly submit: string;
  readonly running: boolean;
  readonly error: unknown;
  /** Under this name what was typed is kept until it is saved or given up. */
  readonly draft?: string;
  /** Not kept in the draft: telephone numbers and other personal data. */
  readonly notInDraft?: readonly string[];
  readonly messages?: Readonly<Record<string, string>>;
  readonly onSubmit: (values: z.output<Schema>) => void;
  readonly onCancel?: () => void;
  /** At the other end of the foot: what takes the record away. */
  readonly aside?: ReactNode;
  readonly onValues?: (values: Partial<z.input<Schema>>) => void;
  readonly children: ReactNode;
}

/** The one form: labels on top, errors under the field, a refusal above all, Enter goes on to the next field, Ctrl+Enter saves. */
export function CommandForm<Schema extends z.ZodType>(props: CommandFormProps<Schema>) {
  const { schema, initial, form, submit, running, error, draft, notInDraft, messages, onSubmit, onCancel, onValues, aside, children } =
    props;
  const [restored, setRestored] = useState(false);
  const draftKey = draft === undefined ? undefined : draftKeyOf(draft);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the form appears; later renders must not bring a draft back
  useEffect(() => {
    const kept = draftKey === undefined ? undefined : readRemembered<object>(draftKey);
    if (!kept) return;
    form.setFieldsValue(kept as never);
    setRestored(true);
    onValues?.(form.getFieldsValue(true));
  }, []);

  const keep = () => {
    if (draftKey === undefined) return;
    const values = { ...(form.getFieldsValue(true) as Record<string, unknown>) };
    for (const field of notInDraft ?? []) delete values[field];
    writeRemembered(draftKey, values);
  };
  const giveUp = () => {
    if (draftKey !== undefined) writeRemembered(draftKey, undefined);
    form.resetFields();
    setRestored(false);
    onValues?.(form.getFieldsValue(true));
  };
  const cancel = useLeaveForm(form, draft, () => {
    setRestored(false);
    onCancel?.();
  });
  const check = (values: unknown) => {
    const parsed = schema.safeParse(values);
    if (parsed.success) {
      if (draftKey !== undefined) writeRemembered(draftKey, undefined);
      return onSubmit(parsed.data);
    }
    const faults = new Map<string, { name: (string | number)[]; errors: string[] }>();
    for (const issue of parsed.error.issues) {
      const name = issue.path.filter((part): part is string | number => typeof part !== 'symbol');
      const key = name.join('.');
      if (!faults.has(key)) faults.set(key, { name, errors: [messages?.[key] ?? messages?.[String(name[0])] ?? wordsOf(issue)] });
    }
    form.setFields([...faults.values()]);
    const [first] = faults.values();
    if (first) form.scrollToField(first.name, { focus: true, block: 'center' });
  };

  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={initial}
      requiredMark
      scrollToFirstError
      onFinish={() => check(form.getFieldsValue(true))}
      onValuesChange={(changed: object) => {
        keep();
        for (const name of Object.keys(changed)) form.setFields([{ name, errors: [] }]);
        onValues?.(form.getFieldsValue(true));
      }}
      onKeyDown={(event) => goOn(event, () => form.submit())}
    >
      {restored && (
        <Alert
          type="info"
          showIcon
          style={{ marginBottom: 16 }}
          title="已恢复上次没有保存的内容"
          action={
            <Button size="small" onClick={giveUp}>
              放弃
            </Button>
          }
        />
      )}
      {error !== null && error !== undefined && (
        <div style={{ marginBottom: 16 }}>
          <Failure error={error} />
        </div>
      )}
      {children}
      <div className="form-foot">
        {aside}
        <span className="form-foot-gap" />
        {onCancel && <Button onClick={cancel}>取消</Button>}
        <Button type="primary" htmlType="submit" loading={running}>
          {submit}
        </Button>
      </div>
    </Form>
  );
}

function wordsOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'array' ? '至少填写一行' : '请填写';
    case 'too_big':
      return issue.origin === 'string' ? `最多 ${issue.maximum} 个字` : `不能大于 ${issue.maximum}`;
    case 'invalid_type':
      return issue.input === undefined || issue.input === null ? '请填写' : '格式不符，请核对';
    case 'invalid_value':
      return '请选择';
    case 'custom':
      return typeof issue.params?.words === 'string' ? issue.params.words : '格式不符，请核对';
    default:
      return '格式不符，请核对';
  }
}

/** Enter moves to the next field and saves from the last; lists and calendars keep it for choosing. */
function goOn(event: KeyboardEvent<HTMLFormElement>, save: () => void): void {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
  if (event.ctrlKey) {
    event.preventDefault();
    save();
    return;
  }
  const { target, currentTarget } = event;
  if (!(target instanceof HTMLInputElement)) return;
  // The browser would save the half-filled form.
  event.preventDefault();
  // In an open list Enter chooses.
  if (target.role === 'combobox' && !target.closest('.ant-picker')) return;
  const fields = [...currentTarget.querySelectorAll<HTMLElement>('input:not([type=hidden]):not(:disabled), textarea:not(:disabled)')];
  const next = fields[fields.indexOf(target) + 1];
  if (next) next.focus();
  else save();
}
