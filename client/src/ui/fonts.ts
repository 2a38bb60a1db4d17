/** Faces of the system's fonts for Chinese: `local()` knows them by these names, not by a family's. */
const FACES = [
  'PingFang SC',
  'PingFangSC-Regular',
  'Microsoft YaHei',
  'MicrosoftYaHei',
  'Noto Sans CJK SC',
  'NotoSansCJKsc-Regular',
  'Source Han Sans SC',
  'SourceHanSansSC-Regular',
  'Noto Sans SC',
  'NotoSansSC-Regular',
];

/** Where the system has none of them brings one along; a browser loads the characters that it meets. */
export const bringFonts = (): Promise<unknown> =>
  new FontFace('system', FACES.map((face) => `local("${face}")`).join())
    .load()
    .catch(() => import('./brought-fonts.ts'));
