import { useQuery } from '@tanstack/react-query';
import { Form, InputNumber, Radio } from 'antd';
import { noShowRule } from '#shared/contract/arrivals.ts';
import { NO_SHOW_MODES, type NoShowRule } from '#shared/domain/arrivals/no-shows.ts';
import { NO_SHOW_MODE_NAMES } from '#shared/domain/words/names.ts';
import { CommandForm } from '../../components/command-form.tsx';
import { Loaded } from '../../components/failure.tsx';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { orpc } from '../../lib/orpc.ts';

/** 未到会规定 of the center. */
export function NoShowRuleForm() {
  const rule = useQuery(orpc.arrivals.rule.queryOptions());
  return <Loaded query={rule}>{(kept) => <RuleForm rule={kept} />}</Loaded>;
}

function RuleForm({ rule }: { readonly rule: NoShowRule }) {
  const [form] = Form.useForm();
  const save = useCommand(client.arrivals.saveRule);
  return (
    <CommandForm
      form={form}
      schema={noShowRule}
      initial={rule}
      submit="保存"
      running={save.isPending}
      error={save.error}
      onSubmit={(changed) => save.mutate({ rule: changed })}
    >
      <div className="form-grid">
        <Form.Item name="times" label="连续未到会" style={{ gridColumn: 'span 4' }}>
          <InputNumber min={1} max={9} precision={0} suffix="次" style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="mode" label="达到后" style={{ gridColumn: 'span 8' }}>
          <Radio.Group optionType="button" options={NO_SHOW_MODES.map((value) => ({ value, label: NO_SHOW_MODE_NAMES[value] }))} />
        </Form.Item>
      </div>
    </CommandForm>
  );
}
