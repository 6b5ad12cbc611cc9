/** What the service keeps besides journal and views. */
@NullMarked
package org.slaledger.ticket.adapter.postgres;

import org.jspecify.annotations.NullMarked;
