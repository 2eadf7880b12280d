import { Input } from 'antd';
import { useState } from 'react';
import { Dialog } from './dialog.tsx';
import { Failure } from './failure.tsx';

const REASON_MAX = 200;

/** Asks before something is taken away: names it, asks why, and says what went wrong without losing what was typed. */
export function ReasonDialog({
  title,
  about,
  confirm,
  running,
  error,
  onConfirm,
  onClose,
}: {
  readonly title: string;
  /** What it touches, by name. */
  readonly about: string;
  readonly confirm: string;
  readonly running: boolean;
  readonly error: unknown;
  readonly onConfirm: (reason: string) => void;
  readonly onClose: () => void;
}) {
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const isMissing = reason.trim() === '';
  const submit = () => {
    setAsked(true);
    if (!isMissing) onConfirm(reason.trim());
  };
  return (
    <Dialog
      open
      title={title}
      okText={confirm}
      okButtonProps={{ danger: true }}
      confirmLoading={running}
      onOk={submit}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      {error !== null && error !== undefined && <Failure error={error} />}
      <p>{about}</p>
      <label htmlFor="reason">原因</label>
      <Input.TextArea
        id="reason"
        value={reason}
        rows={2}
        maxLength={REASON_MAX}
        status={asked && isMissing ? 'error' : ''}
        onChange={(event) => setReason(event.target.value.replace(/\n/g, ''))}
        onPressEnter={(event) => {
          event.preventDefault();
          submit();
        }}
      />
      {asked && isMissing && <div className="error-words">请填写原因</div>}
    </Dialog>
  );
}
