/** The harness is tried, and then the platform with it. */
@NullMarked
package org.slaledger.soak;

import org.jspecify.annotations.NullMarked;
