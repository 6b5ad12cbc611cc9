/** Tests of the pure rules. */
@NullMarked
package org.slaledger.notification.domain;

import org.jspecify.annotations.NullMarked;
