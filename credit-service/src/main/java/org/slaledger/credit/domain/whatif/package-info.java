/** Statements as they would be if something were otherwise; nothing of it is ever written. */
@NullMarked
package org.slaledger.credit.domain.whatif;

import org.jspecify.annotations.NullMarked;
