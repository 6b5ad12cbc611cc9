package org.slaledger.probe.view;

import org.slaledger.contract.CustomerId;
import org.slaledger.contract.terms.MeasurementPoint;

/** Which terms of points whoever asks may know of, and so what was seen under them. */
@FunctionalInterface
public interface MayRead {
  /** Whether these, that were agreed with that customer. */
  boolean terms(CustomerId customer, MeasurementPoint terms);
}
