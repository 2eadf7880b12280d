import { useEffect, useRef, useState } from 'react';

/** The size of an element as it is on screen; nothing before it is there. */
export function useSize<E extends HTMLElement>() {
  const element = useRef<E>(null);
  const [size, setSize] = useState<{ readonly width: number; readonly height: number }>();
  useEffect(() => {
    const seen = element.current;
    if (!seen) return;
    const observer = new ResizeObserver(() => setSize({ width: seen.clientWidth, height: seen.clientHeight }));
    observer.observe(seen);
    return () => observer.disconnect();
  }, []);
  return { element, size } as const;
}
