/** Tests of forms that come over HTTP. */
@NullMarked
package org.slaledger.ticket.adapter.http;

import org.jspecify.annotations.NullMarked;
