import { Drawer, type DrawerProps, Modal, type ModalProps } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';

interface DialogProps extends ModalProps {
  /** Name of the field that has the focus, where the first is filled in already. */
  readonly startAt?: string;
}

/** A dialog; what is to be typed has the focus as soon as it opens. */
export function Dialog({ startAt, children, ...props }: DialogProps) {
  return (
    <Modal {...props}>
      <FirstFieldFocused startAt={startAt}>{children}</FirstFieldFocused>
    </Modal>
  );
}

/** What belongs to a line of a table, beside the table; the focus as in a dialog. */
export function SidePanel({ children, ...props }: DrawerProps) {
  return (
    <Drawer closable={{ placement: 'end' }} {...props}>
      <FirstFieldFocused startAt={undefined}>{children}</FirstFieldFocused>
    </Drawer>
  );
}

/** What is typed in; a box to be ticked comes with an answer. */
const FIELDS = ['hidden', 'file', 'checkbox', 'radio'].reduce((input, type) => `${input}:not([type=${type}])`, 'input:not(:disabled)');

/**
 * Gives the focus to the first field, or that of the name, and afterwards back to what had it.
 *
 * The component library would give it to the cross in the corner, for a field's own `autoFocus` comes before the dialog can be seen; and it
 * gives nothing back where a dialog is taken away whole.
 */
function FirstFieldFocused({ startAt, children }: { readonly startAt: string | undefined; readonly children: ReactNode }) {
  const body = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the dialog opens; the focus must not be taken away later
  useEffect(() => {
    const opener = document.activeElement;
    const wanted = startAt === undefined ? `${FIELDS}, textarea:not(:disabled)` : `#${startAt}`;
    const shown = requestAnimationFrame(() => body.current?.querySelector<HTMLElement>(wanted)?.focus());
    return () => {
      cancelAnimationFrame(shown);
      // Unless it has moved on already.
      if (document.activeElement === document.body && opener instanceof HTMLElement && opener !== document.body) opener.focus();
    };
  }, []);
  return <div ref={body}>{children}</div>;
}
