/** Tests of what stands before every endpoint. */
@NullMarked
package org.slaledger.web.guard;

import org.jspecify.annotations.NullMarked;
