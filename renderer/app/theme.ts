import { type ThemeConfig, theme } from 'antd';

/** 标准, 大, 特大 */
export const TEXT_SIZES = { standard: 14, large: 16, largest: 18 } as const;
export type TextSize = keyof typeof TEXT_SIZES;

const FONTS = "'Noto Sans SC Variable','Microsoft YaHei','PingFang SC','Noto Sans CJK SC',system-ui,sans-serif";
const LINE_HEIGHT = 22 / 14;

/** Ground and words of the tags, which the library would make too pale to read; they can be set only behind its own algorithm. */
const TAG_COLORS = {
  blue1: '#e6eef7',
  blue7: '#1d4f91',
  cyan1: '#e3f3f4',
  cyan7: '#0b6469',
  green1: '#e8f4e9',
  green7: '#256b29',
  orange1: '#fbf0dc',
  orange7: '#8a5200',
  red1: '#fbe9e7',
  red7: '#b3261e',
  volcano1: '#fbeae2',
  volcano7: '#a33b14',
  purple1: '#f1ebf8',
  purple7: '#5b3a8c',
};

const ALGORITHM: NonNullable<ThemeConfig['algorithm']> = [
  theme.defaultAlgorithm,
  (seed, map) => ({ ...(map ?? theme.defaultAlgorithm(seed)), ...TAG_COLORS }),
];

/**
 * One quiet theme: government blue for what can be done, lines instead of shadows, a 4 px grid.
 *
 * Text keeps 4.5 : 1 against its ground, also hints and the words of tags; `app.css` takes every color from here.
 */
export function themeOf(size: TextSize): ThemeConfig {
  const fontSize = TEXT_SIZES[size];
  return {
    cssVar: { key: 'fairdesk' },
    algorithm: ALGORITHM,
    token: {
      colorPrimary: '#1d4f91',
      colorInfo: '#1d4f91',
      colorLink: '#1d4f91',
      colorSuccess: '#2e7d32',
      colorWarning: '#8f5600',
      colorError: '#b3261e',
      colorPrimaryBg: '#e6eef7',
      colorPrimaryBgHover: '#d6e3f2',
      // The ring around what has the focus.
      colorPrimaryBorder: '#1d4f91',
      lineWidthFocus: 2,
      controlOutline: '#bcd0e8',
      colorInfoBg: '#eef4fb',
      colorInfoBorder: '#bcd0e8',
      colorWarningBg: '#fdf8ec',
      colorWarningBorder: '#e8d3a6',
      colorErrorBg: '#fdf2f1',
      colorErrorBorder: '#efc4c0',
      colorSuccessBg: '#f0f8f1',
      colorSuccessBorder: '#b9dcbd',
      colorBgLayout: '#f5f7f9',
      colorBorder: '#b4bec8',
      colorBorderSecondary: '#e3e8ec',
      colorText: '#1c2733',
      colorTextSecondary: '#55636f',
      colorTextTertiary: '#5f6d79',
      colorTextPlaceholder: '#6b7885',
      borderRadius: 4,
      borderRadiusLG: 4,
      fontSize,
      controlHeight: fontSize * 2 + 4,
      fontFamily: FONTS,
      boxShadow: 'none',
      boxShadowTertiary: 'none',
      motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    },
    components: {
      Layout: { headerBg: '#ffffff', siderBg: '#ffffff', bodyBg: '#f5f7f9', headerHeight: 48, headerPadding: '0 16px' },
      Menu: { itemHoverBg: '#f1f5f9', itemHeight: fontSize * 2 + 8, itemBorderRadius: 4, itemMarginInline: 8, activeBarBorderWidth: 0 },
      Table: {
        cellPaddingBlockSM: 6,
        cellPaddingInlineSM: 8,
        headerBg: '#f0f3f6',
        headerSplitColor: 'transparent',
        rowHoverBg: '#f5f8fb',
        rowSelectedBg: '#e6eef7',
        rowSelectedHoverBg: '#d6e3f2',
      },
      Tabs: { horizontalMargin: '0' },
      Segmented: { trackBg: '#e3e8ec' },
      // An error takes the place of the gap, so that the fields below stay where they are.
      Form: { itemMarginBottom: Math.ceil(fontSize * LINE_HEIGHT) + 4, verticalLabelPadding: '0 0 4px' },
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      Descriptions: { labelBg: '#f7f9fb', labelColor: '#55636f' },
      Alert: { withDescriptionPadding: '10px 12px', withDescriptionIconSize: fontSize + 2 },
      Tag: { defaultBg: '#e8ecf0' },
      Result: { iconFontSize: 40, titleFontSize: fontSize + 4, extraMargin: '16px 0 0' },
    },
  };
}
