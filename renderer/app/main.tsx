import '@fontsource-variable/noto-sans-sc/wght.css';
import 'antd/dist/reset.css';
import './app.css';
import { QueryClientProvider } from '@tanstack/react-query';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { lazy, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { isNetworkDesk } from '../lib/client.ts';
import { queryClient } from '../lib/orpc.ts';
import { Appearance } from './appearance.tsx';

// The policy of the page allows no code made from text, which the checker would otherwise try for speed.
z.config({ jitless: true });
dayjs.locale('zh-cn');

// A device on the local network gets the desk and loads nothing of the rest.
const Content = isNetworkDesk
  ? lazy(() => import('./network-desk-page.tsx').then((module) => ({ default: module.NetworkDeskPage })))
  : lazy(() => import('./startup-gate.tsx').then((module) => ({ default: module.StartupGate })));

const root = document.getElementById('root');
if (!root) throw new Error('The page has no place for the app');
createRoot(root).render(
  <QueryClientProvider client={queryClient}>
    <Appearance>
      <Suspense>
        <Content />
      </Suspense>
    </Appearance>
  </QueryClientProvider>,
);
