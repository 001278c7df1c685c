import type { YearCalendar } from '../../sla/calendar'

/**
 * No notice for 2027 is built in. These are the 13 statutory days of the 2024 revision, with the days given back when they fall on a
 * weekend (第六条), and no make-up days. An administrator replaces it when the notice is published; open cases are then recomputed.
 */
export const YEAR_2027: YearCalendar = {
  year: 2027,
  citation: '推定：按《全国年节及纪念日放假办法》（国务院令第795号）推算，尚未依据国务院办公厅2027年放假通知，通知公布后请替换',
  assumption: true,
  holidays: [
    '01-01',
    // New Year's Eve to the third day; Saturday 6 and Sunday 7 are given back on 9 and 10.
    '02-05', '02-06', '02-07', '02-08', '02-09', '02-10',
    '04-05',
    // Saturday 1 and Sunday 2, given back on 3 and 4.
    '05-01', '05-02', '05-03', '05-04',
    '06-09',
    '09-15',
    // Friday 1; Saturday 2 and Sunday 3 are given back on 4 and 5.
    '10-01', '10-02', '10-03', '10-04', '10-05',
  ],
  workdays: [],
  festivals: [
    { name: '元旦', from: '01-01', to: '01-01' },
    { name: '春节', from: '02-05', to: '02-10' },
    { name: '清明节', from: '04-05', to: '04-05' },
    { name: '劳动节', from: '05-01', to: '05-04' },
    { name: '端午节', from: '06-09', to: '06-09' },
    { name: '中秋节', from: '09-15', to: '09-15' },
    { name: '国庆节', from: '10-01', to: '10-05' },
  ],
}
