import type { ThemeConfig } from 'antd';

/** 标准, 大, 特大 */
export const TEXT_SIZES = { standard: 14, large: 16, largest: 18 } as const;
export type TextSize = keyof typeof TEXT_SIZES;

const FONTS = "'Noto Sans SC Variable','Microsoft YaHei','PingFang SC','Noto Sans CJK SC',system-ui,sans-serif";

/** One quiet theme: government blue for what can be done, lines instead of shadows, a 4 px grid. */
export function themeOf(size: TextSize): ThemeConfig {
  const fontSize = TEXT_SIZES[size];
  return {
    cssVar: { key: 'fairdesk' },
    token: {
      colorPrimary: '#1d4f91',
      colorInfo: '#1d4f91',
      colorLink: '#1d4f91',
      colorSuccess: '#2e7d32',
      colorWarning: '#b26a00',
      colorError: '#b3261e',
      colorPrimaryBg: '#e6eef7',
      colorInfoBg: '#eef4fb',
      colorInfoBorder: '#bcd0e8',
      colorWarningBg: '#fdf8ec',
      colorWarningBorder: '#e8d3a6',
      colorErrorBg: '#fdf2f1',
      colorErrorBorder: '#efc4c0',
      colorSuccessBg: '#f0f8f1',
      colorSuccessBorder: '#b9dcbd',
      colorBgLayout: '#f5f7f9',
      colorBorder: '#cfd6dd',
      colorBorderSecondary: '#e3e8ec',
      colorText: '#1c2733',
      colorTextSecondary: '#55636f',
      borderRadius: 4,
      fontSize,
      controlHeight: fontSize * 2 + 4,
      fontFamily: FONTS,
      boxShadow: 'none',
      boxShadowTertiary: 'none',
      motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    },
    components: {
      Layout: { headerBg: '#ffffff', siderBg: '#ffffff', bodyBg: '#f5f7f9', headerHeight: 48, headerPadding: '0 16px' },
      Menu: { itemHoverBg: '#f1f5f9', itemHeight: 36, itemBorderRadius: 4, itemMarginInline: 8, activeBarBorderWidth: 0 },
      Table: { cellPaddingBlockSM: 6, cellPaddingInlineSM: 8, headerBg: '#f0f3f6', headerSplitColor: 'transparent' },
      Tabs: { horizontalMargin: '0' },
      Form: { itemMarginBottom: 16, verticalLabelPadding: '0 0 4px' },
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      Descriptions: { labelBg: '#f7f9fb' },
    },
  };
}
