import { App, type FormInstance } from 'antd';
import { useEffect, useRef } from 'react';
import { writeRemembered } from '../lib/remembered.ts';

/** Under which name the draft of a form is kept. */
export function draftKeyOf(draft: string): string {
  return `draft:${draft}`;
}

/** 取消, Esc or the cross: leaves at once when nothing was typed, else asks whether to give it up. */
export function useLeaveForm(form: FormInstance, draft: string | undefined, leave: () => void): () => void {
  const { modal } = App.useApp();
  const question = useRef<{ readonly destroy: () => void }>(undefined);
  // A form that is saved while the question stands takes it along: there is nothing left to give up.
  useEffect(() => () => question.current?.destroy(), []);
  return () => {
    if (!form.isFieldsTouched()) return leave();
    question.current = modal.confirm({
      title: '放弃已填写的内容？',
      okText: '放弃',
      cancelText: '继续填写',
      okButtonProps: { danger: true },
      autoFocusButton: 'cancel',
      onOk: () => {
        if (draft !== undefined) writeRemembered(draftKeyOf(draft), undefined);
        form.resetFields();
        leave();
      },
    });
  };
}
