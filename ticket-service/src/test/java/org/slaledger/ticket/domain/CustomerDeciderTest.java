package org.slaledger.ticket.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.decision.Decision.Ground;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.event.CustomerEvent;
import org.slaledger.contract.event.CustomerEvent.ContactAdded;
import org.slaledger.contract.event.CustomerEvent.CustomerRegistered;

class CustomerDeciderTest {
  private static final CustomerId ACME = new CustomerId("acme");
  private static final NewContact CARLA = new NewContact("carla", "Carla Day", "c@acme.example");

  @Test
  void a_customer_is_registered_with_its_contacts() {
    Decision<CustomerEvent> decision = register("acme", "Acme Ltd", CARLA);
    assertThat(decision)
        .isEqualTo(
            Decision.accepted(
                List.of(
                    new CustomerRegistered(ACME, "Acme Ltd"),
                    new ContactAdded(
                        ACME,
                        "carla",
                        Sealings.of("person/acme/carla").seal("name", "Carla Day"),
                        Sealings.of("person/acme/carla").seal("email", "c@acme.example")))));
  }

  @Test
  void a_customer_is_registered_once() {
    Decision<CustomerEvent> decision =
        CustomerDecider.decide(
            true,
            new RegisterCustomer("acme", "Acme", List.of(CARLA)),
            contact -> {
              throw new AssertionError("nothing is sealed that is refused");
            });
    assertThat(decision).isInstanceOf(Decision.Refused.class);
    assertThat(((Decision.Refused<CustomerEvent>) decision).ground()).isEqualTo(Ground.STATE);
  }

  @Test
  void an_id_that_is_no_name_is_refused() {
    assertThat(fields(register("acme/1", "Acme"))).containsExactly("customer");
  }

  @Test
  void contacts_are_told_apart_by_id_and_by_address() {
    Decision<CustomerEvent> decision =
        register(
            "acme",
            "Acme",
            CARLA,
            new NewContact("carla", "Carla", "x@acme.example"),
            new NewContact("other", "Other", "C@ACME.example"));
    assertThat(fields(decision)).containsExactly("contacts[1].contact", "contacts[2].email");
  }

  @Test
  void each_wrong_contact_is_named() {
    Decision<CustomerEvent> decision =
        register("acme", "Acme", CARLA, new NewContact("", " ", "nobody"));
    assertThat(fields(decision))
        .containsExactly("contacts[1].contact", "contacts[1].name", "contacts[1].email");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@b.example",
        "first.last+tag@mail.acme.example",
        "o'neill@acme.example",
        "x@1and1.example",
        "x@xn--bcher-kva.example"
      })
  void addresses_that_mail_can_be_sent_to_are_taken(String email) {
    assertThat(EmailAddress.isOne(email)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "acme",
        "@acme.example",
        "a@",
        "a@localhost",
        "a@acme.example, b@acme.example",
        "a@acme.example\r\nBcc: b@acme.example",
        "Carla <a@acme.example>",
        "a b@acme.example",
        ".a@acme.example",
        "a..b@acme.example",
        "a@-acme.example",
        "a@acme-.example",
        "a@acme..example",
        "ä@acme.example",
        "a@b@acme.example"
      })
  void what_is_no_plain_address_is_refused(String email) {
    assertThat(EmailAddress.isOne(email)).isFalse();
  }

  @Test
  void no_part_of_an_address_is_longer_than_mail_allows() {
    assertThat(EmailAddress.isOne("a".repeat(64) + "@acme.example")).isTrue();
    assertThat(EmailAddress.isOne("a".repeat(65) + "@acme.example")).isFalse();
    assertThat(EmailAddress.isOne("a@" + "b".repeat(64) + ".example")).isFalse();
    assertThat(EmailAddress.isOne("a@" + "b.".repeat(125) + "example")).isFalse();
  }

  private static Decision<CustomerEvent> register(
      String customer, String name, NewContact... contacts) {
    return CustomerDecider.decide(
        false,
        new RegisterCustomer(customer, name, List.of(contacts)),
        contact -> Sealings.of("person/acme/" + contact));
  }

  private static List<String> fields(Decision<CustomerEvent> decision) {
    assertThat(decision).isInstanceOf(Decision.Refused.class);
    return ((Decision.Refused<CustomerEvent>) decision)
        .violations().stream().map(Violation::field).toList();
  }
}
