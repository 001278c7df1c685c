import { writeSigns } from '../../../../../cloudfunctions/_print/write-signs'
import { AT, LOOK, signAt } from '../../signs'

/** A function that prints, as small as can be: what it needs beside its bundle shows. */
void writeSigns('cards', [signAt(2)], LOOK, AT, process.stdout)
