package org.slaledger.contract.terms;

import java.util.List;

/**
 * Who may change one thing.
 *
 * @param what is changed, such as {@code dns} or {@code firewall rules}
 * @param requestedBy who may ask for it
 * @param approvedBy who has to agree; nobody where empty
 */
public record ChangeFlow(String what, List<Party> requestedBy, List<Party> approvedBy) {}
