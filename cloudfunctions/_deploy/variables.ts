/** What whoever deploys has in the environment, and the functions get as it is (see _runtime/config.ts). */
export const GIVEN_VARIABLES = ['TENANT', 'WX_APPID', 'WX_SECRET', 'CODE_KEYS', 'DATA_KEYS', 'HMAC_KEY', 'TEMPLATE_IDS', 'PGHOST', 'PGPORT', 'PGDATABASE', 'PGSSLMODE', 'CLOUDBASE_APIKEY'] as const
/** What the deployment itself knows: where files go, the role it makes, and the password that lives nowhere but in the functions. */
const MADE_VARIABLES = ['STORAGE_URL', 'STORAGE_BUCKET', 'PGUSER', 'PGPASSWORD'] as const
/** Everything a function cannot do without. */
export const FUNCTION_VARIABLES = [...GIVEN_VARIABLES, ...MADE_VARIABLES] as const
/** May be left unset. */
export const OPTIONAL_VARIABLES = ['WX_VERSION', 'WX_API_BASE', 'CALLER_FROM_PROCESS', 'PREPARE', 'DESK_ORIGIN'] as const

/** Of the network that the database is in: both or neither. */
export const NETWORK_VARIABLES = ['PG_VPC_ID', 'PG_SUBNET_ID'] as const
/** Of the account; not handed to functions. */
export const ACCOUNT_VARIABLES = ['TENCENTCLOUD_SECRETID', 'TENCENTCLOUD_SECRETKEY'] as const

/** The platform's limit for all variables of a function together, names and values, in bytes. */
export const VARIABLES_LIMIT = 4096
