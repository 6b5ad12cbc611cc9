/** The service on a real broker, database and token issuer. */
@NullMarked
package org.slaledger.ticket;

import org.jspecify.annotations.NullMarked;
