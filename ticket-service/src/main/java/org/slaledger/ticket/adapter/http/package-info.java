/** The service over HTTP, for programs. */
@NullMarked
package org.slaledger.ticket.adapter.http;

import org.jspecify.annotations.NullMarked;
