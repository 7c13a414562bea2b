import { QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import type { ReactNode } from 'react';
import { queryClient } from './query-client';
import { ReadFailures } from './read-failures';
import { yanzhenTheme } from './theme';

dayjs.locale('zh-cn');

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
          <ReadFailures />
          {children}
        </App>
      </ConfigProvider>
    </QueryClientProvider>
  );
}
