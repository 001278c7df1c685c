/** SQL: a CTE that ends the viewing of the caller that goes on, if there is one. One of which the half hour is over is no longer going on, and is closed all the same. */
export const ENDED = `ended as materialized (update mashangban.viewings v set ended_at = least(v.ends_at, :now::timestamptz) where v.tenant = :tenant and v.viewer = :personId and v.ended_at is null returning 1)`
