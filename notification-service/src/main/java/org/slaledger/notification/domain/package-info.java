/** Pure: whom to tell of what, in which words, and when to try again. */
@NullMarked
package org.slaledger.notification.domain;

import org.jspecify.annotations.NullMarked;
