/** Decides what may be claimed not to count as down: claimed by one, accepted by another. */
@NullMarked
package org.slaledger.credit.domain.claim;

import org.jspecify.annotations.NullMarked;
