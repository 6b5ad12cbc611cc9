package org.slaledger.contract.terms;

/** A type of DNS record. */
public enum DnsType {
  A,
  AAAA,
  CAA,
  CNAME,
  MX,
  NS,
  SOA,
  SRV,
  TXT
}
