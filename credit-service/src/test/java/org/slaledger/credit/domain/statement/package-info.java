/** Tests. */
@NullMarked
package org.slaledger.credit.domain.statement;

import org.jspecify.annotations.NullMarked;
