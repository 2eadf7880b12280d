import { App, Button } from 'antd';
import { useState } from 'react';
import type { Scheme } from '#shared/domain/centers/center.ts';
import { EVENT_COST_PROGRAMS, type EventCostProgram } from '#shared/domain/schemes/scheme.ts';
import { Failure } from '../../components/failure.tsx';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { newScheme, SchemeFields, type SchemeValues, schemeProblem } from './scheme-fields.tsx';

/** 政策方案 of this center, one a program. */
export function Schemes({ schemes, today }: { readonly schemes: readonly Scheme[]; readonly today: string }) {
  return EVENT_COST_PROGRAMS.map((program) => (
    <SchemeForm key={program} program={program} scheme={schemes.find((scheme) => scheme.program === program)} today={today} />
  ));
}

function SchemeForm({
  program,
  scheme,
  today,
}: {
  readonly program: EventCostProgram;
  readonly scheme: Scheme | undefined;
  readonly today: string;
}) {
  const { message } = App.useApp();
  const [values, setValues] = useState<SchemeValues>(() => valuesOf(scheme) ?? newScheme(program, today, false));
  const [changed, setChanged] = useState(false);
  const [problem, setProblem] = useState<string>();
  const save = useCommand(client.centers.saveScheme, () => {
    setChanged(false);
    void message.success('已保存');
  });
  const submit = () => {
    // A scheme that was never used and stays off needs no document number.
    const wrong = values.enabled || scheme ? schemeProblem(values) : undefined;
    setProblem(wrong);
    if (wrong === undefined) save.mutate({ scheme: values });
  };
  return (
    <>
      <SchemeFields
        value={values}
        onChange={(next) => {
          setValues(next);
          setChanged(true);
        }}
      />
      {problem !== undefined && <p className="error-words">{problem}</p>}
      {save.error && <Failure error={save.error} />}
      {changed && (
        <div className="form-foot" style={{ marginBottom: 12 }}>
          <span className="form-foot-gap" />
          <Button type="primary" loading={save.isPending} onClick={submit}>
            保存
          </Button>
        </div>
      )}
    </>
  );
}

function valuesOf(scheme: Scheme | undefined): SchemeValues | undefined {
  if (!scheme) return undefined;
  const { id: _id, effectiveTo, ...values } = scheme;
  return effectiveTo === undefined ? values : { ...values, effectiveTo };
}
