/** The HTTP interface: JSON in, JSON and problem details out. */
@NullMarked
package org.slaledger.probe.adapter.http;

import org.jspecify.annotations.NullMarked;
