// Ant Design in the house's colours and the reader's language, around the pages that use it.
import { ConfigProvider } from 'antd'
import en from 'antd/locale/en_US'
import zh from 'antd/locale/zh_CN'
import type { ReactNode } from 'react'
import { useLanguage } from './language/language.tsx'

const theme = {
  token: {
    colorPrimary: '#0b4fa8',
    colorBorder: '#8796a8',
    colorTextPlaceholder: '#5b6b7f',
    colorTextDescription: '#4a5a6d',
    controlHeight: 36,
    borderRadius: 4,
    fontFamily: 'inherit',
  },
}

export function AntdFrame({ children }: { readonly children: ReactNode }) {
  const { language } = useLanguage()
  return (
    <ConfigProvider locale={language === 'zh' ? zh : en} theme={theme} button={{ autoInsertSpace: false }}>
      {children}
    </ConfigProvider>
  )
}
