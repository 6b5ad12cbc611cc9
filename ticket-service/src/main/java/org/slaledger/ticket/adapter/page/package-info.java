/** The service for people, in a browser. */
@NullMarked
package org.slaledger.ticket.adapter.page;

import org.jspecify.annotations.NullMarked;
