/** Proofs that hold, and the many that must not. */
@NullMarked
package org.slaledger.ledger;

import org.jspecify.annotations.NullMarked;
