package org.slaledger.ticket.adapter.http;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.slaledger.ticket.domain.NewContact;
import org.slaledger.ticket.domain.RegisterCustomer;

/** A customer to be registered. */
@Schema(
    name = "NewCustomer",
    examples =
        """
        {"customer":"acme","name":"Acme Ltd","contacts":[
         {"contact":"carla","name":"Carla Day","email":"carla@acme.example"}]}""")
record CustomerBody(String customer, String name, @Nullable List<NewContact> contacts) {
  RegisterCustomer command() {
    return new RegisterCustomer(customer, name, contacts == null ? List.of() : contacts);
  }
}
