import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import type { ReactNode } from 'react';
import { yanzhenTheme } from './theme';

dayjs.locale('zh-cn');

// The main process is always "online", and nobody else changes the archive: data is fresh until a command says otherwise.
const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: Infinity,
      retry: false,
      refetchOnWindowFocus: false,
      gcTime: 60_000,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

/** Everything pages rely on: data, language, theme, messages. */
export function Providers({ children }: { readonly children: ReactNode }) {
  return (
    <QueryClientProvider client={queryClient}>
      <ConfigProvider
        locale={zhCN}
        theme={yanzhenTheme}
        componentSize="middle"
        button={{ autoInsertSpace: false }}
      >
        <App style={{ height: '100%' }} message={{ maxCount: 3 }}>
          {children}
        </App>
      </ConfigProvider>
    </QueryClientProvider>
  );
}
