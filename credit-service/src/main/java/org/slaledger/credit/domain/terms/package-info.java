/** The terms of an addendum, as the values that the sums are made of. */
@NullMarked
package org.slaledger.credit.domain.terms;

import org.jspecify.annotations.NullMarked;
