/** Which events become leaves of the ledger, in which order. */
@NullMarked
package org.slaledger.credit.domain.ledger;

import org.jspecify.annotations.NullMarked;
