/** What may be proposed and signed, and what follows from it. */
@NullMarked
package org.slaledger.credit.domain.agreement;

import org.jspecify.annotations.NullMarked;
