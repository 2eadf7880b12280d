import { App, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useRemembered } from '../lib/remembered.ts';
import { type TextSize, themeOf } from './theme.ts';

const TextSizeContext = createContext<readonly [TextSize, (size: TextSize) => void]>(['standard', () => undefined]);

/** 文字大小: 标准, 大 or 特大, of this machine. */
export function useTextSize() {
  return useContext(TextSizeContext);
}

export function Appearance({ children }: { readonly children: ReactNode }) {
  const [size, setSize] = useRemembered<TextSize>('text-size', 'standard');
  const theme = useMemo(() => themeOf(size), [size]);
  const context = useMemo(() => [size, setSize] as const, [size, setSize]);
  return (
    <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }}>
      <TextSizeContext value={context}>
        <App style={{ height: '100%' }}>{children}</App>
      </TextSizeContext>
    </ConfigProvider>
  );
}
