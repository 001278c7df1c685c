/** What stands in the pictures that signs are given: JPEG or PNG (`printablePicture`). */
type Picture = Buffer

export interface NamedPhone {
  name: string
  phone: string
}

/** What a sign says, as it is shown. */
export interface Sign {
  id: string
  of: 'company' | 'window' | 'hall' | 'grid'
  name: string
  /** What the code says: an https address of some 60 to 90 characters. */
  link: string
  /** For who has no smartphone: `7K3M-9QXD`. */
  shortCode: string
  /** Of a window: the hall that it is in, and its number there. */
  hall?: string
  number?: string
  officer?: NamedPhone & { unit: string; photo?: Picture }
  standIn?: NamedPhone
  /** The telephone for complaints about officers. */
  supervision?: string
}

/** How the signs of a tenant look, and what it says on all of them. */
export interface Look {
  tenantName: string
  hotline: string
  /** On transparent ground; signs of a page each bear it. */
  seal?: Picture
  /** `#17609f`: of bands and headings. Codes are black on white whatever it is. */
  colour: string
  wording: {
    /** What the code is called. */
    title: string
    /** To scan it. */
    invitation: string
    /** What it is for, in a sentence or two. */
    purpose: string
    steps: readonly [string, string, string]
    /** What an officer is called, as in 您的服务专员. */
    officer: string
  }
}

/** Cards of companies for a sheet to be cut; one sign a page for a door, a window, the hand (明白卡) and a wall; labels for a sheet of 3 × 8. */
export const TEMPLATES = ['cards', 'door', 'window', 'service', 'grid', 'labels'] as const
export type Template = (typeof TEMPLATES)[number]
