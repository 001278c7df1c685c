/** Wednesday 2026-11-25, 09:00 China time: the clock of the tests starts on an ordinary working morning, whatever day it is outside. */
export const MORNING = '2026-11-25T01:00:00.000Z'
