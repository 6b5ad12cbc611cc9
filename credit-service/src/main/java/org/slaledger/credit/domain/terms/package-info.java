/** What the ruleset fixes besides the sums. */
@NullMarked
package org.slaledger.credit.domain.terms;

import org.jspecify.annotations.NullMarked;
