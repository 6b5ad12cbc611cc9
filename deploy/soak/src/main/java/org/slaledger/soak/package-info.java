/** Faults under load, and the check that nothing came of them. */
@NullMarked
package org.slaledger.soak;

import org.jspecify.annotations.NullMarked;
