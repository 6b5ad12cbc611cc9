/** Tests of pages. */
@NullMarked
package org.slaledger.clock.adapter.page;

import org.jspecify.annotations.NullMarked;
