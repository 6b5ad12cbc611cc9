/** When what is due by the clock is due. */
@NullMarked
package org.slaledger.credit.automation;

import org.jspecify.annotations.NullMarked;
