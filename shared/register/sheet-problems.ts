/** What may be wrong with a spreadsheet that somebody hands in: nothing of it has been taken, and the sentence says what to do next. */
export const SHEET_PROBLEMS = {
  SHEET_EMPTY: '这个表格里没有内容。请打开看看是不是选错了文件，填好保存后再上传。',
  SHEET_PASSWORD: '这个表格设了密码，打不开。请在 Excel 或 WPS 里去掉密码，保存后再上传。',
  SHEET_OLD_XLS: '这不是 .xlsx 格式（可能是 .xls 或网页表格，改文件名没有用）。请用 Excel 或 WPS 打开，另存为 .xlsx 后再上传。',
  SHEET_OTHER_PROGRAM: '这是别的软件的表格（如 .ods、.numbers）。请在原来的软件里导出成 .xlsx 或 .csv 后再上传。',
  SHEET_NOT_A_TABLE: '这个文件不是表格（可能是图片、文档或压缩包）。请选 .xlsx 或 .csv 文件，压缩包请先解开。',
  SHEET_TOO_MANY_ROWS: '这个表格超过 30 万行，一次放不下。请分成几个文件，一个一个上传。',
  SHEET_TOO_WIDE: '这个表格有内容的列太多。请只留下模板里的列，其他的删掉后再上传。',
  SHEET_CELL_TOO_LONG: '有一格的内容太长（超过 32767 个字）。请检查是不是少了引号或贴错了内容，改短后再上传。',
  SHEET_TOO_LARGE: '这个表格展开以后太大，没有读。请新建一个表格，只把需要的内容复制过去，再上传。',
  SHEET_DAMAGED: '这个表格损坏了或者没有传完整。请用 Excel 或 WPS 打开检查，另存一份后再上传。',
  SHEET_NO_HEADING: '没有认出必有的列。请在下面指明哪一列是什么，再试算一次。',
  SHEET_NO_SHEET: '表格里没有这一页，可能被改名或隐藏了。请重新选一页，或把它取消隐藏后再上传。',
} as const
export type SheetProblem = keyof typeof SHEET_PROBLEMS
