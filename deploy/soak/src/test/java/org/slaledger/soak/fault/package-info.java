/** A seed means the same faults. */
@NullMarked
package org.slaledger.soak.fault;

import org.jspecify.annotations.NullMarked;
