/** Tests of starting and watching child processes. */
@NullMarked
package org.slaledger.local.service;

import org.jspecify.annotations.NullMarked;
