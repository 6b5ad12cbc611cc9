-- Kafka's own assignment says which replica of a location measures a point.
DROP TABLE probe_lease;
