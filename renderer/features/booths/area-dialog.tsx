import { App, Button, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { areaCorrection, areaDescription } from '#shared/contract/booths.ts';
import { NUMBERINGS } from '#shared/domain/booths/area-description.ts';
import type { BoothArea } from '#shared/domain/booths/booth.ts';
import { NUMBERING_NAMES } from '#shared/domain/words/names.ts';
import type { FairId } from '#shared/kernel/ids.ts';
import { CommandForm } from '../../components/command-form.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useLeaveForm } from '../../components/leave-form.ts';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';

/** 添加展区: an area from a few words; units whose line names a booth of it take theirs. */
export function NewAreaDialog({ fairId, onClose }: { readonly fairId: FairId; readonly onClose: () => void }) {
  const [form] = Form.useForm();
  const leave = useLeaveForm(form, undefined, onClose);
  const { modal } = App.useApp();
  const add = useCommand(client.booths.addArea, ({ taken, conflicts }) => {
    onClose();
    if (taken + conflicts.length === 0) return;
    modal.info({
      title: `名册中 ${taken} 家单位已按展位号安排`,
      content: conflicts.length > 0 && (
        <>
          <p>以下单位的展位号与其他单位重复，请另行安排：</p>
          <ul>
            {conflicts.map(({ number, unitName }) => (
              <li key={`${number}${unitName}`}>
                {number} {unitName}
              </li>
            ))}
          </ul>
        </>
      ),
    });
  });
  return (
    <Dialog open title="添加展区" footer={null} width={620} mask={{ closable: false }} onCancel={leave} destroyOnHidden>
      <CommandForm
        form={form}
        schema={areaDescription}
        initial={{ prefix: 'A', rows: 4, perRow: 10, firstNumber: 1, numbering: 'running', industries: [] }}
        submit="添加"
        running={add.isPending}
        error={add.error}
        onSubmit={(description) => add.mutate({ fairId, description })}
        onCancel={onClose}
      >
        <div className="form-grid">
          <Form.Item name="name" label="区名" required style={{ gridColumn: 'span 6' }}>
            <Input maxLength={20} placeholder="A区" />
          </Form.Item>
          <Form.Item name="prefix" label="编号前缀" style={{ gridColumn: 'span 6' }}>
            <Input maxLength={8} />
          </Form.Item>
          <Form.Item name="rows" label="排数" required style={{ gridColumn: 'span 4' }}>
            <InputNumber min={1} max={50} precision={0} style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="perRow" label="每排展位数" required style={{ gridColumn: 'span 4' }}>
            <InputNumber min={1} max={60} precision={0} style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="firstNumber" label="起始编号" required style={{ gridColumn: 'span 4' }}>
            <InputNumber min={0} max={9000} precision={0} style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="numbering" label="编号方式" required style={{ gridColumn: 'span 6' }}>
            <Select options={NUMBERINGS.map((value) => ({ value, label: NUMBERING_NAMES[value] }))} />
          </Form.Item>
          <IndustriesField />
        </div>
      </CommandForm>
    </Dialog>
  );
}

/** An area that is there: its name and industries; its booths stand on rosters and cards already. */
export function AreaDialog({ area, onClose }: { readonly area: BoothArea; readonly onClose: () => void }) {
  const [form] = Form.useForm();
  const leave = useLeaveForm(form, undefined, onClose);
  const [isRemoving, setIsRemoving] = useState(false);
  const update = useCommand(client.booths.updateArea, onClose);
  const remove = useCommand(client.booths.removeArea, onClose);
  return (
    <Dialog open title={area.name} footer={null} width={620} mask={{ closable: false }} onCancel={leave} destroyOnHidden>
      <CommandForm
        form={form}
        schema={areaCorrection}
        initial={{ name: area.name, industries: [...area.industries] }}
        submit="保存"
        running={update.isPending}
        error={update.error}
        onSubmit={(correction) => update.mutate({ id: area.id, correction })}
        onCancel={onClose}
        aside={
          <Button danger onClick={() => setIsRemoving(true)}>
            删除展区
          </Button>
        }
      >
        <div className="form-grid">
          <Form.Item name="name" label="区名" required style={{ gridColumn: 'span 6' }}>
            <Input maxLength={20} />
          </Form.Item>
          <IndustriesField />
        </div>
      </CommandForm>
      {isRemoving && (
        <ReasonDialog
          title="删除展区"
          about={`将“${area.name}”及其全部展位从展位图中删除。`}
          confirm="删除"
          running={remove.isPending}
          error={remove.error}
          onConfirm={(reason) => remove.mutate({ id: area.id, reason })}
          onClose={() => setIsRemoving(false)}
        />
      )}
    </Dialog>
  );
}

function IndustriesField() {
  return (
    <Form.Item name="industries" label="对应行业" extra="行业含有这些字的单位优先安排在本区" style={{ gridColumn: 'span 6' }}>
      <Select mode="tags" tokenSeparators={['、', ',', '，', ' ']} placeholder="不限" />
    </Form.Item>
  );
}
