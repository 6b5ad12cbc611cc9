/** Tests of what pages show. */
@NullMarked
package org.slaledger.web.page;

import org.jspecify.annotations.NullMarked;
