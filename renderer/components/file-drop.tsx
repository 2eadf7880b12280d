import { Button } from 'antd';
import { type ReactNode, useRef } from 'react';
import { useFileDrop } from './use-file-drop.ts';

/** A place for files: dragged in or chosen with the button. */
export function FileDrop({
  noun,
  accept,
  multiple = false,
  running = false,
  autoFocus = false,
  onFiles,
  children,
}: {
  /** What the files are: 交换包. */
  readonly noun: string;
  readonly accept: string;
  readonly multiple?: boolean;
  readonly running?: boolean;
  readonly autoFocus?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
  /** What is to be known of them, below the button. */
  readonly children?: ReactNode;
}) {
  const input = useRef<HTMLInputElement>(null);
  const take = (list: FileList | null) => {
    const files = [...(list ?? [])];
    if (files.length > 0 && !running) onFiles(multiple ? files : files.slice(0, 1));
  };
  const { over, place } = useFileDrop(take);
  return (
    <section aria-label={`把${noun}拖到这里`} className={over ? 'drop drop-low drop-over' : 'drop drop-low'} {...place}>
      <span>把{noun}拖到这里，或</span>
      <Button autoFocus={autoFocus} loading={running} onClick={() => input.current?.click()}>
        选择文件
      </Button>
      {children}
      <input
        ref={input}
        type="file"
        aria-label={`${noun}文件`}
        accept={accept}
        multiple={multiple}
        hidden
        onChange={(event) => {
          take(event.target.files);
          event.target.value = '';
        }}
      />
    </section>
  );
}
