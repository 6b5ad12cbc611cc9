/** Pages in the browser. */
@NullMarked
package org.slaledger.notification.adapter.page;

import org.jspecify.annotations.NullMarked;
