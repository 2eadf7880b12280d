import { App, Button } from 'antd';
import { printFile } from '../lib/print-file.ts';
import { saveFile } from '../lib/save-file.ts';

type Use = (file: File) => void;

/** 打印 or 另存 PDF of what is made when one of them is pressed. */
export function PrintButtons({
  running,
  disabled,
  onMake,
}: {
  readonly running: boolean;
  readonly disabled: boolean;
  readonly onMake: (use: Use) => void;
}) {
  const { message } = App.useApp();
  const print: Use = (file) => {
    printFile(file).catch(() => void message.warning('本机浏览器不能直接打印，请用“另存 PDF”后打印'));
  };
  return (
    <>
      <Button disabled={disabled} loading={running} onClick={() => onMake(saveFile)}>
        另存 PDF
      </Button>
      <Button type="primary" disabled={disabled} loading={running} onClick={() => onMake(print)}>
        打印
      </Button>
    </>
  );
}
