/** The frame that every page stands in. */
@NullMarked
package org.slaledger.web.page;

import org.jspecify.annotations.NullMarked;
