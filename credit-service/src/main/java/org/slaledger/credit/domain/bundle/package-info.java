/** All that shows that a statement is right, in one file, and what it takes to check it. */
@NullMarked
package org.slaledger.credit.domain.bundle;

import org.jspecify.annotations.NullMarked;
