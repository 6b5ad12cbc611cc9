/** Sealing on real parts. */
@NullMarked
package org.slaledger.journal.seal;

import org.jspecify.annotations.NullMarked;
