/** Strokes on a 16 px grid, drawn with the colour of the text around them. */
export const icons = {
  check: 'M3 8.5 6.5 12 13 4.5',
  clock: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2Zm0 3v3.2l2.2 1.4',
  alert: 'M8 2.2 14.4 13.5H1.6L8 2.2ZM8 6.5v3.2m0 1.8v.1',
  stop: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2ZM3.9 3.9l8.2 8.2',
  dash: 'M4 8h8',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9Zm3.3 7.8 3.4 3.4',
  close: 'm4 4 8 8m0-8-8 8',
  plus: 'M8 3v10M3 8h10',
  calendar: 'M2.5 4h11v9.5h-11V4Zm0 3h11M5.5 2.2V4m5-1.8V4',
  copy: 'M5.5 5.5h8v8h-8v-8Zm-3 5V2.5h8',
  mail: 'M2 3.5h12v9H2v-9Zm0 .8 6 4.7 6-4.7',
  link: 'M6.7 9.3a2.6 2.6 0 0 0 3.7 0l2.3-2.3A2.6 2.6 0 0 0 9 3.3l-.9.9M9.3 6.7a2.6 2.6 0 0 0-3.7 0L3.3 9A2.6 2.6 0 0 0 7 12.7l.9-.9',
  forward: 'm6 3 5 5-5 5',
  back: 'm10 3-5 5 5 5',
  down: 'm3 6 5 5 5-5',
  people: 'M6 2.8a2.4 2.4 0 1 0 0 4.8 2.4 2.4 0 0 0 0-4.8ZM1.8 13.5c0-2.3 1.9-3.9 4.2-3.9s4.2 1.6 4.2 3.9M10.5 3.2a2.2 2.2 0 0 1 0 4M12 9.9c1.4.5 2.3 1.8 2.3 3.6',
  person: 'M8 2.5a2.6 2.6 0 1 0 0 5.2 2.6 2.6 0 0 0 0-5.2ZM2.8 13.5c0-2.6 2.3-4.2 5.2-4.2s5.2 1.6 5.2 4.2',
  order: 'M3 5h10l-.8 8.5H3.8L3 5Zm2.5 0V4.2a2.5 2.5 0 0 1 5 0V5',
  out: 'M9.5 2.5H3v11h6.5M6.5 8h7m0 0-2.5-2.5M13.5 8 11 10.5',
  light: 'M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6Zm0-3.5v1m0 11v1M1.5 8h1m11 0h1M3.4 3.4l.7.7m7.8 7.8.7.7m0-9.2-.7.7m-7.8 7.8-.7.7',
  dark: 'M13.5 9.8A6 6 0 0 1 6.2 2.5a6 6 0 1 0 7.3 7.3Z',
  more: 'M3.5 8h.1M8 8h.1m4.4 0h.1',
} as const

export type IconName = keyof typeof icons
