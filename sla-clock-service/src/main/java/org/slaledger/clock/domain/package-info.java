/** Pure: a ticket's response clock, decided and evolved. */
@NullMarked
package org.slaledger.clock.domain;

import org.jspecify.annotations.NullMarked;
