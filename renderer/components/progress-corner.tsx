import { Button, Progress } from 'antd';
import { useSyncExternalStore } from 'react';

/** Long work under way, shown in a corner while one goes on working. */
export interface RunningWork {
  readonly title: string;
  readonly done: number;
  /** 0 while it is not known. */
  readonly total: number;
  /** How far it is, where two numbers do not say it. */
  readonly words?: string;
  readonly cancel: () => void;
}

let running: RunningWork | undefined;
const listeners = new Set<() => void>();

export function showRunningWork(work: RunningWork | undefined): void {
  running = work;
  for (const listener of listeners) listener();
}

export function ProgressCorner() {
  const work = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => running,
  );
  if (!work) return null;
  return (
    <div className="corner" role="status">
      <div className="corner-title">{work.title}</div>
      <Progress percent={work.total === 0 ? 0 : Math.floor((work.done / work.total) * 100)} size="small" />
      <div style={{ display: 'flex', alignItems: 'center' }}>
        <span className="muted figures">{work.words ?? `${work.done} / ${work.total}`}</span>
        <span style={{ flex: 1 }} />
        <Button size="small" onClick={work.cancel}>
          取消
        </Button>
      </div>
    </div>
  );
}
