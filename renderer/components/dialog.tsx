import { Drawer, type DrawerProps, Modal, type ModalProps } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';

/** A dialog; what is to be typed has the focus as soon as it opens. */
export function Dialog({ children, ...props }: ModalProps) {
  return (
    <Modal {...props}>
      <FirstFieldFocused>{children}</FirstFieldFocused>
    </Modal>
  );
}

/** What belongs to a line of a table, beside the table; the focus as in a dialog. */
export function SidePanel({ children, ...props }: DrawerProps) {
  return (
    <Drawer closable={{ placement: 'end' }} {...props}>
      <FirstFieldFocused>{children}</FirstFieldFocused>
    </Drawer>
  );
}

const FIELDS = 'input:not([type=hidden]):not([type=file]):not(:disabled), textarea:not(:disabled)';

/**
 * Gives the focus to the first field, and afterwards back to what had it.
 *
 * The component library would give it to the cross in the corner, for a field's own `autoFocus` comes before the dialog can be seen; and it
 * gives nothing back where a dialog is taken away whole.
 */
function FirstFieldFocused({ children }: { readonly children: ReactNode }) {
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    const shown = requestAnimationFrame(() => body.current?.querySelector<HTMLElement>(FIELDS)?.focus());
    return () => {
      cancelAnimationFrame(shown);
      // Unless it has moved on already.
      if (document.activeElement === document.body && opener instanceof HTMLElement && opener !== document.body) opener.focus();
    };
  }, []);
  return <div ref={body}>{children}</div>;
}
