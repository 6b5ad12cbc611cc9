/** What use cases bring of their own, tried alone. */
@NullMarked
package org.slaledger.ticket.usecase;

import org.jspecify.annotations.NullMarked;
