/** How fast the ledger takes events in, and what a proof out of it costs. */
@NullMarked
package org.slaledger.bench.ledger;

import org.jspecify.annotations.NullMarked;
