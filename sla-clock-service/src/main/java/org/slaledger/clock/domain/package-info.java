/** Pure: what was recorded of a ticket's clocks, and what there is still to say of them. */
@NullMarked
package org.slaledger.clock.domain;

import org.jspecify.annotations.NullMarked;
