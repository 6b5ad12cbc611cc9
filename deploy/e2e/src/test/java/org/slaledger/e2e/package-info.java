/** The whole platform as its users meet it: started, played, looked at in a browser, stopped. */
@NullMarked
package org.slaledger.e2e;

import org.jspecify.annotations.NullMarked;
