/** Questions over HTTP. */
@NullMarked
package org.slaledger.notification.adapter.http;

import org.jspecify.annotations.NullMarked;
