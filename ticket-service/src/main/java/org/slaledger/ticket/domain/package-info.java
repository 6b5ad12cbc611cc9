/** What a customer and a ticket are, and what may be done with them: pure functions. */
@NullMarked
package org.slaledger.ticket.domain;

import org.jspecify.annotations.NullMarked;
