import { Checkbox, Form, InputNumber, Radio } from 'antd';
import type { z } from 'zod';
import { BLANKS_MAX, type printSheetsChoice } from '#shared/contract/paper.ts';
import { ROWS_PER_SHEET } from '#shared/domain/paper/paper-sheet.ts';
import { PAPER_KIND_NAMES } from '#shared/domain/paper/paper-words.ts';
import { PAPER_KINDS } from '#shared/domain/paper/row-code.ts';
import type { FairId } from '#shared/kernel/ids.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Failure } from '../../components/failure.tsx';
import { PrintButtons } from '../../components/print-buttons.tsx';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { useRemembered } from '../../lib/remembered.ts';

type Choice = z.output<typeof printSheetsChoice>;

const INITIAL: Choice = { kind: 'persons', order: 'name', only: 'unlisted', blanks: 0, rowQr: true };

/** 打印签到表: who stands on it, in which order, and how many blank lines. */
export function PrintSheetsDialog({ fairId, onClose }: { readonly fairId: FairId; readonly onClose: () => void }) {
  const [choice, setChoice] = useRemembered<Choice>('paper-print', INITIAL);
  const print = useCommand(client.paper.print, onClose);
  const change = (part: Partial<Choice>) => setChoice({ ...choice, ...part });
  return (
    <Dialog
      open
      title="打印签到表"
      width={560}
      onCancel={onClose}
      footer={
        <PrintButtons
          running={print.isPending}
          disabled={false}
          onMake={(use) => print.mutate({ fairId, ...choice }, { onSuccess: use })}
        />
      }
    >
      {print.error && <Failure error={print.error} />}
      <Form layout="vertical">
        <Form.Item label="签到表">
          <Radio.Group
            value={choice.kind}
            options={PAPER_KINDS.map((kind) => ({ value: kind, label: PAPER_KIND_NAMES[kind] }))}
            onChange={({ target }) => change({ kind: target.value as Choice['kind'] })}
          />
        </Form.Item>
        <Form.Item label="范围">
          <Radio.Group
            value={choice.only}
            options={[
              { value: 'unlisted', label: '尚未列入签到表的' },
              { value: 'all', label: '全部' },
            ]}
            onChange={({ target }) => change({ only: target.value as Choice['only'] })}
          />
        </Form.Item>
        {choice.kind === 'persons' && (
          <Form.Item label="排序">
            <Radio.Group
              value={choice.order}
              options={[
                { value: 'name', label: '按姓名' },
                { value: 'signup', label: '按报名先后' },
              ]}
              onChange={({ target }) => change({ order: target.value as Choice['order'] })}
            />
          </Form.Item>
        )}
        <Form.Item label="另加空白行" extra={`每张 ${ROWS_PER_SHEET} 行，最后一张以空白行补满，供现场人员填写`}>
          <InputNumber
            min={0}
            max={BLANKS_MAX}
            precision={0}
            suffix="行"
            value={choice.blanks}
            onChange={(blanks) => change({ blanks: blanks ?? 0 })}
          />
        </Form.Item>
        <Checkbox checked={choice.rowQr} onChange={({ target }) => change({ rowQr: target.checked })}>
          每行印二维码，补录时可扫码
        </Checkbox>
      </Form>
    </Dialog>
  );
}
