/** Tests of what goes over HTTP. */
@NullMarked
package org.slaledger.clock.adapter.http;

import org.jspecify.annotations.NullMarked;
