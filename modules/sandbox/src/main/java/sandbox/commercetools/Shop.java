package sandbox.commercetools;

import java.util.ArrayList;
import java.util.List;
import sandbox.commercetools.generate.OrderGenerator;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/** The shop's side: carts become orders, payments come with them. */
final class Shop {

    static final String CLIENT = "sandbox-shop";

    private final Project project;
    private final OrderStore orders;
    private final OrderImport completion;
    private final OrderGenerator generator;

    Shop(Project project, OrderStore orders, OrderImport completion, OrderGenerator generator) {
        this.project = project;
        this.orders = orders;
        this.completion = completion;
        this.generator = generator;
    }

    String place(ObjectNode order) {
        return Json.requiredText(orders.add(completion.order(order, CLIENT), "OrderCreated"), "id");
    }

    List<String> place(int count) {
        List<String> ids = new ArrayList<>();
        for (int each = 0; each < count; each++) {
            OrderGenerator.Drawn drawn = generator.next();
            if (drawn.payment() != null) {
                project.add("payments", drawn.payment());
            }
            ids.add(place(drawn.order()));
        }
        return ids;
    }
}
