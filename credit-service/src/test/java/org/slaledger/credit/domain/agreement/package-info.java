/** Tests. */
@NullMarked
package org.slaledger.credit.domain.agreement;

import org.jspecify.annotations.NullMarked;
