/** Something that the person starting the program can mend: told in one line, without a stack. */
export class StartFault extends Error {
  override readonly name = 'StartFault';
}
