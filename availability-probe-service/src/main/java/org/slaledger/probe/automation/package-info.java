/** What the service does because of what integrators publish. */
@NullMarked
package org.slaledger.probe.automation;

import org.jspecify.annotations.NullMarked;
