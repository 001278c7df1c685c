/** One picture on a 24 grid. `line` is stroked 1.75 with round ends, `solid` is filled, `cut` is a stroke taken out of the solid. */
export interface IconShape {
  line?: string
  solid?: string
  cut?: string
}

const CIRCLE = 'M12 3.25a8.75 8.75 0 110 17.5 8.75 8.75 0 010-17.5z'

/** The pictures are ours and travel in the package: no icon font, nothing fetched. */
export const ICONS = {
  home: { line: 'M3.75 11.25L12 4l8.25 7.25M5.75 9.75V20h4.5v-5.5h3.5V20h4.5V9.75' },
  list: { line: 'M9 6h11M9 12h11M9 18h11M4.25 6h.5M4.25 12h.5M4.25 18h.5' },
  bell: { line: 'M4.75 17.75h14.5M6.5 17.5V11a5.5 5.5 0 0111 0v6.5M10.25 20.75h3.5' },
  user: { line: 'M12 4.25a3.75 3.75 0 110 7.5 3.75 3.75 0 010-7.5zM4.5 20.25c.9-3.9 3.7-5.75 7.5-5.75s6.6 1.85 7.5 5.75' },
  people: {
    line: 'M9.25 5a3.4 3.4 0 110 6.8 3.4 3.4 0 010-6.8zM2.75 19.5c.7-3.3 3-5 6.5-5s5.8 1.7 6.5 5M15.5 5.25a3.4 3.4 0 010 6.3M17.75 14.9c1.9.7 3.1 2.2 3.5 4.6',
  },
  back: { line: 'M14.75 5l-7 7 7 7' },
  close: { line: 'M6 6l12 12M18 6L6 18' },
  check: { line: 'M5 12.75l4.5 4.5L19 7.5' },
  'chevron-right': { line: 'M9.25 5l7 7-7 7' },
  up: { line: 'M12 20V5.25M5.5 11.5L12 5l6.5 6.5' },
  'check-circle': { solid: 'M12 2a10 10 0 100 20 10 10 0 000-20z', cut: 'M7.4 12.3l3.2 3.2 6-6.6' },
  'check-ring': { line: `${CIRCLE}M8 12.25l2.9 2.9 5.2-5.7` },
  'alert-triangle': { solid: 'M10.7 3.1a1.5 1.5 0 012.6 0l9.2 16.2a1.5 1.5 0 01-1.3 2.2H2.8a1.5 1.5 0 01-1.3-2.2z', cut: 'M12 9v5.5M12 18v.1' },
  'octagon-x': { solid: 'M7.7 1.75h8.6l5.95 5.95v8.6l-5.95 5.95H7.7L1.75 16.3V7.7z', cut: 'M8.5 8.5l7 7M15.5 8.5l-7 7' },
  'pause-square': { solid: 'M6 2h12a4 4 0 014 4v12a4 4 0 01-4 4H6a4 4 0 01-4-4V6a4 4 0 014-4z', cut: 'M9.25 8v8M14.75 8v8' },
  'half-circle': { line: CIRCLE, solid: 'M12 5.75a6.25 6.25 0 010 12.5z' },
  'dot-circle': { line: CIRCLE, solid: 'M12 9a3 3 0 110 6 3 3 0 010-6z' },
  clock: { line: `${CIRCLE}M12 7.5V12l3.25 2` },
  info: { line: `${CIRCLE}M12 11v5.25M12 7.75v.1` },
  phone: { line: 'M5.75 3.5h3.1l1.9 4.75-2.3 1.65a11.5 11.5 0 005.65 5.65l1.65-2.3 4.75 1.9v3.1a2.25 2.25 0 01-2.45 2.25A15.25 15.25 0 013.5 5.95 2.25 2.25 0 015.75 3.5z' },
  message: { line: 'M4 5h16v11.25h-8.5L7 20v-3.75H4z' },
  scan: { line: 'M4 8.25V5.5A1.5 1.5 0 015.5 4h2.75M15.75 4h2.75A1.5 1.5 0 0120 5.5v2.75M20 15.75v2.75a1.5 1.5 0 01-1.5 1.5h-2.75M8.25 20H5.5A1.5 1.5 0 014 18.5v-2.75M4 12h16' },
  qr: { line: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.5v2.5H14zM17.5 17.5H20V20h-2.5z' },
  file: { line: 'M6 3.25h8l4.25 4.25v13.25H6zM14 3.25V7.5h4.25M9.25 12.25h5.5M9.25 16h5.5' },
  photo: { line: 'M4 5h16v14H4zM4 16l4.5-4.5 4 4 2.5-2.5 5 4.5M15.5 8.75h.1' },
  camera: { line: 'M4 7.75h3.5L9 5h6l1.5 2.75H20V19H4zM12 9.75a3.4 3.4 0 110 6.8 3.4 3.4 0 010-6.8z' },
  transfer: { line: 'M4 8.5h15M15.25 4.75L19 8.5l-3.75 3.75M20 15.5H5M8.75 11.75L5 15.5l3.75 3.75' },
  return: { line: 'M4.75 9h9.5a5.5 5.5 0 010 11H8.5M9 4.75L4.75 9 9 13.25' },
  calendar: { line: 'M4 6h16v14H4zM4 10.25h16M8.5 3.5v4M15.5 3.5v4' },
  lock: { line: 'M7 10.5h10a2 2 0 012 2V18a2 2 0 01-2 2H7a2 2 0 01-2-2v-5.5a2 2 0 012-2zM8 10.5V8a4 4 0 018 0v2.5' },
  'lock-solid': { line: 'M7.75 10.5V7.75a4.25 4.25 0 018.5 0v2.75', solid: 'M6.5 10h11A2.5 2.5 0 0120 12.5v6a2.5 2.5 0 01-2.5 2.5h-11A2.5 2.5 0 014 18.5v-6A2.5 2.5 0 016.5 10z' },
  eye: { line: 'M2.5 12S6 5.75 12 5.75 21.5 12 21.5 12 18 18.25 12 18.25 2.5 12 2.5 12zM12 9.2a2.8 2.8 0 110 5.6 2.8 2.8 0 010-5.6z' },
  search: { line: 'M11 4.5a6.5 6.5 0 110 13 6.5 6.5 0 010-13zM15.75 15.75L20.5 20.5' },
  filter: { line: 'M4 6h16M7 12h10M10 18h4' },
  hand: { line: 'M7.25 13V6.75a1.45 1.45 0 012.9 0V11M10.15 10.5V4.95a1.45 1.45 0 012.9 0V10.5M13.05 10.5V6.2a1.45 1.45 0 012.9 0V13l1.5-1.7a1.4 1.4 0 012.2 1.7l-3.2 5.4a5 5 0 01-4.3 2.5c-3.2 0-4.9-1.9-4.9-5.2V13' },
  flag: { line: 'M6 21V4h12l-2.5 4.25L18 12.5H6' },
  building: { line: 'M5 20.25V4h9.5v16.25M14.5 9.5H19v10.75M3 20.25h18M8 8h3.5M8 12h3.5M8 16h3.5' },
  shield: { line: 'M12 3.25l7.25 2.5v5.75c0 4.5-2.9 7.6-7.25 9.25-4.35-1.65-7.25-4.75-7.25-9.25V5.75zM8.75 11.75l2.4 2.4 4.1-4.5' },
  'wifi-off': { line: 'M4 4l16 16M2.75 9.5a13.5 13.5 0 013.5-2.35M21.25 9.5A13.5 13.5 0 0010 5.9M6 13.25a9 9 0 013.4-2.05M18 13.25a9 9 0 00-2.3-1.65M9.25 16.75a4.25 4.25 0 014.2-1M12 19.75v.1' },
  refresh: { line: 'M20.25 4.5v5h-5M19.6 9.5A8 8 0 1018.9 16' },
  pencil: { line: 'M4.5 19.5l.9-4.15L15.9 4.85a1.8 1.8 0 012.55 0l.7.7a1.8 1.8 0 010 2.55L8.65 18.6zM13.75 7l3.25 3.25' },
  trash: { line: 'M4 6.5h16M9 6.5V4h6v2.5M6 6.5l1 13.75h10l1-13.75M10 10.5v6M14 10.5v6' },
  star: { line: 'M12 3.75l2.55 5.15 5.7.850-4.1 4 .950 5.65L12 16.75 6.9 19.4l.950-5.65-4.1-4 5.7-.850z' },
  send: { line: 'M4 12l16-7.25-5 15.25-3.5-6.75zM11.5 13.25L20 4.75' },
} as const satisfies Record<string, IconShape>

export type IconName = keyof typeof ICONS
