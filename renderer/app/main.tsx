import '@fontsource-variable/noto-sans-sc/wght.css';
import 'antd/dist/reset.css';
import './app.css';
import { QueryClientProvider } from '@tanstack/react-query';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { queryClient } from '../lib/orpc.ts';
import { Appearance } from './appearance.tsx';
import { StartupGate } from './startup-gate.tsx';

// The policy of the page allows no code made from text, which the checker would otherwise try for speed.
z.config({ jitless: true });
dayjs.locale('zh-cn');

const root = document.getElementById('root');
if (!root) throw new Error('The page has no place for the app');
createRoot(root).render(
  <QueryClientProvider client={queryClient}>
    <Appearance>
      <StartupGate />
    </Appearance>
  </QueryClientProvider>,
);
