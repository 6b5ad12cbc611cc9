/** Response clocks: started, warned of, breached and stopped. */
@NullMarked
package org.slaledger.clock;

import org.jspecify.annotations.NullMarked;
