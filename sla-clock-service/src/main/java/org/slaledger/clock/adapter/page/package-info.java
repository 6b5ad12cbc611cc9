/** Pages in the browser. */
@NullMarked
package org.slaledger.clock.adapter.page;

import org.jspecify.annotations.NullMarked;
