/** Disks that fill and clocks that step. */
@NullMarked
package org.slaledger.soak.stand;

import org.jspecify.annotations.NullMarked;
