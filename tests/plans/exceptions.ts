/** Faults that are meant, each with its reason. */
export const EXPECTED: readonly { statement: RegExp; fault: RegExp; why: string }[] = [
  { statement: /^job_move_places_/, fault: /area <> ALL/, why: 'of each request its few places are read by its key, and stay where they are right' },
  { statement: /^merge_(propose_read|decide_read|show)$/, fault: /closed_to @>/, why: 'what is going on in the two units is looked through in their index, a few times a merge' },
  { statement: /^import_absent$/, fault: /Index Scan companies/, why: 'one walk over the companies by their ids, a thousand of them that are absent at a time: only who asks for it, once an import' },
  { statement: /^register_companies_found$/, fault: /Sort of/, why: 'up to two thousand hits of a search are put in order; of more nobody sees them all' },
  { statement: /^directory_officials$/, fault: /strpos/, why: 'a search looks at every name: officials and units are some thousands and do not grow as cases do' },
  { statement: /^job_digest$/, fault: /Sort of Result: sorts \d+ rows/, why: 'what one tick told is counted by person and kind: after a long silence it is thousands, once' },
  { statement: /^job_tidy$/, fault: /Seq Scan requests/, why: 'two hundred of twenty thousand rows are found fastest by reading them all; of a million they are found by their key (npm run test:million)' },
  { statement: /^list_case_.*newest/, fault: /Sort of/, why: 'what is going on in an area, at most 20,000 rows of it, by when it was filed: no index has that order, which few ask for' },
  { statement: /^job_push$/, fault: /SubPlan/, why: 'most messages go to people who have no reminder left: each is asked by its key' },
  { statement: /^(register|export)_companies_found$/, fault: /^Sort of/, why: 'what a text finds, at most 2,000 by each way, is put in the order of the register for each page of it' },
]

/** Statements that no use of the product reaches here, each with its reason. */
export const NOT_RUN: Readonly<Record<string, string>> = {
  import_far: 'asked only after a batch that was sent twice, or stopped: by its key',
  import_refold: 'of companies stored before their names were folded: all of them are here',
  supervision_fan_out: 'the same statement as of a case, over another table: a circle of more than fifty is told of a case here',
  supervision_fan_out_last: 'as above',
  supervision_lock: 'taken when a file or picture of an order is found wanting: an order has none yet',
}

/** Further ones, which only a large past shows (npm run test:million). */
export const EXPECTED_OF_MANY: typeof EXPECTED = [
  { statement: /^search_/, fault: /Index Scan .*_pkey: throws away \d+ and keeps \d+ \(.*(granted|reader)/, why: 'a search holds each of up to 2,000 hits, found by its key, against the token of the list' },
  { statement: /^case_fan_out/, fault: /Sort of Append/, why: 'a circle named person by person stands in the job, and is put in order before each thousand of it' },
  { statement: /^directory_units$/, fault: /Sort of Nested Loop/, why: 'all officials of a district by name: the past has 7,500 of them in one, a real one a tenth of that' },
]
