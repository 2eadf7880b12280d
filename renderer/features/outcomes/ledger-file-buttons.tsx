import { useMutation } from '@tanstack/react-query';
import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { sentenceOf } from '../../lib/refusals.ts';
import { saveFile } from '../../lib/save-file.ts';

type Form = 'excel' | 'pdf';
type Filter = Parameters<typeof client.outcomes.ledgerFile>[0]['filter'];

const FORM_NAMES: Readonly<Record<Form, string>> = { excel: 'Excel', pdf: '打印件（PDF）' };
const FORMS = ['excel', 'pdf'] as const;

/** 导出: with masked numbers at once; with whole numbers only for a reason, which is kept. */
export function LedgerFileButtons({ filter }: { readonly filter: Filter }) {
  const { message } = App.useApp();
  const [inClear, setInClear] = useState<Form>();
  const masked = useMutation({
    mutationFn: (form: Form) => client.outcomes.ledgerFile({ filter, form }),
    onSuccess: saveFile,
    onError: (failure) => void message.error(sentenceOf(failure)),
  });
  const clear = useCommand(client.outcomes.clearLedgerFile, (file) => {
    setInClear(undefined);
    saveFile(file);
  });
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            ...FORMS.map((form) => ({ key: form, label: FORM_NAMES[form] })),
            { type: 'divider' as const },
            ...FORMS.map((form) => ({ key: `clear-${form}`, label: `${FORM_NAMES[form]}，含完整证件号码` })),
          ],
          onClick: ({ key }) => {
            const form = key.endsWith('excel') ? 'excel' : 'pdf';
            if (key.startsWith('clear-')) setInClear(form);
            else masked.mutate(form);
          },
        }}
      >
        <Button loading={masked.isPending}>导出与打印</Button>
      </Dropdown>
      {inClear && (
        <ReasonDialog
          title="导出完整证件号码"
          about="导出的台账含完整证件号码。经办人、时间、人数和原因将记入操作日志。"
          confirm="导出"
          running={clear.isPending}
          error={clear.error}
          onConfirm={(reason) => clear.mutate({ filter, form: inClear, reason })}
          onClose={() => setInClear(undefined)}
        />
      )}
    </>
  );
}
