/** Tests. */
@NullMarked
package org.slaledger.credit.domain.claim;

import org.jspecify.annotations.NullMarked;
