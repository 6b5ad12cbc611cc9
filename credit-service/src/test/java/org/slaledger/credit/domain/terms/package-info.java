/** Tests. */
@NullMarked
package org.slaledger.credit.domain.terms;

import org.jspecify.annotations.NullMarked;
