package org.slaledger.credit;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.slaledger.testkit.Endpoints;
import org.slaledger.testkit.PlatformResource;

@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = Api.DATABASE))
class SecurityTest {
  @TestHTTPResource("/")
  URI root;

  @TestFactory
  Stream<DynamicTest> no_endpoint_opens_without_its_role() {
    return Endpoints.of("org.slaledger.credit")
        .attempts(
            root,
            Set.of(
                "GET /ledger",
                "GET /ledger/checkpoint",
                "GET /ledger/checkpoints",
                "GET /ledger/checkpoints/{size}",
                "GET /ledger/consistency",
                "GET /ledger/handovers",
                "GET /ledger/tile/{level}/{tile: .+}"));
  }
}
